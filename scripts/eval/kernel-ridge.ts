import { indexProfiles } from '../../service/src/insight/discovery/likeness.ts';
import type { Profile } from '../../service/src/insight/discovery/profile.ts';
import { factor, solve } from './cholesky.ts';
import { createDuels } from './duels.ts';

/** An example of a class; `trust` says how closely it must be met, 1 for an ordinary one. */
export interface Example {
  readonly profile: Profile;
  readonly label: string;
  readonly trust?: number;
}

/** How far an ordinary example may be missed; found on training rows alone. */
const slack = 0.03;

/** How fast what two texts share loses its say as they grow unlike. */
const sharpness = 1.4;

/** As many classes as this, those a profile speaks for most, are held against each other in duels. */
const finalists = 4;

/** What duels count beside the regression; found on training rows alone. */
const duelShare = 0.3;

/**
 * Learns classes from examples by kernel ridge regression, one against all, and returns what names
 * the class of a profile; between the few that come nearest, duels have their say. Ties go to the
 * first label by name. Takes time by the cube of the count of examples: 1,650 need some four
 * seconds. Throws without examples.
 */
export function learnClasses(examples: readonly Example[]): (profile: Profile) => string {
  const labels = [...new Set(examples.map((example) => example.label))].sort();
  const [firstLabel] = labels;
  if (firstLabel === undefined) throw new Error('Without examples there is nothing to learn.');
  const index = indexProfiles(examples.map((example) => example.profile));
  const size = examples.length;
  const alike = examples.map(({ profile }) => likenessTo(profile));
  const duel = createDuels(
    alike,
    labels.map((label) => examples.flatMap((example, at) => (example.label === label ? [at] : []))),
  );
  const rows = examples.map(({ trust = 1 }, at) => {
    const row = kernelRow(alike[at] ?? new Float32Array(size));
    row[at] = (row[at] ?? 0) + slack / trust;
    return row;
  });
  factor(rows);
  const votes = labels.map((label) =>
    solve(
      rows,
      examples.map((example) =>
        example.label === label ? 1 : -1 / Math.max(1, labels.length - 1),
      ),
    ),
  );

  return (profile) => {
    const likeness = likenessTo(profile);
    const row = kernelRow(likeness);
    const scores = votes.map((ofLabel) => {
      let score = 0;
      for (let i = 0; i < size; i += 1) score += (row[i] ?? 0) * (ofLabel[i] ?? 0);
      return score;
    });
    const last = highest(scores);
    const final = last.map((one) =>
      last.reduce(
        (sum, other) => (other === one ? sum : sum + duelShare * duel(one, other, likeness)),
        scores[one] ?? 0,
      ),
    );
    const best = final.indexOf(Math.max(...final));
    return labels[last[best] ?? 0] ?? firstLabel;
  };

  function likenessTo(profile: Profile): Float32Array {
    const likeness = new Float32Array(size);
    index.compare(profile, likeness);
    return likeness;
  }

  function kernelRow(likeness: Float32Array): Float64Array {
    return Float64Array.from(likeness, (value) => Math.exp(sharpness * (value - 1)));
  }
}

/** The classes with the highest scores, in the order of their labels. */
function highest(scores: readonly number[]): number[] {
  return [...scores.keys()]
    .sort((one, other) => (scores[other] ?? 0) - (scores[one] ?? 0) || one - other)
    .slice(0, finalists)
    .sort((one, other) => one - other);
}

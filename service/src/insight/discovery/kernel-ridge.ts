import { indexProfiles } from './likeness.ts';
import type { Profile } from './profile.ts';

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

/**
 * Learns classes from examples by kernel ridge regression, one against all, and returns what names
 * the class of a profile; ties go to the first label by name. Takes time by the cube of the count of
 * examples: 1,650 need some four seconds. Throws without examples.
 */
export function learnClasses(examples: readonly Example[]): (profile: Profile) => string {
  const labels = [...new Set(examples.map((example) => example.label))].sort();
  const [firstLabel] = labels;
  if (firstLabel === undefined) throw new Error('Without examples there is nothing to learn.');
  const index = indexProfiles(examples.map((example) => example.profile));
  const size = examples.length;
  const rows = examples.map(({ profile, trust = 1 }, at) => {
    const row = kernelRow(profile);
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
    const row = kernelRow(profile);
    let best = { label: firstLabel, score: Number.NEGATIVE_INFINITY };
    labels.forEach((label, at) => {
      const ofLabel = votes[at] ?? row;
      let score = 0;
      for (let i = 0; i < size; i += 1) score += (row[i] ?? 0) * (ofLabel[i] ?? 0);
      if (score > best.score) best = { label, score };
    });
    return best.label;
  };

  function kernelRow(profile: Profile): Float64Array {
    const likeness = new Float32Array(size);
    index.compare(profile, likeness);
    return Float64Array.from(likeness, (value) => Math.exp(sharpness * (value - 1)));
  }
}

/** Cholesky: turns the lower half of a symmetric positive matrix into the factor L of L·Lᵀ. */
function factor(rows: readonly Float64Array[]): void {
  rows.forEach((row, i) => {
    for (let j = 0; j <= i; j += 1) {
      const other = rows[j] ?? row;
      let sum = row[j] ?? 0;
      for (let k = 0; k < j; k += 1) sum -= (row[k] ?? 0) * (other[k] ?? 0);
      // The slack keeps the diagonal positive; the floor guards against rounding.
      row[j] = i === j ? Math.sqrt(Math.max(sum, 1e-9)) : sum / (other[j] ?? 1);
    }
  });
}

/** Solves L·Lᵀ·x = y for the factor L. */
function solve(rows: readonly Float64Array[], y: readonly number[]): Float64Array {
  const x = Float64Array.from(y);
  rows.forEach((row, i) => {
    let sum = x[i] ?? 0;
    for (let k = 0; k < i; k += 1) sum -= (row[k] ?? 0) * (x[k] ?? 0);
    x[i] = sum / (row[i] ?? 1);
  });
  for (let i = rows.length - 1; i >= 0; i -= 1) {
    const row = rows[i] ?? x;
    const value = (x[i] ?? 0) / (row[i] ?? 1);
    x[i] = value;
    for (let k = 0; k < i; k += 1) x[k] = (x[k] ?? 0) - (row[k] ?? 0) * value;
  }
  return x;
}

import type { Batch, CountedNote } from './batch.ts';
import type { Hearing, LookedAt } from './looked-at.ts';
import { countedNote, stillThereOf } from './note-builder.ts';
import { planRelease } from './plan.ts';
import { smallestGroup } from './smallest-group.ts';

export const quarters = ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4', '2027-Q1', '2027-Q2'];
const releasesPerQuarter = 3;

/** What happened at one release: what stood before and after, and what waited. */
export interface Release {
  readonly quarter: string;
  readonly k: number;
  readonly waiting: readonly CountedNote[];
  readonly withdrawn: ReadonlySet<string>;
  /** Notes that stood in a batch before this release and did not any more. */
  readonly returned: ReadonlySet<string>;
  readonly strayed: ReadonlyMap<string, unknown>;
  readonly before: readonly Batch[];
  readonly kept: readonly Batch[];
  readonly takenBack: readonly Batch[];
  readonly added: readonly Batch[];
}

/**
 * A made-up history of an org for tests; the same seed always gives the same one. Between releases
 * marketing merges themes and undoes it, which files all notes anew, published ones too.
 */
export function historyOf(historySeed: number): Release[] {
  const chance = randomOf(historySeed);
  const pick = (count: number): number => Math.floor(chance() * count);
  const reps = 3 + pick(20);
  const notesPerRelease = 5 + pick(40);
  const releases: Release[] = [];
  const filedUnder = new Map<string, string>();
  const mergedInto = new Map<string, string>();
  let waiting: CountedNote[] = [];
  let standing: Batch[] = [];
  const lookedAt = new Map<string, LookedAt>();
  let written = 0;

  for (const quarter of quarters) {
    const k = smallestGroup(reps);
    for (let n = 0; n < releasesPerQuarter; n++) {
      for (let note = 0; note < notesPerRelease; note++) {
        const id = `note ${written++}`;
        const themeKey = `theme ${pick(6)}`;
        filedUnder.set(id, themeKey);
        waiting.push(
          countedNote({
            id,
            quarter,
            // A few write most of what is written, as in every team.
            contributor: `rep ${Math.floor(chance() * chance() * reps)}`,
            deal: `deal ${pick(reps * 3)}`,
            personaKey: `persona ${pick(3)}`,
            themeKey,
            isLost: chance() < 0.4,
            approvedQuote: chance() < 0.3 ? `words of ${id}` : null,
          }),
        );
      }
      const withdrawn = new Set(
        [...waiting, ...standing.flatMap((batch) => batch.notes)]
          .filter(() => chance() < 0.04)
          .map((note) => note.id),
      );
      if (chance() < 0.3) mergedInto.set(`theme ${pick(6)}`, `theme ${pick(6)}`);
      if (chance() < 0.2) mergedInto.clear();
      waiting = waiting
        .filter((note) => !withdrawn.has(note.id))
        .map((note) => {
          const themeKey = filedUnder.get(note.id) ?? note.themeKey;
          return { ...note, themeKey: mergedInto.get(themeKey) ?? themeKey };
        });
      const before = standing.map((batch) => ({
        ...batch,
        notes: batch.notes.map((note) => ({ ...note, isWithdrawn: withdrawn.has(note.id) })),
      }));
      // All counted notes are handed in, published ones too: the plan tells them apart.
      const returned = [...lookedAt].flatMap(([id, { kind }]) => (kind === 'returned' ? [id] : []));
      const plan = planRelease({
        ...{ notes: waiting, published: before, lookedAt, quarter, k },
        earlierReleases: releases.map((release, at) => ({
          releaseId: `${release.quarter}.${at + 1}`,
          k: release.k,
        })),
        stillThere: stillThereOf(waiting, lookedAt, before),
        releaseId: `${quarter}.${releases.length + 1}`,
        reasonOf: () => null,
      });
      // A note that strays keeps its place, where it stands.
      const hearingNow = (id: string): Hearing | null | undefined =>
        plan.passing.get(id) ?? plan.strayed.get(id);
      standing = [...plan.kept, ...plan.batches].map((batch) => ({
        ...batch,
        notes: batch.notes.map((note) => ({
          ...note,
          hearing: hearingNow(note.id) ?? note.hearing,
        })),
      }));
      for (const [id, heard] of plan.heard) {
        lookedAt.set(id, { kind: lookedAt.get(id)?.kind ?? 'weighed', ...heard });
      }
      for (const { notes, personaKey } of plan.takenBack) {
        for (const { id, hearing } of notes) {
          lookedAt.set(id, { kind: 'returned', personaKey, hearing });
        }
      }
      for (const [id, hearing] of [...plan.strayed, ...plan.passing]) {
        const known = lookedAt.get(id);
        if (known !== undefined) lookedAt.set(id, { ...known, hearing });
      }
      releases.push({
        quarter,
        k,
        waiting: [...waiting],
        withdrawn,
        returned: new Set(returned),
        before,
        ...plan,
        added: plan.batches,
      });
    }
  }
  return releases;
}

/** Mulberry32: small, well spread, and the same on every machine. */
function randomOf(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

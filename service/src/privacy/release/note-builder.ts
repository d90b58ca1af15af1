import type { Batch, CountedNote, ListedNote, ReleasedNote } from './batch.ts';
import { crowdOf as sizeOf } from './crowd-size.ts';
import type { LookedAt } from './looked-at.ts';
import type { StillThere } from './still-there.ts';

/** A counted note for a test, of one cell and quarter unless told otherwise. */
export function countedNote(given: Partial<CountedNote> & { id: string }): CountedNote {
  return {
    contributor: `rep ${given.id}`,
    deal: `deal ${given.id}`,
    quarter: '2026-Q1',
    personaKey: 'site-manager',
    themeKey: 'status-quo',
    isLost: false,
    approvedQuote: null,
    saying: { words: `words of ${given.id}`, theme: 'status-quo', isTapped: false },
    ...given,
  };
}

/** Notes of so many more reps for a test, each under a theme of its own: none of them can be published. */
export function crowdOf(count: number, given: Partial<CountedNote> = {}): CountedNote[] {
  return Array.from({ length: count }, (_, n) =>
    countedNote({ id: `beside ${n}`, themeKey: `noticed by ${n}`, ...given }),
  );
}

/** A note inside a batch for a test. */
export function releasedNote(given: Partial<ReleasedNote> & { id: string }): ReleasedNote {
  return {
    contributor: `rep ${given.id}`,
    deal: `deal ${given.id}`,
    isLost: false,
    approvedQuote: null,
    isWithdrawn: false,
    isFresh: true,
    hearing: null,
    ...given,
  };
}

/** So many others that whatever is true may be told. */
const beside = Array.from({ length: 200 }, (_, n) => ({
  ...{ contributor: `beside ${n}`, deal: `beside ${n}`, isLost: n % 2 === 0 },
}));

/** A batch for a test: as many notes as named, each of its own rep and deal; many others came with it. */
export function batchOfNotes(
  notes: readonly ReleasedNote[] | number,
  given: Partial<Omit<Batch, 'notes'>> = {},
): Batch {
  const count = typeof notes === 'number' ? notes : 0;
  const built = Array.from({ length: count }, (_, n) =>
    releasedNote({ id: `${given.quarter} ${n}` }),
  );
  const all = typeof notes === 'number' ? built : notes;
  return {
    personaKey: 'site-manager',
    themeKey: 'status-quo',
    releaseId: `${given.quarter ?? '2026-Q1'}.1`,
    quarter: '2026-Q1',
    k: 3,
    size: all.length,
    crowd: sizeOf(beside, 3),
    quotesShown: 0,
    ...given,
    notes: all,
  };
}

/** Of these notes, and of those in batches, who was heard: as if nothing else had become of them. */
export function stillThereOf(
  notes: readonly ListedNote[],
  lookedAt: ReadonlyMap<string, LookedAt>,
  published: readonly Batch[],
): StillThere[] {
  const standing = published.flatMap((batch) => batch.notes.filter((note) => !note.isWithdrawn));
  const quarters = new Map(notes.map(({ id, quarter }) => [id, quarter]));
  const listed = notes.flatMap(({ id, contributor, deal }) => {
    const hearing = lookedAt.get(id)?.hearing ?? null;
    return [{ id, contributor, deal, hearing }];
  });
  return [...standing, ...listed].flatMap(({ id, contributor, deal, hearing }) => {
    if (hearing === null) return [];
    const { look, generalLook, isLost } = hearing;
    const quarter = quarters.get(id) ?? '2026-Q1';
    const hasStrayed = hearing.saying === null;
    return [{ id, contributor, deal, look, generalLook, isLost, quarter, hasStrayed }];
  });
}

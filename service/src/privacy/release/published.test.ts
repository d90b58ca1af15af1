import { expect, it } from 'vitest';
import type { Batch } from './batch.ts';
import { batchOfNotes, releasedNote } from './note-builder.ts';
import { publishedLedger, publishedOrg } from './published.ts';

/** A batch of these reps, each on a deal of their own. */
function batchOf(themeKey: string, reps: string, given: Partial<Batch> = {}): Batch {
  const notes = [...reps].map((rep) =>
    releasedNote({ id: `${themeKey} ${rep}`, contributor: rep, deal: `deal of ${rep}` }),
  );
  return batchOfNotes(notes, { themeKey, ...given });
}

function shownOf(batches: readonly Batch[]) {
  return publishedOrg(batches, '2026-Q1', new Set());
}

function cellsOf(batches: readonly Batch[]): string[] {
  return shownOf(batches).cells.map(({ themeKey, cell }) => `${themeKey} ${cell.band}`);
}

function withLeft(left: number, leftOfSides = 0): Partial<Batch> {
  return { crowd: { left, leftOfSides } };
}

it('names nobody where all who came noticed something', () => {
  expect(cellsOf([batchOf('no-proof', 'abcdef', withLeft(3))])).toEqual(['no-proof 3+']);
  expect(cellsOf([batchOf('no-proof', 'abcdefghij', withLeft(7))])).toEqual(['no-proof 5+']);
});

it('says of a persona the largest band that any of its themes shows', () => {
  const { personas } = shownOf([batchOf('no-proof', 'abcde'), batchOf('no-budget', 'efghijklmno')]);
  expect(personas).toEqual([{ personaKey: 'site-manager', band: '10+' }]);
});

it('tells how deals ended only beside the largest band that may be told', () => {
  const shareOf = (crowd: Partial<Batch>): string | null | undefined => {
    const batch = batchOf('no-proof', 'abcdefghi', crowd);
    const notes = batch.notes.map((note, n) => ({ ...note, isLost: n < 3 }));
    return shownOf([{ ...batch, notes }]).cells[0]?.cell.lostShare;
  };
  expect(shareOf(withLeft(9, 6))).toBe('mostly-other');
  expect(shareOf(withLeft(9, 2))).toBeNull();
  // "5 or more" would be known to end with nine, where more might be told.
  expect(shareOf(withLeft(10, 9))).toBeNull();
});

it('shows no more quotes than reps are known to stand there', () => {
  const batch = batchOf('no-proof', 'abcdef', withLeft(3));
  const notes = batch.notes.map((note) => ({ ...note, approvedQuote: `words of ${note.id}` }));
  expect(shownOf([{ ...batch, notes }]).cells[0]?.cell.quotes).toHaveLength(3);
});

it('says no more of a reason than of a theme', () => {
  const cells = [batchOf('no-proof', 'abcdefghij'), batchOf('no-budget', 'abc')];
  const rows = publishedLedger(
    [
      { ...batchOf('no-proof', 'abcdef'), reason: 'price' as const },
      { ...batchOf('no-proof', 'abcdef', withLeft(3)), reason: 'missing' as const },
      { ...batchOf('no-proof', 'ghij'), reason: 'trust' as const },
      { ...batchOf('no-budget', 'abcdef'), reason: 'price' as const },
    ],
    shownOf(cells),
  );
  expect(rows.map(({ reason, band }) => [reason, band])).toEqual([
    ['price', '5+'],
    ['missing', '3+'],
    ['trust', '3+'],
    ['price', '3+'],
  ]);
});

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

it('names nobody where a whole persona noticed something', () => {
  const beside = batchOf('no-budget', 'abc');
  expect(cellsOf([batchOf('no-proof', 'abcdef'), beside])).toEqual(['no-proof 3+', 'no-budget 3+']);
  const ten = [batchOf('no-proof', 'abcdefghij'), beside];
  expect(cellsOf(ten)).toEqual(['no-proof 5+', 'no-budget 3+']);
  const thirteen = [batchOf('no-proof', 'abcdefghijklm'), beside];
  expect(cellsOf(thirteen)).toEqual(['no-proof 10+', 'no-budget 3+']);
});

it('says of a theme what its persona’s other themes leave in doubt', () => {
  expect(cellsOf([batchOf('no-proof', 'abcde'), batchOf('no-budget', 'efghi')])).toEqual([
    'no-proof 5+',
    'no-budget 5+',
  ]);
  expect(cellsOf([batchOf('no-proof', 'abcde'), batchOf('no-budget', 'efghijklmno')])).toEqual([
    'no-proof 5+',
    'no-budget 10+',
  ]);
  const elsewhere = batchOf('no-budget', 'efghijklmno', { personaKey: 'another' });
  expect(cellsOf([batchOf('no-proof', 'abcde'), elsewhere])).toEqual([
    'no-proof 3+',
    'no-budget 3+',
  ]);
});

it('says of a persona the largest band that any of its themes may show', () => {
  const { personas } = shownOf([batchOf('no-proof', 'abcde'), batchOf('no-budget', 'efghijklmno')]);
  expect(personas).toEqual([{ personaKey: 'site-manager', band: '10+' }]);
});

it('says no more of a reason than of a theme', () => {
  const cells = [batchOf('no-proof', 'abcdefghij'), batchOf('no-budget', 'abc')];
  const rows = publishedLedger(
    [
      { ...batchOf('no-proof', 'abcdef'), reason: 'price' as const },
      { ...batchOf('no-proof', 'ghij'), reason: 'trust' as const },
    ],
    shownOf(cells),
  );
  expect(rows.map(({ reason, band }) => [reason, band])).toEqual([
    ['price', '5+'],
    ['trust', '3+'],
  ]);
});

import { describe, expect, it } from 'vitest';
import type { Batch, ReleasedNote } from './batch.ts';
import { batchOfNotes, releasedNote } from './note-builder.ts';
import { publishedOrg } from './published.ts';
import { reviewBatches } from './review.ts';

/** A batch of so many notes, each of its own rep and deal, some of them withdrawn. */
function batchWith(withdrawn: number, total: number, given: Partial<Batch> = {}): Batch {
  const { themeKey = 'status-quo' } = given;
  return batchOfNotes(
    Array.from({ length: total }, (_, n) =>
      releasedNote({
        id: `${themeKey} ${n}`,
        contributor: `rep ${themeKey} ${n}`,
        deal: `deal ${themeKey} ${n}`,
        isWithdrawn: n < withdrawn,
      }),
    ),
    given,
  );
}

function review(published: readonly Batch[], added: readonly Batch[] = []) {
  return reviewBatches(published, { quarter: '2026-Q1', added });
}

function themesOf(batches: readonly Batch[]): string[] {
  return batches.map(({ themeKey }) => themeKey);
}

function bandsIn(batches: readonly Batch[]): string[] {
  const { cells } = publishedOrg(batches, '2026-Q1', new Set());
  return cells.map(({ cell }) => cell.band);
}

describe('a withdrawn note', () => {
  it('leaves its batch where nobody can see that', () => {
    const { kept, takenBack } = review([batchWith(1, 9)]);
    expect(kept.map((batch) => batch.notes.length)).toEqual([8]);
    expect(takenBack).toEqual([]);
  });

  it('takes its batch with it where a band would tell', () => {
    const batch = batchWith(1, 5);
    expect(review([batch])).toEqual({ kept: [], takenBack: [batch] });
  });

  it('takes its batch with it where the lost share would tell', () => {
    const notes = (lost: number): ReleasedNote[] =>
      batchWith(0, 12).notes.map((note, n) => ({ ...note, isLost: n < lost }));
    const withdrawing = (n: number): Batch =>
      batchOfNotes(notes(8).map((note, at) => ({ ...note, isWithdrawn: at === n })));
    // Mostly lost at 8 of 12, and at 8 of 11; mixed at 7 of 11.
    expect(review([withdrawing(11)]).takenBack).toEqual([]);
    expect(review([withdrawing(0)]).takenBack).toHaveLength(1);
  });

  it('takes its batch with it where the numbers of the persona would tell', () => {
    const cells = [batchWith(0, 7), batchWith(1, 7, { themeKey: 'true-budget' })];
    expect(review(cells).takenBack).toEqual([]);
    // Thirteen reps in all, of whom "10 or more" leaves three in doubt; and then twelve.
    const fewer = [batchWith(0, 6), batchWith(1, 7, { themeKey: 'true-budget' })];
    expect(themesOf(review(fewer).takenBack)).toEqual(['true-budget']);
    expect(themesOf(review(fewer).kept)).toEqual(['status-quo']);
  });

  it('takes its batch with it where a later release, which may tell more, would', () => {
    const five = batchWith(0, 5);
    const beside = batchWith(0, 3, { themeKey: 'true-budget' });
    expect(bandsIn([five, beside])).toEqual(['5+', '3+']);
    // Something of the same reps takes its place, and "3+" is all that may be told of four reps or five.
    const ofSameReps = { ...batchWith(0, 3), themeKey: 'no-capacity', quarter: '2026-Q2' };
    expect(bandsIn([five, ofSameReps])).toEqual(['3+', '3+']);
    const { kept } = review([batchWith(1, 5), ofSameReps]);
    // Had it been kept, everybody could see that somebody went: "5+" is "3+" under the same largest band.
    expect(themesOf(kept)).toEqual(['no-capacity']);
  });

  it('takes its batch with it where the lost shares of other cells would go', () => {
    const cellWith = (lost: number, withdrawn: number, given: Partial<Batch>): Batch => ({
      ...batchWith(withdrawn, 11, given),
      notes: batchWith(withdrawn, 11, given).notes.map((note, n) => ({
        ...note,
        isLost: n < lost,
      })),
    });
    // Of the eleven lost deals that "10 or more" asks for ten are left; the cell itself told no share.
    const cells = (lost: number): Batch[] => [
      cellWith(lost, 0, {}),
      cellWith(2, 1, { themeKey: 'true-budget' }),
    ];
    expect(themesOf(review(cells(9)).takenBack)).toEqual(['true-budget']);
    expect(review(cells(10)).takenBack).toEqual([]);
  });

  it('takes its batch with it where growth of another cell could not be told any more', () => {
    const earlier = { quarter: '2025-Q4' };
    const elsewhere = batchWith(0, 3, { themeKey: 'no-capacity', ...earlier });
    const grown = [batchWith(0, 3, earlier), batchWith(0, 5), elsewhere];
    const beside = (total: number): Batch => batchWith(1, total, { themeKey: 'true-budget' });
    // Of those who are not behind it three are left, or two.
    expect(themesOf(review([...grown, beside(4)]).takenBack)).toEqual([]);
    const around = batchOfNotes(
      beside(4).notes.map((note, n) =>
        n === 3 ? { ...note, contributor: 'rep status-quo 0' } : note,
      ),
      { themeKey: 'true-budget' },
    );
    expect(themesOf(review([...grown, around]).takenBack)).toEqual(['true-budget']);
  });

  it('leaves where its cell gains a batch at once, as that tells nothing of one rep', () => {
    const published = [batchWith(1, 5)];
    const [fresh] = [batchWith(0, 3, { quarter: '2026-Q2' })];
    expect(review(published, [fresh]).kept.map((batch) => batch.notes.length)).toEqual([4]);
    const elsewhere = batchWith(0, 3, { personaKey: 'another' });
    expect(review(published, [elsewhere]).kept).toEqual([]);
  });
});

describe('a batch goes back whole', () => {
  it('when fewer than k reps are left', () => {
    const batch = batchWith(1, 3);
    expect(review([batch])).toEqual({ kept: [], takenBack: [batch] });
    expect(review([batch], [batchWith(0, 3, { quarter: '2026-Q2' })]).takenBack).toEqual([batch]);
  });

  it('when one rep is left with more than half of it', () => {
    const notes = ['a', 'a', 'b', 'c', 'd'].map((contributor, n) =>
      releasedNote({ id: `${n}`, contributor, isWithdrawn: n === 4 }),
    );
    const growing = [batchWith(0, 3, { quarter: '2026-Q2' })];
    expect(review([batchOfNotes(notes)], growing).kept).toHaveLength(1);
    const more = [...notes, releasedNote({ id: '5', contributor: 'a' })];
    expect(review([batchOfNotes(more)], growing).takenBack).toHaveLength(1);
  });

  it('when too few are left of those that were not published before', () => {
    const riding = batchWith(0, 9).notes.map((note, n) => ({ ...note, isFresh: n < 3 }));
    expect(review([batchOfNotes(riding)]).kept).toHaveLength(1);
    const left = riding.map((note, n) => ({ ...note, isWithdrawn: n === 0 }));
    expect(review([batchOfNotes(left)]).takenBack).toHaveLength(1);
  });

  it('by the k it was published under', () => {
    expect(review([batchWith(0, 4, { k: 5 })]).takenBack).toHaveLength(1);
  });

  it('with another one of its cell, if it lost notes before that nobody could see', () => {
    const thinned = batchWith(0, 8, { size: 9 });
    const whole = batchWith(0, 9, { themeKey: 'status-quo', quarter: '2026-Q2' });
    const torn = batchWith(1, 3, { quarter: '2026-Q3' });
    const { kept, takenBack } = review([thinned, whole, torn]);
    expect(kept).toEqual([whole]);
    expect(takenBack).toEqual([thinned, torn]);
  });

  it('with another one of its persona too, unless the persona gains a batch', () => {
    const thinned = batchWith(0, 8, { size: 9 });
    const torn = batchWith(1, 3, { themeKey: 'true-budget' });
    expect(review([thinned, torn]).kept).toEqual([]);
    const elsewhere = batchWith(0, 3, { themeKey: 'no-capacity' });
    expect(review([thinned, torn], [elsewhere]).kept).toEqual([thinned]);
  });
});

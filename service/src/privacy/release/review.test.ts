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
  return reviewBatches(published, { quarter: '2026-Q1', added, crowds: new Map() });
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

  it('takes its batch with it where a later release, which may tell more, would', () => {
    const little = { crowd: { left: 3, leftOfSides: 0 } };
    const five = batchWith(1, 5, little);
    expect(bandsIn([batchWith(0, 5, little)])).toEqual(['3+']);
    expect(review([five]).takenBack).toEqual([five]);
  });

  it('takes its batch with it where the first batches of its cell would tell', () => {
    const later = batchWith(0, 5, { quarter: '2026-Q2' });
    const others = later.notes.map((note) => ({ ...note, contributor: `other ${note.id}` }));
    const published = [batchWith(1, 5), { ...later, notes: others }];
    // Nine are left for ten, or "5 or more"; but of the first five, four.
    expect(review([...published, batchWith(0, 9, { themeKey: 'true-budget' })]).takenBack).toEqual(
      published.slice(0, 1),
    );
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
});

describe('a batch whose crowd became smaller', () => {
  const ofFive = batchWith(0, 5, { crowd: { left: 5, leftOfSides: 0 } });
  const kept = (left: number, hides = true): number => {
    const crowds = new Map([[ofFive, { size: { left, leftOfSides: 0 }, hides }]]);
    return reviewBatches([ofFive], { quarter: '2026-Q1', added: [], crowds }).kept.length;
  };

  it('goes back where less could be told by now, or nobody hides any more', () => {
    expect(kept(5)).toBe(1);
    expect(kept(4)).toBe(0);
    expect(kept(5, false)).toBe(0);
  });

  it('stays where as much could be told, and is of the smaller crowd from then on', () => {
    const large = batchWith(0, 5, { crowd: { left: 9, leftOfSides: 0 }, releaseId: '2026-Q1.2' });
    const crowds = new Map([[large, { size: { left: 7, leftOfSides: 0 }, hides: true }]]);
    const release = { quarter: '2026-Q1', added: [], crowds };
    expect(reviewBatches([large], release).kept).toMatchObject([{ crowd: { left: 7 } }]);
  });
});

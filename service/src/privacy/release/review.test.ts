import { expect, it } from 'vitest';
import { batchOfNotes, releasedNote } from './note-builder.ts';
import { reviewBatches } from './review.ts';

function batchWith(withdrawn: number, total: number) {
  return batchOfNotes(
    Array.from({ length: total }, (_, n) =>
      releasedNote({ id: `${n}`, isWithdrawn: n < withdrawn }),
    ),
  );
}

it('keeps a batch without its withdrawn notes while it meets the rule', () => {
  const { kept, takenBack } = reviewBatches([batchWith(1, 4)]);
  expect(kept.map((batch) => batch.notes.map((note) => note.id))).toEqual([['1', '2', '3']]);
  expect(takenBack).toEqual([]);
});

it('takes a batch back whole when it falls below k', () => {
  const batch = batchWith(1, 3);
  expect(reviewBatches([batch])).toEqual({ kept: [], takenBack: [batch] });
});

it('takes a batch back when one rep is left with more than half of it', () => {
  const notes = ['a', 'a', 'b', 'c'].map((contributor, n) =>
    releasedNote({ id: `${n}`, contributor, isWithdrawn: false }),
  );
  const more = [...notes, releasedNote({ id: '4', contributor: 'd', isWithdrawn: true })];
  expect(reviewBatches([batchOfNotes(more)]).kept).toHaveLength(1);
  const third = [...more, releasedNote({ id: '5', contributor: 'a' })];
  expect(reviewBatches([batchOfNotes(third)]).takenBack).toHaveLength(1);
});

it('judges a batch by the k it was published under', () => {
  expect(reviewBatches([{ ...batchWith(0, 4), k: 5 }]).takenBack).toHaveLength(1);
});

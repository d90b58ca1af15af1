import { describe, expect, it } from 'vitest';
import { crowdNeeded, isCrowd } from './crowd.ts';
import { crowdOf } from './crowd-size.ts';
import { releasedNote } from './note-builder.ts';

/** A note of each rep, one letter each, on a deal of their own or on those named by the second letters. */
function notesOf(reps: string, deals = reps) {
  return [...reps].map((contributor, n) =>
    releasedNote({ id: `${contributor}${n}`, contributor, deal: deals.charAt(n) }),
  );
}

describe('a crowd', () => {
  it('leaves more than k reps when k − 1 who know of each other are taken out', () => {
    for (const k of [3, 4, 5, 9]) expect(crowdNeeded(k) - (k - 1)).toBe(k + 1);
  });

  it('counts people, not notes', () => {
    expect(isCrowd(notesOf('abcdeee', '1234567'), 3)).toBe(false);
    expect(isCrowd(notesOf('abcdef'), 3)).toBe(true);
    expect(isCrowd(notesOf('abcdef'), 4)).toBe(false);
  });

  it('leaves k deals as well: of two deals of their own and one account, all would be needed', () => {
    expect(isCrowd(notesOf('abcdef', '123333'), 3)).toBe(false);
    expect(isCrowd(notesOf('abcdef', '123456'), 3)).toBe(true);
    expect(isCrowd(notesOf('abcdefgh', '12345566'), 3)).toBe(true);
  });
});

describe('how large a crowd is', () => {
  it('is what is left without any k of it', () => {
    expect(crowdOf(notesOf('abcdefgh'), 3).left).toBe(5);
    expect(crowdOf(notesOf('abcdefgh', '11223344'), 3).left).toBe(3);
  });

  it('goes by how many batches were made of it: nobody is behind more than they wrote notes', () => {
    const twice = notesOf('abcdefghab', '1234567890');
    expect(crowdOf(twice, 3).left).toBe(5);
    expect(crowdOf(twice, 3, 2).left).toBe(2);
    expect(crowdOf([...twice, ...notesOf('cdefgh', 'uvwxyz')], 3, 2).left).toBe(5);
  });

  it('is told of those with lost deals and of others where both are enough', () => {
    const sides = (lost: number, others: number): number => {
      const all = notesOf('abcdefghijklmnopqrstuvwxyz'.slice(0, lost + others));
      return crowdOf(
        all.map((note, n) => ({ ...note, isLost: n < lost })),
        3,
      ).leftOfSides;
    };
    expect(sides(9, 10)).toBe(6);
    expect(sides(12, 11)).toBe(8);
    expect(sides(8, 12)).toBe(0);
  });
});

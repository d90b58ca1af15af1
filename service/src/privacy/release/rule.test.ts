import { describe, expect, it } from 'vitest';
import { meetsRule } from './rule.ts';

/** `a1 b2` is a note of rep a on deal 1 and one of rep b on deal 2. */
function notes(list: string) {
  return list.split(' ').map((note) => ({ contributor: note.charAt(0), deal: note.slice(1) }));
}

describe('notes may be published together', () => {
  it('when k reps wrote them on k deals', () => {
    expect(meetsRule(notes('a1 b2 c3'), 3)).toBe(true);
    expect(meetsRule(notes('a1 b2 c3'), 4)).toBe(false);
  });

  it('but not of fewer reps, however many notes', () => {
    expect(meetsRule(notes('a1 b2 a3 b4 a5 b6'), 3)).toBe(false);
  });

  it('nor on fewer deals', () => {
    expect(meetsRule(notes('a1 b2 c1 d2'), 3)).toBe(false);
  });

  it('nor with one rep behind more than half of them', () => {
    expect(meetsRule(notes('a1 a2 b3 c4'), 3)).toBe(true);
    expect(meetsRule(notes('a1 a2 a3 b4 c5'), 3)).toBe(false);
  });

  it('nor with one deal behind more than half of them', () => {
    expect(meetsRule(notes('a1 b1 c2 d3'), 3)).toBe(true);
    expect(meetsRule(notes('a1 b1 c1 d2 e3'), 3)).toBe(false);
  });

  it('and never when there are none', () => {
    expect(meetsRule([], 3)).toBe(false);
  });
});

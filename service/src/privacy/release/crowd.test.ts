import { describe, expect, it } from 'vitest';
import { crowdNeeded, isCrowd, isHeard } from './crowd.ts';

/** A note of each rep, one letter each; more letters of one rep are more notes. */
function notesOf(reps: string, prefix = '') {
  return [...reps].map((contributor, n) => ({ id: `${prefix}${contributor}${n}`, contributor }));
}

function idsOf(notes: readonly { readonly id: string }[]): Set<string> {
  return new Set(notes.map(({ id }) => id));
}

const nobody = new Set<string>();

describe('a crowd', () => {
  it('leaves more than k reps when k − 1 who know of each other are taken out', () => {
    for (const k of [3, 4, 5, 9]) expect(crowdNeeded(k) - (k - 1)).toBe(k + 1);
  });

  it('counts people, not notes', () => {
    expect(isCrowd(notesOf('abcdeee'), 3)).toBe(false);
    expect(isCrowd(notesOf('abcdef'), 3)).toBe(true);
  });
});

describe('a release', () => {
  const first = notesOf('abcdef');
  const earlier = { returned: nobody, looks: [idsOf(first)] };

  it('hears what waits once its reps are a crowd, whatever they say', () => {
    const before = { returned: nobody, looks: [] };
    expect(isHeard(notesOf('abcde'), before, 3)).toBe(false);
    expect(isHeard(first, before, 3)).toBe(true);
    expect(isHeard(notesOf('abcdefg'), before, 4)).toBe(false);
  });

  it('counts nobody whose notes were shown once', () => {
    const shown = { returned: idsOf(notesOf('f', 'shown ')), looks: [] };
    expect(isHeard([...notesOf('abcde'), ...notesOf('f', 'shown ')], shown, 3)).toBe(false);
  });

  it('hears nothing again until a crowd came: what was not shown is known, and the rest their doing', () => {
    expect(isHeard(first, earlier, 3)).toBe(false);
    expect(isHeard([...first, ...notesOf('ghijk', 'new ')], earlier, 3)).toBe(false);
    expect(isHeard([...first, ...notesOf('ghijkl', 'new ')], earlier, 3)).toBe(true);
  });

  it('takes for new what the same reps wrote since', () => {
    expect(isHeard([...first, ...notesOf('abcdef', 'new ')], earlier, 3)).toBe(true);
  });

  it('hears what several earlier ones heard apart, if a crowd joins each of them', () => {
    const second = notesOf('ghijkl', 'elsewhere ');
    const apart = { returned: nobody, looks: [idsOf(first), idsOf(second)] };
    expect(isHeard([...first, ...second], apart, 3)).toBe(true);
    expect(isHeard([...first, ...second.slice(1)], apart, 3)).toBe(false);
  });

  it('is content with fewer newcomers only where it is told so', () => {
    const one = [...first, ...notesOf('g', 'new ')];
    expect(isHeard(one, earlier, 3, 1)).toBe(true);
    expect(isHeard(first, earlier, 3, 1)).toBe(false);
    expect(isHeard(notesOf('abcde'), { returned: nobody, looks: [] }, 3, 1)).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { buyersInGeneral } from '../../notes/note.ts';
import { type FoundNote, lookInto } from './look.ts';

/** A note of each rep, one letter each, all known from one place or look, or from none. */
function found(reps: string, knownFrom: string | null = null, isShown = false): FoundNote[] {
  return [...reps].map((contributor) => {
    const id = `${contributor} ${knownFrom} ${isShown}`;
    return { id, contributor, deal: id, knownFrom, isShown };
  });
}

/** Who is heard, in turn. */
function heard(place: string, notes: readonly FoundNote[], isSample = false): string | null {
  const look = lookInto(place, notes, 3, isSample);
  return look && look.heard.map(({ contributor }) => contributor).join('');
}

describe('a persona', () => {
  it('is heard once those who wrote there are a crowd', () => {
    expect(heard('ops', found('abcde'))).toBeNull();
    expect(heard('ops', found('abcdef'))).toBe('abcdef');
  });

  it('is heard again only for a crowd that came since, and what waits there comes along', () => {
    const before = found('abcdef', 'ops');
    expect(heard('ops', before)).toBeNull();
    expect(heard('ops', [...before, ...found('ghijk')])).toBeNull();
    expect(heard('ops', [...before, ...found('ghijkl')])).toBe('abcdefghijkl');
  });

  it('takes for new what the same reps wrote since', () => {
    expect(heard('ops', [...found('abcdef', 'ops'), ...found('abcdef')])).toBe('abcdefabcdef');
  });

  it('hears nothing of what is shown', () => {
    expect(heard('ops', [...found('xyz', 'ops', true), ...found('abcdef')])).toBe('abcdef');
  });

  it('of the sample is heard again for one, where all who wait are a crowd', () => {
    const before = found('abcde', 'ops');
    expect(heard('ops', [...before, ...found('g')], true)).toBe('abcdeg');
    expect(heard('ops', before, true)).toBeNull();
    expect(heard('ops', [...found('abcd', 'ops'), ...found('g')], true)).toBeNull();
  });
});

describe('buyers in general', () => {
  const general = (notes: readonly FoundNote[]): string | null => heard(buyersInGeneral, notes);

  it('hear what grew old together with those whom a release heard beside it', () => {
    expect(general([...found('abcdef', 'ops'), ...found('ghijkl', 'tax')])).toBe('abcdefghijkl');
  });

  it('do not hear few who were never heard: who joins others alone would be known', () => {
    expect(general([...found('abcdef', 'ops'), ...found('xyz')])).toBe('abcdef');
    expect(general(found('uvwxyz'))).toBe('uvwxyz');
  });

  it('do not hear few who were moved away from those they were heard with', () => {
    expect(general([...found('abcdef', 'ops'), ...found('x', 'tax')])).toBe('abcdef');
  });

  it('listen by who wrote, whatever is shown of it: else that they listen would tell', () => {
    const shown = found('abcde', 'ops', true);
    expect(general([...shown, ...found('f', 'ops')])).toBe('f');
  });

  it('hear again what they heard, beside a crowd more', () => {
    const before = found('abcdef', buyersInGeneral);
    expect(general(before)).toBeNull();
    expect(general([...before, ...found('ghijkl', 'ops')])).toBe('abcdefghijkl');
  });
});

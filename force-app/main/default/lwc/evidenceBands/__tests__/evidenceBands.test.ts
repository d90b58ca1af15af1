import { describe, expect, it } from '@jest/globals';
import { bandStrength, bandWords, pipsOf } from 'c/evidenceBands';

describe('evidenceBands', () => {
  it('ranks the bands, and anything else below them', () => {
    expect(['', '3-4', '5-9', '10-19', '20-49', '50+'].map(bandStrength)).toEqual([
      0, 1, 2, 3, 4, 5,
    ]);
  });

  it('takes an open band for no more than what it begins with', () => {
    expect(['3+', '5+', '10+', '20+'].map(bandStrength)).toEqual([1, 2, 3, 4]);
  });

  it('draws one of five marks a band', () => {
    expect(pipsOf('10-19').map(({ isOn }) => isOn)).toEqual([true, true, true, false, false]);
  });

  it('writes a band with a dash, and one without an end as a person says it', () => {
    expect(bandWords('10-19')).toBe('10–19');
    expect(bandWords('5+')).toBe('5 or more');
  });
});

import { describe, expect, it } from '@jest/globals';
import { bandStrength, bandWords, pipsOf } from 'c/evidenceBands';

describe('evidenceBands', () => {
  it('ranks the bands, and anything else below them', () => {
    expect(['', '3+', '5+', '10+', '20+', '50+'].map(bandStrength)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('draws one of five marks a band', () => {
    expect(pipsOf('10+').map(({ isOn }) => isOn)).toEqual([true, true, true, false, false]);
  });

  it('writes a band as a person says it', () => {
    expect(bandWords('5+')).toBe('5 or more');
  });
});

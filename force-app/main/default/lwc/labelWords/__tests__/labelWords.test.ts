import { describe, expect, it } from '@jest/globals';
import { countInWords, fill } from 'c/labelWords';

describe('fill', () => {
  it('puts each word into its place, as often as the label names it', () => {
    expect(fill('{0} reps, on {0} of {1} deals', 'three', 'ten')).toBe(
      'three reps, on three of ten deals',
    );
  });

  it('leaves a place that nobody fills, so that the gap is seen', () => {
    expect(fill('Filed under {0}')).toBe('Filed under {0}');
  });

  it('does not read a word as a pattern', () => {
    expect(fill('Filed under {0}', '$& {0}')).toBe('Filed under $& {0}');
  });
});

describe('countInWords', () => {
  it('says small groups in words and others in digits', () => {
    expect([3, 4, 5, 12].map(countInWords)).toEqual(['three', 'four', 'five', '12']);
  });
});

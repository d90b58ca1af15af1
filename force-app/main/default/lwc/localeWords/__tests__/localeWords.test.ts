import { describe, expect, it } from '@jest/globals';
import { dateWords, dayWords, numberWords, usableLocales } from 'c/localeWords';

describe('localeWords', () => {
  it('writes numbers and dates as the reader does', () => {
    expect(numberWords(32_000)).toBe('32,000');
    expect(dateWords('2026-11-01')).toBe('November 1, 2026');
  });

  it('writes nothing for what is no date', () => {
    expect(dateWords('')).toBe('');
    expect(dateWords('soon')).toBe('');
  });

  it('writes the day of a moment where the reader is', () => {
    expect(dayWords('2026-11-01T20:15:00.000Z')).toBe('Nov 1, 2026');
    expect(dayWords('soon')).toBe('');
  });

  it('passes over a locale that browsers do not know', () => {
    expect(usableLocales('de-AT')).toEqual(['de-AT']);
    expect(usableLocales('en-US@posix')).toEqual([]);
  });
});

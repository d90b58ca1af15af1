import { describe, expect, it } from '@jest/globals';
import { noteName, oneMoreWords, unsentWords } from '../noteWriterWords';

describe('unsentWords', () => {
  const now = Date.UTC(2026, 10, 20, 12);

  it('names the day of the week, or today', () => {
    expect(unsentWords(Date.UTC(2026, 10, 17, 12), now)).toBe('Your unsent note from Tuesday.');
    expect(unsentWords(now - 60_000, now)).toBe('Your unsent note from earlier today.');
  });
});

describe('noteName', () => {
  it('is the day on which the note is written', () => {
    expect(noteName(Date.UTC(2026, 10, 23, 12))).toBe('Note of Nov 23, 2026');
  });
});

describe('oneMoreWords', () => {
  it('says what comes next', () => {
    expect(oneMoreWords('Who said so?')).toBe('One more: Who said so?');
  });
});

import { describe, expect, it } from '@jest/globals';
import { isLong } from '../longNote';

describe('isLong', () => {
  it('is true for what takes more than about three lines', () => {
    expect(isLong('a'.repeat(201))).toBe(true);
    expect(isLong('one\ntwo\nthree\nfour')).toBe(true);
  });

  it('is false for a line or two', () => {
    expect(isLong('')).toBe(false);
    expect(isLong('Lobby was chaos.\nWhiteboard in three colours.')).toBe(false);
  });
});

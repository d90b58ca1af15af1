import { describe, expect, it } from '@jest/globals';
import { initialsOf } from '../initials';

describe('initialsOf', () => {
  it.each([
    ['Operations VP', 'OV'],
    ['IT Integration Lead', 'IL'],
    ['Einkauf', 'E'],
    ['  österreichischer   Leiter ', 'ÖL'],
    ['', ''],
  ])('shortens %j to %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});

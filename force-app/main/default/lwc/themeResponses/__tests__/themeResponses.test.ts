import { describe, expect, it } from '@jest/globals';
import { RESPONSES, responseOf } from 'c/themeResponses';

describe('the responses to a theme', () => {
  it('are the values of Response__c, each with a name and a meaning of its own', () => {
    expect(RESPONSES.map(({ value }) => value)).toEqual([
      'reposition',
      'prove',
      'train',
      'build',
      'walk-away',
    ]);
    const words = RESPONSES.flatMap(({ label, meaning }) => [label, meaning]);
    expect(new Set(words).size).toBe(2 * RESPONSES.length);
    expect(words).not.toContain('');
  });

  it('are found by their value; none is chosen where it is blank', () => {
    expect(responseOf('walk-away')?.label).toBe('Walk away');
    expect(responseOf('')).toBeUndefined();
  });
});

import { describe, expect, it } from '@jest/globals';
import { rereadAfterMs } from '../rereadPace';

describe('rereadAfterMs', () => {
  it('looks every second at first, every five later, and stops after two minutes', () => {
    expect([0, 29_999, 30_000, 119_999, 120_000].map(rereadAfterMs)).toEqual([
      1_000,
      1_000,
      5_000,
      5_000,
      null,
    ]);
  });
});

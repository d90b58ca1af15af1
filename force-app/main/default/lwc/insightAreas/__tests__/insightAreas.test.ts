import { describe, expect, it } from '@jest/globals';
import { areaLabel, INSIGHT_AREAS, isInsightArea } from 'c/insightAreas';

describe('insightAreas', () => {
  it('says what stops the buyer before all else', () => {
    expect(INSIGHT_AREAS.map(areaLabel)).toEqual([
      'What stops them',
      'Why now',
      'What success looks like',
      'How they choose',
      'How they buy',
      'What the room tells us',
    ]);
  });

  it('knows its own keys only', () => {
    expect(isInsightArea('why-now')).toBe(true);
    expect(isInsightArea('Why now')).toBe(false);
  });
});

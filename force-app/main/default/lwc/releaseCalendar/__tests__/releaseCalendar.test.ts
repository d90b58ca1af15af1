import { describe, expect, it } from '@jest/globals';
import { releaseCalendarFrom } from '../releaseCalendar';
import { statusNode } from '../../personaPage/__tests__/personaAnswer';

describe('releaseCalendarFrom', () => {
  it.each([
    ['monthly', 'New themes appear once a month.'],
    ['weekly', 'New themes appear once a week.'],
    [null, ''],
  ])('says when themes appear: %s', (calendar, words) => {
    expect(releaseCalendarFrom(statusNode({ Calendar__c: calendar })).words).toBe(words);
  });

  it('says that sample data is released every few seconds', () => {
    const status = statusNode({ Calendar__c: 'sample', Release_Interval_Seconds__c: 15 });
    expect(releaseCalendarFrom(status)).toMatchObject({
      isSample: true,
      words: 'Sample data: releases run every 15 seconds instead of monthly.',
    });
  });

  it('assumes the lowest k until the service has said what holds', () => {
    expect(releaseCalendarFrom(undefined).smallestGroup).toBe(3);
    expect(releaseCalendarFrom(statusNode({ K__c: null })).smallestGroup).toBe(3);
    expect(releaseCalendarFrom(statusNode({ K__c: 5 })).smallestGroup).toBe(5);
  });
});

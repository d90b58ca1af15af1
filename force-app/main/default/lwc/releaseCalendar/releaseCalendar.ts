import monthly from '@salesforce/label/c.Watercooler_Calendar_Monthly';
import sample from '@salesforce/label/c.Watercooler_Calendar_Sample';
import weekly from '@salesforce/label/c.Watercooler_Calendar_Weekly';
import { numberOf, textOf } from 'c/graphqlRows';
import type { Row } from 'c/graphqlRows';
import { fill } from 'c/labelWords';

/** The fewest reps and deals that ever suffice; what holds until the service has said more. */
const LOWEST_K = 3;

/** What the org's one status row says about releases. */
export interface ReleaseCalendar {
  /** k: how many reps, on as many deals, a theme takes. */
  readonly smallestGroup: number;
  readonly isSample: boolean;
  /** When new themes appear, as a sentence; empty before the service first reports. */
  readonly words: string;
}

function calendarWords(calendar: string, seconds: number | null): string {
  if (calendar === 'sample' && seconds !== null) return fill(sample, String(seconds));
  if (calendar === 'weekly') return weekly;
  return calendar === 'monthly' ? monthly : '';
}

/** Reads the status row, which is absent until the service has signed in once. */
export function releaseCalendarFrom(status: Row | undefined): ReleaseCalendar {
  if (!status) return { smallestGroup: LOWEST_K, isSample: false, words: '' };
  const calendar = textOf(status, 'Calendar__c');
  return {
    smallestGroup: numberOf(status, 'K__c') ?? LOWEST_K,
    isSample: calendar === 'sample',
    words: calendarWords(calendar, numberOf(status, 'Release_Interval_Seconds__c')),
  };
}

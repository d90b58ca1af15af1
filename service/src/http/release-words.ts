import type { ReleaseCalendar } from './persona.ts';

const rhythm = {
  monthly: 'Personas are released once a month.',
  weekly: 'Personas are released once a week.',
  sample: 'In the sample, personas are released every few seconds instead of once a month.',
} as const;

/** The release calendar as a sentence or two; dates in UTC, so that everybody reads the same. */
export function releaseWords({ calendar, nextReleaseOn }: ReleaseCalendar): string {
  if (calendar === 'sample' || !nextReleaseOn) return rhythm[calendar];
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
  return `${rhythm[calendar]} The next release is on ${day.format(nextReleaseOn)}.`;
}

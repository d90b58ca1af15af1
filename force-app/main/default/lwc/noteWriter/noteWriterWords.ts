import backOnline from '@salesforce/label/c.Watercooler_Back_Online';
import earlier from '@salesforce/label/c.Watercooler_Unsent_Today';
import gone from '@salesforce/label/c.Watercooler_Problem_Gone';
import locale from '@salesforce/i18n/locale';
import offline from '@salesforce/label/c.Watercooler_Problem_Offline';
import oneMore from '@salesforce/label/c.Watercooler_One_More';
import startAgain from '@salesforce/label/c.Watercooler_Start_Again';
import timeZone from '@salesforce/i18n/timeZone';
import unsent from '@salesforce/label/c.Watercooler_Unsent';
import { fill } from 'c/labelWords';
import { usableLocales } from 'c/localeWords';

export const LABELS = { backOnline, gone, offline, startAgain };

/** What the next follow-up would be. */
export function oneMoreWords(question: string): string {
  return fill(oneMore, question);
}

/**
 * From when a draft is, both moments in milliseconds since 1970. Drafts live for less than a week, so
 * that a day of the week says which day it was.
 */
export function unsentWords(keptAt: number, now: number): string {
  const locales = usableLocales(locale);
  const day = new Intl.DateTimeFormat(locales, { dateStyle: 'short', timeZone });
  if (day.format(keptAt) === day.format(now)) return earlier;
  const weekday = new Intl.DateTimeFormat(locales, { weekday: 'long', timeZone });
  return fill(unsent, weekday.format(keptAt));
}

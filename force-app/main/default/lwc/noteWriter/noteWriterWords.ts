import backOnline from '@salesforce/label/c.Watercooler_Back_Online';
import earlier from '@salesforce/label/c.Watercooler_Unsent_Today';
import gone from '@salesforce/label/c.Watercooler_Problem_Gone';
import locale from '@salesforce/i18n/locale';
import name from '@salesforce/label/c.Watercooler_Note_Name';
import offline from '@salesforce/label/c.Watercooler_Problem_Offline';
import oneMore from '@salesforce/label/c.Watercooler_One_More';
import startAgain from '@salesforce/label/c.Watercooler_Start_Again';
import timeZone from '@salesforce/i18n/timeZone';
import unsent from '@salesforce/label/c.Watercooler_Unsent';
import { fill } from 'c/labelWords';
import { dayWords, usableLocales } from 'c/localeWords';

export const LABELS = { backOnline, gone, offline, startAgain };

/** What the next follow-up would be. */
export function oneMoreWords(question: string): string {
  return fill(oneMore, question);
}

/** `Name` holds no more. */
const nameCharacters = 80;

/**
 * What lists call a note that is written at a moment, in milliseconds since 1970: the day. A number would
 * count the notes of others.
 */
export function noteName(now: number): string {
  return fill(name, dayWords(new Date(now).toISOString())).slice(0, nameCharacters);
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

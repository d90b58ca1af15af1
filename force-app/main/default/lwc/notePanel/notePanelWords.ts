import backOnline from '@salesforce/label/c.Watercooler_Back_Online';
import earlier from '@salesforce/label/c.Watercooler_Unsent_Today';
import gone from '@salesforce/label/c.Watercooler_Problem_Gone';
import locale from '@salesforce/i18n/locale';
import myNotes from '@salesforce/label/c.Watercooler_My_Notes';
import myNotesCount from '@salesforce/label/c.Watercooler_My_Notes_Count';
import noAccess from '@salesforce/label/c.Watercooler_No_Access';
import notLoaded from '@salesforce/label/c.Watercooler_Not_Loaded';
import offline from '@salesforce/label/c.Watercooler_Problem_Offline';
import oneMore from '@salesforce/label/c.Watercooler_One_More';
import startAgain from '@salesforce/label/c.Watercooler_Start_Again';
import timeZone from '@salesforce/i18n/timeZone';
import title from '@salesforce/label/c.Watercooler_Buyer_Note';
import tryAgain from '@salesforce/label/c.Watercooler_Try_Again';
import unsent from '@salesforce/label/c.Watercooler_Unsent';
import { fill } from 'c/labelWords';
import { numberWords, usableLocales } from 'c/localeWords';

export const LABELS = {
  backOnline,
  gone,
  noAccess,
  notLoaded,
  offline,
  startAgain,
  title,
  tryAgain,
};

/** The link to the rep's notes on this record, with how many there are. */
export function myNotesWords(count: number): string {
  return count === 0 ? myNotes : fill(myNotesCount, numberWords(count));
}

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

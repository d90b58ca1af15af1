import locale from '@salesforce/i18n/locale';
import timeZone from '@salesforce/i18n/timeZone';

/** A tag that `Intl` does not know throws there; better the browser's own language than no page. */
export function usableLocales(tag: string): string[] {
  try {
    return Intl.getCanonicalLocales(tag);
  } catch {
    return [];
  }
}

const readerLocales = usableLocales(locale);

/** A whole number as the reader writes numbers. */
export function numberWords(value: number): string {
  return new Intl.NumberFormat(readerLocales).format(value);
}

/**
 * A date such as 2026-11-01 as the reader writes dates; empty if it is none. It has no time, so no
 * time zone may move it.
 */
export function dateWords(isoDate: string): string {
  const date = new Date(`${isoDate}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return '';
  return new Intl.DateTimeFormat(readerLocales, { dateStyle: 'long', timeZone: 'UTC' }).format(
    date,
  );
}

/** The day of a moment such as 2026-11-01T22:15:00.000Z where the reader is; empty if it is none. */
export function dayWords(isoMoment: string): string {
  const moment = new Date(isoMoment);
  if (Number.isNaN(moment.getTime())) return '';
  return new Intl.DateTimeFormat(readerLocales, { dateStyle: 'medium', timeZone }).format(moment);
}

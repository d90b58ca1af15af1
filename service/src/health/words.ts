const wholeNumber = new Intl.NumberFormat('en-GB');
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' });
const minute = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
});

/** As in `12,000`. */
export function digits(count: number): string {
  return wholeNumber.format(count);
}

const small = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** A number as one says it: `two`, `12`, `12,000`. */
export function spoken(count: number): string {
  return small[count] ?? digits(count);
}

/** The same at the beginning of a sentence. */
export function Spoken(count: number): string {
  const words = spoken(count);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** `one note`, `two notes`. */
export function counted(count: number, one: string, several = `${one}s`): string {
  return `${spoken(count)} ${count === 1 ? one : several}`;
}

/** A moment as `09:40` on the same day, else as `21 November, 09:40`; in UTC, and says so. */
export function moment(at: Date, now: Date): string {
  const time = `${minute.format(at)} UTC`;
  return day.format(at) === day.format(now) ? time : `${day.format(at)}, ${time}`;
}

/** A day as `1 December`. */
export function dayOf(at: Date): string {
  return day.format(at);
}

/** How long ago, roughly: `12 seconds`, `3 minutes`, `5 hours`, `2 days`. */
export function span(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  if (seconds < 90) return counted(seconds, 'second');
  if (seconds < 90 * 60) return counted(Math.round(seconds / 60), 'minute');
  if (seconds < 36 * 3600) return counted(Math.round(seconds / 3600), 'hour');
  return counted(Math.round(seconds / 86_400), 'day');
}

/** `Aled Price`, `Aled Price and Mina Okafor`, `Aled Price, Mina Okafor and 3 more`. */
export function listed(names: readonly string[], others = 0): string {
  const all = others > 0 ? [...names, `${spoken(others)} more`] : names;
  if (all.length < 2) return all.join('');
  return `${all.slice(0, -1).join(', ')} and ${all.at(-1) ?? ''}`;
}

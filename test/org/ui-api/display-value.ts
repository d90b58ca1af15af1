import type { FieldDefinition, RowValue } from '../org.ts';

/** The stand-in org's locale, currency and time zone; a real org has them per user. */
const locale = 'en-GB';
const timeZone = 'Europe/London';

const money = new Intl.NumberFormat(locale, {
  style: 'currency',
  currency: 'GBP',
  trailingZeroDisplay: 'stripIfInteger',
});
const number = new Intl.NumberFormat(locale);
const date = new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeZone: 'UTC' });
const dateTime = new Intl.DateTimeFormat(locale, {
  dateStyle: 'short',
  timeStyle: 'short',
  timeZone,
});

/** A field's value as a person reads it; null where the UI API has no other form of it. */
export function displayValue(field: FieldDefinition, value: RowValue | undefined): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') {
    return field.type === 'currency' ? money.format(value) : number.format(value);
  }
  if (typeof value !== 'string') return null;
  if (field.type === 'date') return date.format(new Date(`${value}T00:00:00Z`));
  if (field.type === 'datetime') return dateTime.format(new Date(value));
  if (field.type !== 'picklist') return null;
  return field.picklist?.values.find((entry) => entry.value === value)?.label ?? value;
}

import { z } from 'zod';

/** A record Id as the REST API gives it, always 18 characters. */
export const recordId = z.string().regex(/^[A-Za-z0-9]{18}$/);

/** A date-time as the REST API gives it, `2026-11-20T10:00:00.000+0000`. */
export const dateTime = z.string().transform((text, context) => {
  const moment = new Date(text);
  if (!Number.isNaN(moment.getTime())) return moment;
  context.addIssue({ code: 'custom', message: 'not a date-time' });
  return z.NEVER;
});

/**
 * Text that is there. PostgreSQL takes neither a NUL nor half of a character, and one record of
 * them would stop every other on its way.
 */
export const filledText = z
  .string()
  .transform((value) => value.replaceAll('\0', '').toWellFormed());

/** Text that may be empty, which the API gives as null. */
export const text = filledText.nullable();

/** A value of one of our picklists; an admin can add values, which mean nothing to us. */
export function picklist<const Values extends readonly [string, ...string[]]>(
  values: Values,
): z.ZodCatch<z.ZodNullable<z.ZodEnum<{ [Value in Values[number]]: Value }>>> {
  return z.enum(values).nullable().catch(null);
}

/** Long text in which each line is an entry. */
export const lines = text.transform((value) =>
  (value ?? '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== ''),
);

import { z } from 'zod';
import { fieldsOf, type FormField, type RecordForm } from './form-fields.ts';

/** What stands in a form's controls, by field; '' where one is empty or not ticked. */
export type Entries = ReadonlyMap<string, string>;

/** What a browser posts: each control's text. A box that is not ticked is not among them. */
export const postedForm = z.record(z.string(), z.string());

/** The name of the hidden control that holds what a field's control held at first. */
export const shownName = (field: string) => `shown.${field}`;

/** A stored value as its control holds it. */
export function entryOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || value === true
    ? String(value)
    : '';
}

/** What a new record's form begins with: the fields' defaults, and what a link asks for. */
export function firstEntries(form: RecordForm, defaultFieldValues: string): Entries {
  const asked = readDefaultFieldValues(defaultFieldValues);
  return new Map(
    fieldsOf(form).map(({ definition: { name, defaultValue } }) => [
      name,
      asked.get(name) ?? entryOf(defaultValue),
    ]),
  );
}

/** What somebody put into the form. */
export function postedEntries(form: RecordForm, posted: z.infer<typeof postedForm>): Entries {
  return entriesBy(form, (name) => posted[name]);
}

/** What the form held when they began. */
export function shownEntries(form: RecordForm, posted: z.infer<typeof postedForm>): Entries {
  return entriesBy(form, (name) => posted[shownName(name)]);
}

/**
 * The fields to save, of a record to change only those that the person changed: what others wrote
 * into other fields meanwhile stays.
 */
export function fieldsToSave(
  form: RecordForm,
  entered: Entries,
  shown: Entries,
): Record<string, string | boolean | null> {
  const isChanged = (name: string) =>
    form.recordId === null || entered.get(name) !== shown.get(name);
  return Object.fromEntries(
    fieldsOf(form)
      .filter(({ definition }) => isChanged(definition.name))
      .map((field) => [field.definition.name, valueOf(field, entered)]),
  );
}

function valueOf({ definition: { name, type } }: FormField, entered: Entries) {
  const entry = entered.get(name) ?? '';
  if (type === 'boolean') return entry === 'true';
  return entry === '' ? null : entry;
}

function entriesBy(form: RecordForm, find: (name: string) => string | undefined): Entries {
  return new Map(
    fieldsOf(form).map(({ definition: { name } }) => [
      name,
      // Browsers post lines that end in CRLF, whatever the text they were given had.
      (find(name) ?? '').replaceAll('\r\n', '\n').trim(),
    ]),
  );
}

/** `Buyer_Persona__c=a01…,Order__c=10`, each value encoded: so page references give them. */
function readDefaultFieldValues(text: string): Map<string, string> {
  const values = new Map<string, string>();
  for (const pair of text.split(',')) {
    const [, name, encoded] = /^(\w+)=(.*)$/.exec(pair) ?? [];
    if (name === undefined || encoded === undefined) continue;
    try {
      values.set(name, decodeURIComponent(encoded));
    } catch {
      // A percent sign that encodes nothing: as good as no default.
    }
  }
  return values;
}

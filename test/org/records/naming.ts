import type { ObjectDefinition } from '../metadata/definitions.ts';
import type { Value } from '../rows.ts';
import type { Numbering } from './numbering.ts';

type Fields = Readonly<Record<string, Value>>;

/**
 * The name field of a new record where nobody filled it: a custom object's record is named after its Id of
 * 15 characters. Forms ask for a name; the APIs do not.
 */
export function namedAfterId(object: ObjectDefinition, id: string, fields: Fields): Fields {
  const name = object.fields.get(object.nameField);
  const isFree = object.isCustom && name?.autoNumberFormat === null;
  if (!isFree || (fields[object.nameField] ?? null) !== null) return {};
  return { [object.nameField]: id.slice(0, 15) };
}

/** The name field of a new record that gets the next number of its object. */
export function numbered(object: ObjectDefinition, numbering: Numbering): Fields {
  const format = object.fields.get(object.nameField)?.autoNumberFormat ?? null;
  return format === null ? {} : { [object.nameField]: numbering.nextName(object, format) };
}

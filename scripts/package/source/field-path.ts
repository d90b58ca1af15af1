import type { Schema } from './schema.ts';

/** What list views, search layouts and related lists call the fields that every object has. */
const platformColumns: ReadonlySet<string> = new Set([
  'NAME',
  'OWNER.ALIAS',
  'OWNER.FIRST_NAME',
  'OWNER.LAST_NAME',
  'CREATED_DATE',
  'CREATEDBY_USER',
  'CREATEDBY_USER.ALIAS',
  'LAST_UPDATE',
  'UPDATEDBY_USER',
  'UPDATEDBY_USER.ALIAS',
  'LAST_ACTIVITY',
]);

/** Whether an object has the field, followed through lookups: `Theme__r.Name`, `Theme__c.Name`. */
export function hasField(schema: Schema, object: string, path: string): boolean {
  const [step = '', ...rest] = path.split('.');
  const fields = schema.get(object)?.fields;
  if (rest.length === 0) return fields?.has(step) === true;
  const parent = [...(fields?.values() ?? [])].find(
    ({ name, relationship }) => relationship === step || (name === step && relationship !== null),
  );
  return (
    typeof parent?.referenceTo === 'string' && hasField(schema, parent.referenceTo, rest.join('.'))
  );
}

/** Whether a list can show this column of an object: one of its own fields, or a platform column. */
export function hasColumn(schema: Schema, object: string, column: string): boolean {
  return platformColumns.has(column) || hasField(schema, object, column);
}

import {
  fieldOf,
  relationshipOf,
  type FieldDefinition,
  type ObjectDefinition,
} from '../metadata/definitions.ts';
import type { StoredRecord } from '../records/store.ts';
import type { Value } from '../rows.ts';
import { SalesforceError } from '../salesforce-error.ts';
import type { SoqlContext } from './context.ts';

/** What decides which fields there are for a user. */
export type Reading = Pick<SoqlContext, 'metadata' | 'access'>;

/** One step to a parent: the reference field and the object it leads to. */
export interface ParentStep {
  readonly field: FieldDefinition;
  readonly object: ObjectDefinition;
}

export interface ResolvedPath {
  readonly steps: readonly ParentStep[];
  readonly object: ObjectDefinition;
  readonly field: FieldDefinition;
}

/** Goes up one relationship; one that the user may not follow does not exist. */
export function stepUp(context: Reading, object: ObjectDefinition, name: string): ParentStep {
  const field = relationshipOf(object, name);
  const parent = field ? context.metadata.objects.get(field.referenceTo[0] ?? '') : undefined;
  const mayFollow =
    field &&
    parent &&
    context.access.field(object, field).read &&
    context.access.object(parent).read;
  if (mayFollow) return { field, object: parent };
  throw new SalesforceError(
    'INVALID_FIELD',
    `Didn't understand relationship '${name}' in field path of entity '${object.name}'. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name.`,
  );
}

/** Resolves a field path for a user; a field they may not read does not exist. */
export function resolvePath(context: Reading, start: ObjectDefinition, path: string): ResolvedPath {
  const names = path.split('.');
  const last = names.pop() ?? '';
  const steps: ParentStep[] = [];
  let object = start;
  for (const name of names) {
    const step = stepUp(context, object, name);
    steps.push(step);
    object = step.object;
  }
  const field = fieldOf(object, last);
  if (field && context.access.field(object, field).read) return { steps, object, field };
  throw new SalesforceError(
    'INVALID_FIELD',
    `No such column '${last}' on entity '${object.name}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name.`,
  );
}

/** The parent a record refers to, if it is there and the user may see it. */
export function parentOf(
  { records, access, sharing }: SoqlContext,
  record: StoredRecord,
  step: ParentStep,
): StoredRecord | null {
  const id = record.fields[step.field.name];
  const parent = typeof id === 'string' ? records.get(id) : undefined;
  if (!parent || parent.fields.IsDeleted === true) return null;
  return sharing.rightsOn(access, parent).read ? parent : null;
}

/** Makes the function that reads a path's value from a record; null where a parent is missing. */
export function readerOf(
  context: SoqlContext,
  path: ResolvedPath,
): (record: StoredRecord) => Value {
  const { name } = path.field;
  if (path.steps.length === 0) return (record) => record.fields[name] ?? null;
  return (record) => {
    let current: StoredRecord | null = record;
    for (const step of path.steps) {
      current = current && parentOf(context, current, step);
    }
    return current?.fields[name] ?? null;
  };
}

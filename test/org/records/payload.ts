import {
  fieldOf,
  relationshipOf,
  type FieldDefinition,
  type ObjectDefinition,
  type OrgMetadata,
} from '../metadata/definitions.ts';
import type { Value } from '../rows.ts';
import { SalesforceError } from '../salesforce-error.ts';
import type { UserAccess } from '../security/access.ts';
import type { Draft } from './draft.ts';
import { parseValue } from './value.ts';

function noSuchColumn(object: ObjectDefinition, name: string): SalesforceError {
  return new SalesforceError(
    'INVALID_FIELD',
    `No such column '${name}' on sobject of type ${object.name}`,
  );
}

function notWritable(names: readonly string[]): SalesforceError {
  return new SalesforceError(
    'INVALID_FIELD_FOR_INSERT_UPDATE',
    `Unable to create/update fields: ${names.join(', ')}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.`,
    { fields: [...names] },
  );
}

export interface PayloadContext {
  readonly metadata: OrgMetadata;
  readonly access: UserAccess;
  readonly draft: Draft;
  readonly isCreate: boolean;
}

/** Finds the parent named by an external id, as in `Prompt__r: { Key__c: 'why' }`. */
function resolveParent(
  { metadata, access, draft }: PayloadContext,
  field: FieldDefinition,
  raw: object,
): string {
  const [entry, ...more] = Object.entries(raw).filter(([name]) => name !== 'attributes');
  const parentName = field.referenceTo[0] ?? '';
  const parent = metadata.objects.get(parentName);
  const key = parent && entry ? fieldOf(parent, entry[0]) : undefined;
  if (!parent || !key || more.length > 0 || !(key.isExternalId || key.isUnique)) {
    throw new SalesforceError(
      'INVALID_FIELD',
      `${field.relationshipName} must name its record by one external id field.`,
    );
  }
  if (!access.field(parent, key).read) throw noSuchColumn(parent, key.name);
  const value = parseValue(key, entry?.[1]);
  const id = value === null ? undefined : draft.idByUnique(parentName, key.name, value);
  if (id !== undefined) return id;
  throw new SalesforceError(
    'INVALID_FIELD',
    `Foreign key external ID: ${String(value)} not found for field ${key.name} in entity ${parentName}`,
    { fields: [field.name] },
  );
}

function mayWrite({ access, isCreate }: PayloadContext, field: FieldDefinition): boolean {
  if (field.isAuditField) return isCreate && access.has('CreateAuditFields');
  return isCreate ? field.isCreateable : field.isUpdateable;
}

/**
 * Turns the fields of a request into values to store. Refuses unknown fields, fields the user may not
 * write, and values of a wrong type; a field the user cannot even read does not exist for them.
 */
export function readPayload(
  context: PayloadContext,
  object: ObjectDefinition,
  payload: Readonly<Record<string, unknown>>,
): Record<string, Value> {
  const values: Record<string, Value> = {};
  const refused: string[] = [];
  for (const [name, raw] of Object.entries(payload)) {
    if (name === 'attributes' || raw === undefined) continue;
    const isNested = typeof raw === 'object' && raw !== null;
    const field = isNested ? relationshipOf(object, name) : fieldOf(object, name);
    if (!field) throw noSuchColumn(object, name);
    const { read, edit } = context.access.field(object, field);
    if (!read) throw noSuchColumn(object, name);
    if (!edit || !mayWrite(context, field)) {
      refused.push(field.name);
      continue;
    }
    values[field.name] = isNested ? resolveParent(context, field, raw) : parseValue(field, raw);
  }
  if (refused.length > 0) throw notWritable(refused);
  return values;
}

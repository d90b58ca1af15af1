import type { FieldDefinition, ObjectDefinition, OrgMetadata } from '../metadata/definitions.ts';
import type { Value } from '../rows.ts';
import { SalesforceError } from '../salesforce-error.ts';
import type { UserAccess } from '../security/access.ts';
import type { RecordSharing } from '../security/sharing.ts';
import type { Draft } from './draft.ts';
import type { StoredRecord } from './store.ts';

type Fields = Readonly<Record<string, Value>>;

/** Every required field that is empty, at once. */
export function requireFields(object: ObjectDefinition, fields: Fields): void {
  const missing = [...object.fields.values()]
    .filter((field) => field.isRequired && field.type !== 'boolean')
    .filter((field) => field.isCreateable && (fields[field.name] ?? null) === null)
    .map(({ name }) => name);
  if (missing.length === 0) return;
  throw new SalesforceError(
    'REQUIRED_FIELD_MISSING',
    `Required fields are missing: [${missing.join(', ')}]`,
    { fields: missing },
  );
}

/** No other record, the recycle bin aside, has this value in a unique field. */
export function requireUnique(
  object: ObjectDefinition,
  id: string,
  fields: Fields,
  draft: Draft,
): void {
  for (const field of object.fields.values()) {
    const value = fields[field.name];
    if (!field.isUnique || value === null || value === undefined) continue;
    const other = draft.idByUnique(object.name, field.name, value);
    if (other === undefined || other === id) continue;
    throw new SalesforceError(
      'DUPLICATE_VALUE',
      `duplicate value found: ${field.name} duplicates value on record with id: ${other}`,
    );
  }
}

interface References {
  readonly metadata: OrgMetadata;
  readonly access: UserAccess;
  readonly sharing: RecordSharing;
  readonly draft: Draft;
}

function checkReference(
  { metadata, access, sharing, draft }: References,
  field: FieldDefinition,
  value: string,
): void {
  const parents = field.referenceTo.map((name) => metadata.objects.get(name)?.keyPrefix);
  const options = { fields: [field.name] };
  if (!parents.includes(value.slice(0, 3))) {
    throw new SalesforceError(
      'FIELD_INTEGRITY_EXCEPTION',
      `${field.label}: id value of incorrect type: ${value}`,
      options,
    );
  }
  const parent = draft.get(value);
  if (!parent) {
    throw new SalesforceError(
      'INVALID_CROSS_REFERENCE_KEY',
      `${field.label}: invalid cross reference id`,
      options,
    );
  }
  if (sharing.rightsOn(access, parent).read) return;
  throw new SalesforceError(
    'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
    `insufficient access rights on cross-reference id: ${value}`,
    options,
  );
}

/** The records that the given fields point at exist, are of the right object, and may be read. */
export function requireReferences(
  context: References,
  object: ObjectDefinition,
  values: Fields,
): void {
  for (const [name, value] of Object.entries(values)) {
    const field = object.fields.get(name);
    if (field?.type === 'reference' && typeof value === 'string') {
      checkReference(context, field, value);
    }
  }
}

/** Nobody changed the record after the moment given, if one is. */
export function requireUnmodified({ fields }: StoredRecord, since: Date | undefined): void {
  if (since === undefined) return;
  // Moments are kept to the second, and so the header gives them.
  const modifiedAtMs = Date.parse(String(fields.LastModifiedDate));
  if (modifiedAtMs <= Math.floor(since.getTime() / 1000) * 1000) return;
  throw new SalesforceError(
    'PRECONDITION_FAILED',
    'The record was changed after the moment given in If-Unmodified-Since.',
    { status: 412 },
  );
}

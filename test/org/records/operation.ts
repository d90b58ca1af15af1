import type { ObjectDefinition, OrgMetadata } from '../metadata/definitions.ts';
import type { Value } from '../rows.ts';
import {
  entityIsDeleted,
  insufficientAccess,
  notFound,
  SalesforceError,
} from '../salesforce-error.ts';
import type { UserAccess } from '../security/access.ts';
import type { RecordSharing } from '../security/sharing.ts';
import type { SetupInForce } from '../setup.ts';
import { derivedFields } from '../standard-objects/derived.ts';
import type { Draft } from './draft.ts';
import { completeId } from './ids.ts';
import type { Action } from './journal.ts';
import { namedAfterId, numbered } from './naming.ts';
import type { Numbering } from './numbering.ts';
import { readPayload } from './payload.ts';
import { assignProfile } from './profile-assignment.ts';
import { binned, discard, purge, restore } from './recycle-bin.ts';
import { requireFields, requireReferences, requireUnique, requireUnmodified } from './rules.ts';
import type { RecordStore, StoredRecord } from './store.ts';
import { requireValid } from './validation.ts';
import { toSeconds } from './value.ts';

export interface OperationContext {
  readonly metadata: OrgMetadata;
  readonly store: RecordStore;
  readonly setup: SetupInForce;
  readonly sharing: RecordSharing;
  readonly numbering: Numbering;
  readonly user: UserAccess;
  readonly draft: Draft;
  readonly now: Date;
}

type Payload = Readonly<Record<string, unknown>>;
type Fields = Record<string, Value>;

/** Checks what every stored record must satisfy, then adds it to the draft. */
function stage(
  context: OperationContext,
  object: ObjectDefinition,
  action: Action,
  record: StoredRecord,
  given: Fields,
): void {
  requireFields(object, record.fields);
  requireReferences({ ...context, access: context.user }, object, given);
  const prior = action === 'create' ? null : (context.draft.get(record.id)?.fields ?? null);
  requireValid(context, object, record.fields, prior);
  requireUnique(object, record.id, record.fields, context.draft);
  const unique = [...object.fields.values()].filter(
    (field) => field.isUnique || field.isExternalId,
  );
  context.draft.add(
    { action, record, changed: given },
    unique.map(({ name }) => name),
  );
  if (object.name === 'User') assignProfile(context, record);
}

function emptyFields(object: ObjectDefinition): Fields {
  return Object.fromEntries(
    [...object.fields.values()].map(({ name, defaultValue }) => [name, defaultValue]),
  );
}

function create(context: OperationContext, object: ObjectDefinition, payload: Payload): string {
  const { user, numbering, now } = context;
  if (!user.object(object).create)
    throw insufficientAccess(`entity type cannot be inserted: ${object.label}`);
  const given = readPayload({ ...context, access: user, isCreate: true }, object, payload);
  const id = numbering.nextId(object);
  const stamp = toSeconds(now);
  const fields: Fields = {
    ...emptyFields(object),
    CreatedById: user.userId,
    CreatedDate: stamp,
    ...(object.fields.has('OwnerId') ? { OwnerId: user.userId } : {}),
    ...given,
    Id: id,
    SystemModstamp: stamp,
  };
  Object.assign(fields, namedAfterId(object, id, fields));
  fields.LastModifiedById = given.LastModifiedById ?? fields.CreatedById ?? user.userId;
  fields.LastModifiedDate = given.LastModifiedDate ?? fields.CreatedDate ?? stamp;
  const record = {
    id,
    sobject: object.name,
    fields: { ...fields, ...derivedFields(object.name, fields) },
  };
  requireFields(object, record.fields);
  if (
    object.sharing === 'ControlledByParent' &&
    !context.sharing.mayJoinMasters(user, object, record)
  ) {
    requireReferences({ ...context, access: user }, object, given);
    throw new SalesforceError(
      'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
      'insufficient access rights on cross-reference id',
    );
  }
  Object.assign(record.fields, numbered(object, numbering));
  stage(context, object, 'create', record, given);
  return id;
}

/** Whether a record that the user could see lies in the recycle bin. */
function isBinned(context: OperationContext, object: ObjectDefinition, id: string): boolean {
  const record = context.draft.inRecycleBin(id);
  return record?.sobject === object.name && context.sharing.rightsOn(context.user, record).read;
}

/** The record to be changed, if the user may see it; for everybody else it does not exist. */
function visible(context: OperationContext, object: ObjectDefinition, id: string) {
  const full = completeId(id);
  if (full === null) {
    throw new SalesforceError(
      'MALFORMED_ID',
      `${object.label} ID: id value of incorrect type: ${id}`,
      { fields: ['Id'] },
    );
  }
  const record = context.draft.get(full);
  if (!record) throw isBinned(context, object, full) ? entityIsDeleted() : notFound();
  if (record.sobject !== object.name) throw notFound();
  const rights = context.sharing.rightsOn(context.user, record);
  if (!rights.read) throw notFound();
  return { record, rights };
}

function checkNewOwner(
  context: OperationContext,
  object: ObjectDefinition,
  record: StoredRecord,
  given: Fields,
) {
  const isMoved = given.OwnerId !== undefined && given.OwnerId !== record.fields.OwnerId;
  if (isMoved && !context.sharing.mayTransfer(context.user, object, record)) {
    throw insufficientAccess('insufficient access rights on object id', ['OwnerId']);
  }
}

function update(
  context: OperationContext,
  object: ObjectDefinition,
  {
    id,
    fields: payload,
    ifUnmodifiedSince,
  }: { id: string; fields: Payload; ifUnmodifiedSince?: Date | undefined },
): string {
  const { record, rights } = visible(context, object, id);
  if (!rights.edit) throw insufficientAccess('insufficient access rights on object id');
  requireUnmodified(record, ifUnmodifiedSince);
  const given = readPayload({ ...context, access: context.user, isCreate: false }, object, payload);
  checkNewOwner(context, object, record, given);
  const stamp = toSeconds(context.now);
  const fields: Fields = {
    ...record.fields,
    ...given,
    LastModifiedById: context.user.userId,
    LastModifiedDate: stamp,
    SystemModstamp: stamp,
  };
  const after = { ...record, fields: { ...fields, ...derivedFields(object.name, fields) } };
  stage(context, object, 'update', after, given);
  return record.id;
}

function remove(context: OperationContext, object: ObjectDefinition, id: string): string {
  const { record, rights } = visible(context, object, id);
  if (!rights.delete) throw insufficientAccess('insufficient access rights on object id');
  discard(context, record);
  return record.id;
}

/** Applies one operation to the draft and gives the record's Id; throws SalesforceError. */
export function applyOperation(
  context: OperationContext,
  object: ObjectDefinition,
  operation:
    | { readonly kind: 'create'; readonly fields: Payload }
    | {
        readonly kind: 'update';
        readonly id: string;
        readonly fields: Payload;
        readonly ifUnmodifiedSince?: Date | undefined;
      }
    | { readonly kind: 'remove' | 'restore' | 'purge'; readonly id: string },
): string {
  switch (operation.kind) {
    case 'create':
      return create(context, object, operation.fields);
    case 'update':
      return update(context, object, operation);
    case 'remove':
      return remove(context, object, operation.id);
    case 'restore':
    case 'purge': {
      const record = binned(context, object, operation.id);
      if (operation.kind === 'restore') restore(context, object, record);
      else purge(context, record);
      return record.id;
    }
  }
}

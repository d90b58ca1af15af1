import type { ObjectDefinition } from '../metadata/definitions.ts';
import { insufficientAccess, notFound, SalesforceError } from '../salesforce-error.ts';
import { completeId } from './ids.ts';
import type { OperationContext } from './operation.ts';
import { requireUnique } from './rules.ts';
import type { StoredRecord } from './store.ts';
import { toSeconds } from './value.ts';

const keptForMs = 15 * 24 * 60 * 60 * 1000;

/** Records deleted before this moment are gone from the recycle bin. */
export function binStart(now: Date): string {
  return toSeconds(new Date(now.getTime() - keptForMs));
}

/** Whether a deleted record can still be found in the recycle bin. */
function isInBin({ fields }: StoredRecord, now: Date): boolean {
  return fields.IsDeleted === true && String(fields.SystemModstamp) >= binStart(now);
}

/**
 * Remembers beside the fields which deletion took a detail along; no field can have this name. What
 * was deleted by itself before stays in the bin when its master comes back.
 */
const deletedWith = '(deleted with)';

/** The details of a record: those that live and die with it. */
function detailsOf({ metadata, store }: OperationContext, record: StoredRecord): string[] {
  const children = metadata.objects.get(record.sobject)?.childRelationships ?? [];
  return children.flatMap(({ childObject, field }) => {
    const isDetail = metadata.objects.get(childObject)?.fields.get(field)?.isMasterDetail;
    return isDetail ? [...store.childIds(childObject, field, record.id)] : [];
  });
}

/** A record in the recycle bin that the user may bring back or destroy: who may delete it. */
export function binned(
  context: OperationContext,
  object: ObjectDefinition,
  id: string,
): StoredRecord {
  const record = context.draft.inRecycleBin(completeId(id) ?? '');
  if (record?.sobject !== object.name || !isInBin(record, context.now)) {
    throw new SalesforceError('UNDELETE_FAILED', 'Entity is not in the recycle bin');
  }
  const rights = context.sharing.rightsOn(context.user, record);
  if (!rights.read) throw notFound();
  if (!rights.delete) throw insufficientAccess('insufficient access rights on object id');
  return record;
}

/** Empties the lookups that name a record, whoever may edit them; their stamps stay as they are. */
function clearLookups({ metadata, store, draft }: OperationContext, parent: StoredRecord): void {
  for (const object of metadata.objects.values()) {
    for (const { name, isClearedWithParent, referenceTo } of object.fields.values()) {
      if (!isClearedWithParent || !referenceTo.includes(parent.sobject)) continue;
      for (const id of store.childIds(object.name, name, parent.id)) {
        const record = draft.get(id);
        if (record?.fields[name] !== parent.id) continue;
        const cleared = { ...record, fields: { ...record.fields, [name]: null } };
        draft.add({ action: 'update', record: cleared, changed: { [name]: null } }, []);
      }
    }
  }
}

/** Moves a record to the recycle bin, and its details with it. */
export function discard(
  context: OperationContext,
  record: StoredRecord,
  first: string = record.id,
): void {
  const stamp = toSeconds(context.now);
  const fields = {
    ...record.fields,
    IsDeleted: true,
    SystemModstamp: stamp,
    LastModifiedDate: stamp,
    [deletedWith]: first,
  };
  context.draft.add({ action: 'delete', record: { ...record, fields }, changed: {} }, []);
  clearLookups(context, record);
  for (const id of detailsOf(context, record)) {
    const detail = context.draft.get(id);
    if (detail) discard(context, detail, first);
  }
}

function requireMasters(
  { draft }: OperationContext,
  object: ObjectDefinition,
  record: StoredRecord,
) {
  for (const { name, isMasterDetail } of object.fields.values()) {
    if (!isMasterDetail || draft.get(String(record.fields[name]))) continue;
    throw new SalesforceError('ENTITY_IS_DELETED', 'entity is deleted', { fields: [name] });
  }
}

/** Takes a record out of the recycle bin, and the details that were deleted with it. */
export function restore(
  context: OperationContext,
  object: ObjectDefinition,
  record: StoredRecord,
): void {
  requireMasters(context, object, record);
  requireUnique(object, record.id, record.fields, context.draft);
  const first = record.fields[deletedWith];
  const fields = {
    ...record.fields,
    IsDeleted: false,
    SystemModstamp: toSeconds(context.now),
    [deletedWith]: null,
  };
  const unique = [...object.fields.values()].filter(
    (field) => field.isUnique || field.isExternalId,
  );
  context.draft.add(
    { action: 'restore', record: { ...record, fields }, changed: {} },
    unique.map(({ name }) => name),
  );
  for (const id of detailsOf(context, record)) {
    const detail = context.draft.inRecycleBin(id);
    const definition = detail && context.metadata.objects.get(detail.sobject);
    if (definition && detail.fields[deletedWith] === first) restore(context, definition, detail);
  }
}

/** Removes a record from the recycle bin for good, and its details with it. */
export function purge(context: OperationContext, record: StoredRecord): void {
  context.draft.add({ action: 'purge', record, changed: {} }, []);
  for (const id of detailsOf(context, record)) {
    const detail = context.draft.inRecycleBin(id);
    if (detail) purge(context, detail);
  }
}

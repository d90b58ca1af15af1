import type { Value } from '../rows.ts';
import type { OperationContext } from './operation.ts';
import type { RecordStore, StoredRecord } from './store.ts';
import { toSeconds } from './value.ts';

/** The permission set that a profile owns; undefined when there is no such profile. */
function permissionSetOf(store: RecordStore, profileId: Value | undefined): string | undefined {
  const ids = [...store.childIds('PermissionSet', 'ProfileId', String(profileId))];
  return ids.find((id) => store.get(id)?.fields.IsOwnedByProfile === true);
}

/** A user's assignment to the permission set of a profile, of theirs or one they had before. */
function assignmentOf(store: RecordStore, userId: string): StoredRecord | undefined {
  for (const id of store.childIds('PermissionSetAssignment', 'AssigneeId', userId)) {
    const assignment = store.get(id);
    const set = store.get(String(assignment?.fields.PermissionSetId));
    if (assignment?.fields.IsDeleted === false && set?.fields.IsOwnedByProfile === true) {
      return assignment;
    }
  }
  return undefined;
}

/** Assigns a user the permission set of their profile, as the platform does by itself. */
export function assignProfile(context: OperationContext, user: StoredRecord): void {
  const { metadata, store, draft, numbering, now } = context;
  const object = metadata.objects.get('PermissionSetAssignment');
  const PermissionSetId = permissionSetOf(store, user.fields.ProfileId);
  if (!object || PermissionSetId === undefined) return;
  const before = assignmentOf(store, user.id);
  if (before?.fields.PermissionSetId === PermissionSetId) return;
  if (before) draft.add({ action: 'purge', record: before, changed: {} }, []);
  const id = numbering.nextId(object);
  const stamp = toSeconds(now);
  const changed = { AssigneeId: user.id, PermissionSetId };
  const fields = {
    ...changed,
    Id: id,
    IsDeleted: false,
    CreatedById: context.user.userId,
    CreatedDate: stamp,
    LastModifiedById: context.user.userId,
    LastModifiedDate: stamp,
    SystemModstamp: stamp,
  };
  draft.add({ action: 'create', record: { id, sobject: object.name, fields }, changed }, []);
}

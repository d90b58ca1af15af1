import type { ObjectDefinition, OrgMetadata } from '../metadata/definitions.ts';
import type { RecordStore, StoredRecord } from '../records/store.ts';
import type { OrgSettings } from '../settings.ts';
import { controllingParents, implicitParentSharing } from '../standard-objects/sharing.ts';
import type { UserAccess } from './access.ts';
import { createHierarchy } from './hierarchy.ts';

export interface RecordRights {
  readonly read: boolean;
  readonly edit: boolean;
  readonly delete: boolean;
}

const none: RecordRights = { read: false, edit: false, delete: false };

/** Decides what a user may do with one record: object permissions, then ownership and sharing. */
export function createSharing(
  metadata: OrgMetadata,
  store: RecordStore,
  settings: Pick<OrgSettings, 'grantsAccessUsingHierarchies'>,
) {
  const hierarchy = createHierarchy(store);

  /** Owners have full access, and those above them in the hierarchy where the object grants it. */
  function hasFullAccess(access: UserAccess, sobject: string, ownerId: unknown): boolean {
    if (ownerId === access.userId) return true;
    return (
      settings.grantsAccessUsingHierarchies(sobject) && hierarchy.isAbove(access.userId, ownerId)
    );
  }

  function isSharedByChild(access: UserAccess, record: StoredRecord): boolean {
    return implicitParentSharing
      .filter(({ parent }) => parent === record.sobject)
      .some(({ child, field }) => {
        for (const id of store.childIds(child, field, record.id)) {
          const { OwnerId, IsDeleted } = store.get(id)?.fields ?? {};
          if (IsDeleted !== true && hasFullAccess(access, child, OwnerId)) return true;
        }
        return false;
      });
  }

  /** What the parents that control a record allow: reading, and writing where they say so. */
  function throughParents(access: UserAccess, object: ObjectDefinition, record: StoredRecord) {
    const masters = [...object.fields.values()].filter(
      ({ isMasterDetail, name }) => isMasterDetail || controllingParents[object.name] === name,
    );
    const rights = masters.map((field) => {
      const parent = store.get(String(record.fields[field.name]));
      const { read, edit } = parent ? rightsOn(access, parent) : none;
      return { read, write: field.writeRequiresMasterRead ? read : edit };
    });
    const isOrphan = rights.length === 0;
    return {
      read: !isOrphan && rights.every(({ read }) => read),
      write: !isOrphan && rights.every(({ write }) => write),
    };
  }

  function rightsOn(access: UserAccess, record: StoredRecord): RecordRights {
    const object = metadata.objects.get(record.sobject);
    if (!object) return none;
    const permissions = access.object(object);
    if (!permissions.read) return none;
    const shared = sharedRights(access, object, record);
    return {
      read: permissions.viewAll || permissions.modifyAll || shared.read,
      edit: permissions.edit && (permissions.modifyAll || shared.write),
      delete: permissions.delete && (permissions.modifyAll || shared.remove),
    };
  }

  function sharedRights(access: UserAccess, object: ObjectDefinition, record: StoredRecord) {
    const { OwnerId } = record.fields;
    const isOwner = typeof OwnerId === 'string' && hasFullAccess(access, object.name, OwnerId);
    switch (object.sharing) {
      case 'ControlledByParent': {
        const { read, write } = throughParents(access, object, record);
        return { read: read || isOwner, write: write || isOwner, remove: write || isOwner };
      }
      // Everybody edits, but only the owner and those above may delete.
      case 'ReadWrite':
        return { read: true, write: true, remove: isOwner };
      case 'Read':
        return { read: true, write: isOwner, remove: isOwner };
      case 'Private':
        return {
          read: isOwner || isSharedByChild(access, record),
          write: isOwner,
          remove: isOwner,
        };
    }
  }

  return {
    rightsOn,
    /** Whether a user may give the record to somebody else. */
    mayTransfer: (access: UserAccess, object: ObjectDefinition, record: StoredRecord) =>
      access.object(object).modifyAll || hasFullAccess(access, object.name, record.fields.OwnerId),
    /** Whether a detail record may be put under the masters it names. */
    mayJoinMasters: (access: UserAccess, object: ObjectDefinition, record: StoredRecord) =>
      access.object(object).modifyAll || throughParents(access, object, record).write,
  };
}

export type RecordSharing = ReturnType<typeof createSharing>;

import type {
  FieldDefinition,
  Grants,
  ObjectDefinition,
  OrgMetadata,
} from '../metadata/definitions.ts';
import type { RecordStore } from '../records/store.ts';
import type { Value } from '../rows.ts';
import type { SetupInForce } from '../setup.ts';
import { accessFollows, readableByEverybody, setupObjects } from '../standard-objects/sharing.ts';

/** What one user may do with an object, before any record is looked at. */
export interface Permissions {
  readonly read: boolean;
  readonly create: boolean;
  readonly edit: boolean;
  readonly delete: boolean;
  readonly viewAll: boolean;
  readonly modifyAll: boolean;
}

export interface UserAccess {
  readonly userId: string;
  object(object: ObjectDefinition): Permissions;
  field(object: ObjectDefinition, field: FieldDefinition): { read: boolean; edit: boolean };
  /** A system permission such as CreateAuditFields. */
  has(userPermission: string): boolean;
  /** A custom permission, as `$Permission` asks for it in a formula. */
  hasCustom(customPermission: string): boolean;
}

const nothing: Permissions = {
  read: false,
  create: false,
  edit: false,
  delete: false,
  viewAll: false,
  modifyAll: false,
};
const lookOnly: Permissions = { ...nothing, read: true, viewAll: true };
const everything: Permissions = {
  read: true,
  create: true,
  edit: true,
  delete: true,
  viewAll: true,
  modifyAll: true,
};

/** Setup objects that an administrator changes through the API; the others follow from metadata. */
const managedThroughApi = new Set(['User', 'UserRole', 'PermissionSetAssignment']);

function setupPermissions(name: string, has: (permission: string) => boolean): Permissions {
  const canRead = readableByEverybody.has(name) || has('ViewSetup');
  if (has('ManageUsers') && managedThroughApi.has(name)) {
    return { ...everything, delete: name !== 'User' };
  }
  return canRead ? lookOnly : nothing;
}

function accessOf(userId: string, granted: readonly Grants[], setup: SetupInForce): UserAccess {
  const has = (permission: string) =>
    granted.some((grants) => grants.userPermissions.has(permission));

  function object({ name }: ObjectDefinition): Permissions {
    if (readableByEverybody.has(name) || setupObjects.has(name)) return setupPermissions(name, has);
    if (has('ModifyAllData')) return everything;
    const subject = accessFollows[name] ?? name;
    const grants = granted.flatMap(({ objects }) => objects.get(subject) ?? []);
    const modifyAll = grants.some((grant) => grant.modifyAll);
    const viewAll = modifyAll || has('ViewAllData') || grants.some((grant) => grant.viewAll);
    const read = viewAll || grants.some((grant) => grant.read);
    return {
      read,
      create: read && grants.some((grant) => grant.create),
      edit: read && grants.some((grant) => grant.edit),
      delete: read && grants.some((grant) => grant.delete),
      viewAll,
      modifyAll,
    };
  }

  return {
    userId,
    has,
    hasCustom: (permission) =>
      granted.some(({ customPermissions }) => customPermissions.has(permission)),
    object,
    field(definition, field) {
      if (setup.isRemoved(definition, field)) return { read: false, edit: false };
      const permissions = object(definition);
      const writes = permissions.create || permissions.edit;
      if (!field.isPermissionable) return { read: permissions.read, edit: writes };
      const path = `${definition.name}.${field.partOf ?? field.name}`;
      const grants = granted.flatMap(
        ({ name, fields }) => setup.fieldGrant(name, path) ?? fields.get(path) ?? [],
      );
      return {
        read: permissions.read && grants.some((grant) => grant.read),
        edit: writes && grants.some((grant) => grant.edit),
      };
    },
  };
}

/** Remembers the answers of an access: they are asked once per field and record. */
function remembered(access: UserAccess): UserAccess {
  const objects = new Map<ObjectDefinition, Permissions>();
  const fields = new Map<FieldDefinition, { read: boolean; edit: boolean }>();
  return {
    ...access,
    object(definition) {
      const known = objects.get(definition) ?? access.object(definition);
      objects.set(definition, known);
      return known;
    },
    field(definition, field) {
      const known = fields.get(field) ?? access.field(definition, field);
      fields.set(field, known);
      return known;
    },
  };
}

function text(value: Value | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** Names the permission sets assigned to a user. */
export function permissionSetsOf(store: RecordStore, userId: string): string[] {
  const assignments = store.childIds('PermissionSetAssignment', 'AssigneeId', userId);
  return [...assignments].flatMap((id) => {
    const assignment = store.get(id);
    if (!assignment || assignment.fields.IsDeleted === true) return [];
    const set = store.get(text(assignment.fields.PermissionSetId));
    return set && set.fields.IsOwnedByProfile !== true ? [text(set.fields.Name)] : [];
  });
}

/** Names the profile of a user. */
export function profileOf(store: RecordStore, userId: string): string {
  return text(store.get(text(store.get(userId)?.fields.ProfileId))?.fields.Name);
}

/** What each user may do: the union of profile and permission sets; nothing when inactive. */
export function createAccess(metadata: OrgMetadata, store: RecordStore, setup: SetupInForce) {
  const known = new Map<string, UserAccess>();
  return {
    of(userId: string): UserAccess {
      const before = known.get(userId);
      if (before) return before;
      const isActive = store.get(userId)?.fields.IsActive === true;
      const profile = metadata.profiles.get(profileOf(store, userId));
      const sets = permissionSetsOf(store, userId).flatMap(
        (name) => metadata.permissionSets.get(name) ?? [],
      );
      const access = remembered(
        accessOf(userId, isActive ? [...(profile ? [profile] : []), ...sets] : [], setup),
      );
      known.set(userId, access);
      return access;
    },
    /** To be called when a user, an assignment or Setup has changed. */
    forget: () => known.clear(),
  };
}

export type Access = ReturnType<typeof createAccess>;

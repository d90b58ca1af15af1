import type { Grants, OrgMetadata } from './metadata/definitions.ts';
import { makeId } from './records/ids.ts';
import type { Change } from './records/journal.ts';
import type { RecordStore, StoredRecord } from './records/store.ts';
import { createNumbering } from './records/numbering.ts';
import { toSeconds } from './records/value.ts';
import type { Value } from './rows.ts';
import { derivedFields } from './standard-objects/derived.ts';
import { administratorProfile } from './standard-objects/profiles.ts';
import { stages } from './standard-objects/stages.ts';

export interface Company {
  readonly name: string;
  readonly isSandbox: boolean;
  readonly organizationNumber: number;
}

/** The user who loads data: it alone is there before anybody has been created. */
export const importUsername = 'admin@stand-in.example';

type Fields = Readonly<Record<string, Value>>;

function systemFlags({ userPermissions }: Grants): Fields {
  return {
    PermissionsViewAllData: userPermissions.has('ViewAllData'),
    PermissionsModifyAllData: userPermissions.has('ModifyAllData'),
    PermissionsViewSetup: userPermissions.has('ViewSetup'),
  };
}

/**
 * The changes that bring the records which follow from metadata up to date: the organization, the
 * import user, profiles, permission sets with their object permissions, and sales stages.
 */
export function firstRecords(
  metadata: OrgMetadata,
  store: RecordStore,
  now: Date,
  company: Company,
): { changes: Change[]; organizationId: string; importUserId: string } {
  const numbering = createNumbering(metadata, store);
  const stamp = toSeconds(now);
  const changes: Change[] = [];
  const importUserId = makeId('005', 1);

  function put(sobject: string, id: string, values: Fields): string {
    const object = metadata.objects.get(sobject);
    if (!object) throw new Error(`${sobject} is not declared.`);
    const before = store.get(id);
    const isSame = Object.entries(values).every(([name, value]) => before?.fields[name] === value);
    if (before && isSame) return id;
    const defaults = [...object.fields.values()].map(({ name, defaultValue }) => [
      name,
      defaultValue,
    ]);
    const fields: Record<string, Value> = {
      ...Object.fromEntries(defaults),
      CreatedById: importUserId,
      CreatedDate: stamp,
      ...before?.fields,
      ...values,
      Id: id,
      LastModifiedById: importUserId,
      LastModifiedDate: stamp,
      SystemModstamp: stamp,
    };
    const record: StoredRecord = {
      id,
      sobject,
      fields: { ...fields, ...derivedFields(sobject, fields) },
    };
    changes.push({ action: before ? 'update' : 'create', record, changed: values });
    store.put(record);
    return id;
  }

  /** Updates the record with these key values, or makes one. */
  function ensure(sobject: string, key: Fields, values: Fields): string {
    const object = metadata.objects.get(sobject);
    const known = [...store.all(sobject)].find(({ fields }) =>
      Object.entries(key).every(([name, value]) => fields[name] === value),
    );
    if (!object) throw new Error(`${sobject} is not declared.`);
    return put(sobject, known?.id ?? numbering.nextId(object), { ...key, ...values });
  }

  function ensurePermissionSet(grants: Grants, key: Fields, values: Fields): string {
    const parent = ensure('PermissionSet', key, { ...values, ...systemFlags(grants) });
    for (const { name } of metadata.objects.values()) {
      const grant = grants.objects.get(name);
      const isKnown = [...store.childIds('ObjectPermissions', 'ParentId', parent)].some(
        (id) => store.get(id)?.fields.SobjectType === name,
      );
      if (!grant && !isKnown) continue;
      ensure(
        'ObjectPermissions',
        { ParentId: parent, SobjectType: name },
        {
          PermissionsRead: grant?.read ?? false,
          PermissionsCreate: grant?.create ?? false,
          PermissionsEdit: grant?.edit ?? false,
          PermissionsDelete: grant?.delete ?? false,
          PermissionsViewAllRecords: grant?.viewAll ?? false,
          PermissionsModifyAllRecords: grant?.modifyAll ?? false,
          IsDeleted: !grant,
        },
      );
    }
    return parent;
  }

  /** Everybody is assigned the permission set of their profile. */
  function assignProfiles(setOfProfile: ReadonlyMap<string, string>): void {
    for (const { id, fields } of [...store.all('User')]) {
      const PermissionSetId = setOfProfile.get(String(fields.ProfileId));
      const assigned = [...store.childIds('PermissionSetAssignment', 'AssigneeId', id)];
      const sets = assigned.map((held) => store.get(held)?.fields.PermissionSetId);
      if (PermissionSetId === undefined || sets.includes(PermissionSetId)) continue;
      ensure('PermissionSetAssignment', { AssigneeId: id, PermissionSetId }, {});
    }
  }

  const profileIds = new Map<string, string>();
  const setOfProfile = new Map<string, string>();
  for (const grants of metadata.profiles.values()) {
    const id = ensure('Profile', { Name: grants.name }, systemFlags(grants));
    profileIds.set(grants.name, id);
    const label = { Label: grants.label, Description: grants.description, IsOwnedByProfile: true };
    const owned = ensurePermissionSet(grants, { Name: `X${id}`, ProfileId: id }, label);
    setOfProfile.set(id, owned);
  }
  for (const grants of metadata.permissionSets.values()) {
    const label = { Label: grants.label, Description: grants.description };
    ensurePermissionSet(grants, { Name: grants.name }, label);
  }
  stages.forEach(({ name, isClosed, isWon }, place) => {
    const flags = {
      ApiName: name,
      SortOrder: place + 1,
      IsActive: true,
      IsClosed: isClosed,
      IsWon: isWon,
    };
    ensure('OpportunityStage', { MasterLabel: name }, flags);
  });
  const [organization] = store.all('Organization');
  const organizationId = organization?.id ?? makeId('00D', company.organizationNumber);
  put('Organization', organizationId, {
    Name: company.name,
    IsSandbox: company.isSandbox,
    OrganizationType: 'Enterprise Edition',
    InstanceName: 'WC1',
    TimeZoneSidKey: 'Europe/London',
  });
  if (!store.get(importUserId)) {
    put('User', importUserId, {
      FirstName: 'Import',
      LastName: 'Administrator',
      Username: importUsername,
      Email: importUsername,
      Title: 'Loads data',
      ProfileId: profileIds.get(administratorProfile) ?? null,
    });
  }
  assignProfiles(setOfProfile);
  return { changes, organizationId, importUserId };
}

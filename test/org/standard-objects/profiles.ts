import type { FieldGrant, Grants, ObjectDefinition, ObjectGrant } from '../metadata/definitions.ts';

export const administratorProfile = 'System Administrator';

const nothing: ObjectGrant = {
  read: false,
  create: false,
  edit: false,
  delete: false,
  viewAll: false,
  modifyAll: false,
};
const readOnly: ObjectGrant = { ...nothing, read: true };
const ownRecords: ObjectGrant = {
  ...nothing,
  read: true,
  create: true,
  edit: true,
  delete: true,
};
const everything: ObjectGrant = { ...ownRecords, viewAll: true, modifyAll: true };

type Objects = ReadonlyMap<string, ObjectDefinition>;

function fieldsOf(objects: Objects, names: Iterable<string>, grant: FieldGrant) {
  const grants: [string, FieldGrant][] = [];
  for (const name of names) {
    for (const { name: field, isPermissionable } of objects.get(name)?.fields.values() ?? []) {
      if (isPermissionable) grants.push([`${name}.${field}`, grant]);
    }
  }
  return grants;
}

function profile(
  name: string,
  description: string,
  grants: Partial<Pick<Grants, 'objects' | 'fields' | 'userPermissions'>> = {},
): Grants {
  return {
    name,
    label: name,
    description,
    objects: new Map(),
    fields: new Map(),
    userPermissions: new Set(),
    customPermissions: new Set(),
    ...grants,
  };
}

/** Fields of the package that some permission set for people shows; the others stay with the service. */
function shownToPeople(permissionSets: ReadonlyMap<string, Grants>): [string, FieldGrant][] {
  return [...permissionSets.values()]
    .filter(({ name }) => !name.endsWith('_Integration'))
    .flatMap(({ fields }) => [...fields])
    .filter(([, grant]) => grant.read)
    .map(([name]) => [name, { read: true, edit: true }]);
}

/** The company's profiles: what each gives before any permission set is assigned. */
export function declareProfiles(
  objects: Objects,
  permissionSets: ReadonlyMap<string, Grants>,
): ReadonlyMap<string, Grants> {
  const standard = [...objects.values()].filter(({ isCustom }) => !isCustom);
  const sales = ['Account', 'Contact', 'Opportunity', 'Lead'];
  const marketing = ['Account', 'Contact', 'Lead'];
  const profiles = [
    profile(administratorProfile, 'Runs the org, and sees all of it.', {
      objects: new Map([...objects.keys()].map((name) => [name, everything])),
      fields: new Map([
        ...fieldsOf(
          objects,
          standard.map(({ name }) => name),
          { read: true, edit: true },
        ),
        ...shownToPeople(permissionSets),
      ]),
      userPermissions: new Set([
        'ApiEnabled',
        'CreateAuditFields',
        'ManageUsers',
        'ModifyAllData',
        'ViewAllData',
        'ViewSetup',
      ]),
    }),
    profile('Standard User', 'Sells: works on accounts, contacts, deals and leads of their own.', {
      objects: new Map(sales.map((name) => [name, ownRecords])),
      fields: new Map(fieldsOf(objects, sales, { read: true, edit: true })),
      userPermissions: new Set(['ApiEnabled']),
    }),
    profile('Marketing User', 'Reads leads, contacts and accounts; sees no deals.', {
      objects: new Map(marketing.map((name) => [name, readOnly])),
      fields: new Map(fieldsOf(objects, marketing, { read: true, edit: false })),
      userPermissions: new Set(['ApiEnabled']),
    }),
    profile(
      'Minimum Access - API Only Integrations',
      'Nothing of its own: permission sets say what an integration may touch.',
      { userPermissions: new Set(['ApiEnabled', 'ApiUserOnly']) },
    ),
  ];
  return new Map(profiles.map((entry) => [entry.name, entry]));
}

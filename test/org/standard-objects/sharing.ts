import type { Sharing } from '../metadata/definitions.ts';

/**
 * Organization-wide defaults of the stand-in company: the strict ones, because the product must work
 * where sales keeps its deals to itself.
 */
export const organizationWideDefaults = {
  Account: 'Private',
  Contact: 'ControlledByParent',
  Opportunity: 'Private',
  Lead: 'Private',
} as const satisfies Record<string, Sharing>;

/**
 * Whoever may read one of these children may read its parent (the platform's implicit parent
 * sharing): the owner of a deal or of a contact sees its account.
 */
export const implicitParentSharing: readonly {
  readonly parent: string;
  readonly child: string;
  readonly field: string;
}[] = [
  { parent: 'Account', child: 'Opportunity', field: 'AccountId' },
  { parent: 'Account', child: 'Contact', field: 'AccountId' },
];

/** Where a lookup, not a master-detail field, names the record that controls access. */
export const controllingParents: Readonly<Record<string, string>> = { Contact: 'AccountId' };

/** These have no object permission of their own: access to the named object counts. */
export const accessFollows: Readonly<Record<string, string>> = {
  OpportunityContactRole: 'Opportunity',
};

/** Objects that every signed-in user may read, as in any org. */
export const readableByEverybody: ReadonlySet<string> = new Set([
  'Organization',
  'User',
  'OpportunityStage',
]);

/** Setup objects: reading takes View Setup, changing takes Manage Users. */
export const setupObjects: ReadonlySet<string> = new Set([
  'Profile',
  'UserRole',
  'PermissionSet',
  'PermissionSetAssignment',
  'ObjectPermissions',
]);

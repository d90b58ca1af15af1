import type { Scope } from '../formulas/scope.ts';
import type { Condition } from '../soql/query.ts';

/** Field types as `describe` names them. */
export type FieldType =
  | 'id'
  | 'string'
  | 'textarea'
  | 'boolean'
  | 'int'
  | 'double'
  | 'currency'
  | 'date'
  | 'datetime'
  | 'picklist'
  | 'reference'
  | 'email'
  | 'phone'
  | 'url'
  | 'address';

export interface PicklistValue {
  readonly value: string;
  readonly label: string;
  readonly isDefault: boolean;
}

export interface FieldDefinition {
  readonly name: string;
  readonly label: string;
  readonly helpText: string | null;
  readonly type: FieldType;
  /** Characters for text types, else 0. */
  readonly length: number;
  /** Digits in all and after the point for number types, else 0. */
  readonly precision: number;
  readonly scale: number;
  /** A long text area: not filterable, not sortable, and two of them shrink a query page to 200. */
  readonly isLongText: boolean;
  readonly isCustom: boolean;
  readonly isNameField: boolean;
  readonly isRequired: boolean;
  readonly isUnique: boolean;
  readonly isExternalId: boolean;
  /** Whether people may set it on create or update at all, whatever their permissions. */
  readonly isCreateable: boolean;
  readonly isUpdateable: boolean;
  /** Set on create only by users with Set Audit Fields. */
  readonly isAuditField: boolean;
  /** Whether field-level security applies; required and system fields follow the object instead. */
  readonly isPermissionable: boolean;
  /** The compound field whose permissions hold for this part of it: `BillingAddress`. */
  readonly partOf: string | null;
  readonly picklist: {
    readonly isRestricted: boolean;
    readonly values: readonly PicklistValue[];
  } | null;
  readonly referenceTo: readonly string[];
  /** `Account` for `AccountId`, `Prompt__r` for `Prompt__c`; null when the field is no reference. */
  readonly relationshipName: string | null;
  /** The name of the list on the parent, as a child subquery uses it. */
  readonly childRelationshipName: string | null;
  readonly isMasterDetail: boolean;
  /** On a master-detail field: reading the parent is enough to write the child. */
  readonly writeRequiresMasterRead: boolean;
  /** On a lookup: emptied when the record it names is deleted. */
  readonly isClearedWithParent: boolean;
  readonly defaultValue: string | number | boolean | null;
  /** `P-{0000}` for an auto-number, else null. */
  readonly autoNumberFormat: string | null;
}

export type Sharing = 'Private' | 'Read' | 'ReadWrite' | 'ControlledByParent';

export interface ChildRelationship {
  readonly name: string;
  readonly childObject: string;
  readonly field: string;
}

export interface ObjectDefinition {
  readonly name: string;
  readonly label: string;
  readonly pluralLabel: string;
  /** First three characters of the Ids. */
  readonly keyPrefix: string;
  readonly isCustom: boolean;
  readonly sharing: Sharing;
  readonly nameField: string;
  /** By exact API name, in declaration order; `fieldOf` finds by any case. */
  readonly fields: ReadonlyMap<string, FieldDefinition>;
  readonly childRelationships: readonly ChildRelationship[];
}

export interface ObjectGrant {
  readonly read: boolean;
  readonly create: boolean;
  readonly edit: boolean;
  readonly delete: boolean;
  readonly viewAll: boolean;
  readonly modifyAll: boolean;
}

export interface FieldGrant {
  readonly read: boolean;
  readonly edit: boolean;
}

/** What a profile or a permission set grants; a user has the union of theirs. */
export interface Grants {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly objects: ReadonlyMap<string, ObjectGrant>;
  /** By `Object.Field`. */
  readonly fields: ReadonlyMap<string, FieldGrant>;
  /** System permissions such as `ModifyAllData`, `ViewSetup`, `CreateAuditFields`. */
  readonly userPermissions: ReadonlySet<string>;
  readonly customPermissions: ReadonlySet<string>;
}

/** A rule that records must not break, ready to be evaluated. */
export interface ValidationRule {
  readonly name: string;
  readonly message: string;
  /** The field the message stands at; null for the top of the form. */
  readonly field: string | null;
  readonly isBroken: (scope: Scope) => boolean;
}

export interface ListViewColumn {
  readonly field: string;
  /** The SOQL path shown: the field, or for a lookup the name of its record. */
  readonly path: string;
  readonly label: string;
}

/** A list of an object's records that people can choose, ready to be queried. */
export interface ListView {
  readonly id: string;
  /** API name, such as `All`. */
  readonly name: string;
  readonly label: string;
  readonly columns: readonly ListViewColumn[];
  /** Only records the reader owns. */
  readonly isMine: boolean;
  readonly where: Condition | null;
}

export interface LayoutItem {
  readonly field: FieldDefinition;
  readonly behavior: 'Edit' | 'Required' | 'Readonly';
}

/** A part of an object's page layout, in columns beside each other. */
export interface LayoutSection {
  readonly label: string;
  readonly columns: readonly (readonly LayoutItem[])[];
}

export interface OrgMetadata {
  readonly objects: ReadonlyMap<string, ObjectDefinition>;
  /** The active validation rules of each object that has some. */
  readonly validationRules: ReadonlyMap<string, readonly ValidationRule[]>;
  readonly customPermissions: ReadonlySet<string>;
  /** The list views of each object that has some, by API name. */
  readonly listViews: ReadonlyMap<string, readonly ListView[]>;
  /** The page layout of each object that has one, section by section. */
  readonly layouts: ReadonlyMap<string, readonly LayoutSection[]>;
  readonly permissionSets: ReadonlyMap<string, Grants>;
  readonly profiles: ReadonlyMap<string, Grants>;
  /** Custom labels: full name → text. */
  readonly labels: ReadonlyMap<string, string>;
}

/** Finds an object by its API name in any case, as the platform does. */
export function objectOf(metadata: OrgMetadata, name: string): ObjectDefinition | undefined {
  const exact = metadata.objects.get(name);
  if (exact) return exact;
  const wanted = name.toLowerCase();
  for (const object of metadata.objects.values()) {
    if (object.name.toLowerCase() === wanted) return object;
  }
  return undefined;
}

/** Finds a field by its API name in any case, as the platform does. */
export function fieldOf(object: ObjectDefinition, name: string): FieldDefinition | undefined {
  const exact = object.fields.get(name);
  if (exact) return exact;
  const wanted = name.toLowerCase();
  for (const field of object.fields.values()) {
    if (field.name.toLowerCase() === wanted) return field;
  }
  return undefined;
}

/** Finds the reference field behind a relationship name (`Account`, `Prompt__r`) in any case. */
export function relationshipOf(
  object: ObjectDefinition,
  name: string,
): FieldDefinition | undefined {
  const wanted = name.toLowerCase();
  for (const field of object.fields.values()) {
    if (field.relationshipName?.toLowerCase() === wanted) return field;
  }
  return undefined;
}

import type { FieldDefinition, FieldType, PicklistValue } from './definitions.ts';

const lengthOf: Partial<Record<FieldType, number>> = {
  id: 18,
  reference: 18,
  string: 255,
  textarea: 255,
  picklist: 255,
  email: 80,
  phone: 40,
  url: 255,
};

/** Builds a field from what is special about it; a reference names its parent's relationship. */
export function field(
  name: string,
  type: FieldType,
  special: Partial<FieldDefinition> = {},
): FieldDefinition {
  const isRequired = special.isRequired ?? false;
  const isMasterDetail = special.isMasterDetail ?? false;
  return {
    name,
    label: name,
    helpText: null,
    type,
    length: lengthOf[type] ?? 0,
    precision: type === 'double' || type === 'currency' ? 18 : type === 'int' ? 9 : 0,
    scale: type === 'double' || type === 'currency' ? 2 : 0,
    isLongText: false,
    isCustom: false,
    isNameField: false,
    isRequired,
    isUnique: false,
    isExternalId: false,
    isCreateable: true,
    isUpdateable: true,
    isAuditField: false,
    isPermissionable: !isRequired && !isMasterDetail && !(special.isNameField ?? false),
    partOf: null,
    picklist: type === 'picklist' ? { isRestricted: false, values: [] } : null,
    referenceTo: [],
    relationshipName: null,
    childRelationshipName: null,
    isMasterDetail,
    writeRequiresMasterRead: false,
    isClearedWithParent: false,
    defaultValue: type === 'boolean' ? false : null,
    autoNumberFormat: null,
    ...special,
  };
}

/** A lookup from a standard object, such as `AccountId` with its relationship `Account`. */
export function reference(
  name: string,
  parent: string,
  special: Partial<FieldDefinition> = {},
): FieldDefinition {
  return field(name, 'reference', {
    referenceTo: [parent],
    relationshipName: name.replace(/Id$/, ''),
    ...special,
  });
}

/** An unrestricted or restricted picklist whose labels equal its values. */
export function picklist(
  name: string,
  values: readonly string[],
  special: Partial<FieldDefinition> & { isRestricted?: boolean } = {},
): FieldDefinition {
  const { isRestricted = false, ...rest } = special;
  const entries: PicklistValue[] = values.map((value) => ({
    value,
    label: value,
    isDefault: value === rest.defaultValue,
  }));
  return field(name, 'picklist', { picklist: { isRestricted, values: entries }, ...rest });
}

const readOnly = { isCreateable: false, isUpdateable: false, isPermissionable: false };
const audit = { isUpdateable: false, isAuditField: true, isPermissionable: false };

/** The fields that the platform gives every object; owned objects have an OwnerId too. */
export function systemFields(options: { isOwned: boolean }): FieldDefinition[] {
  const owner = reference('OwnerId', 'User', { label: 'Owner ID', isPermissionable: false });
  return [
    field('Id', 'id', { label: 'Record ID', ...readOnly }),
    ...(options.isOwned ? [owner] : []),
    field('IsDeleted', 'boolean', { label: 'Deleted', ...readOnly }),
    field('CreatedDate', 'datetime', { label: 'Created Date', ...audit }),
    reference('CreatedById', 'User', { label: 'Created By ID', ...audit }),
    field('LastModifiedDate', 'datetime', { label: 'Last Modified Date', ...audit }),
    reference('LastModifiedById', 'User', { label: 'Last Modified By ID', ...audit }),
    field('SystemModstamp', 'datetime', { label: 'System Modstamp', ...readOnly }),
  ];
}

import type { FieldDefinition, ObjectDefinition } from '../metadata/definitions.ts';
import type { UserAccess } from '../security/access.ts';

/** Whether a record that is created without it is named after its Id. */
function isNamedAfterId(object: ObjectDefinition, field: FieldDefinition): boolean {
  return object.isCustom && field.isNameField && field.autoNumberFormat === null;
}

function describeField(access: UserAccess, object: ObjectDefinition, field: FieldDefinition) {
  const { edit } = access.field(object, field);
  const isAuditor = access.has('CreateAuditFields');
  const isText = ['string', 'textarea', 'email', 'phone', 'url', 'picklist'].includes(field.type);
  return {
    name: field.name,
    label: field.label,
    inlineHelpText: field.helpText,
    type: field.type,
    soapType: `xsd:${isText ? 'string' : field.type}`,
    length: field.length,
    byteLength: field.length * 3,
    precision: field.precision,
    scale: field.scale,
    digits: 0,
    custom: field.isCustom,
    nameField: field.isNameField,
    autoNumber: field.autoNumberFormat !== null,
    nillable: !field.isRequired && field.type !== 'boolean',
    defaultedOnCreate:
      field.type === 'boolean' || field.defaultValue !== null || isNamedAfterId(object, field),
    defaultValue: field.defaultValue,
    unique: field.isUnique,
    caseSensitive: false,
    externalId: field.isExternalId,
    idLookup: field.isExternalId || field.type === 'id',
    createable: edit && field.isCreateable && (!field.isAuditField || isAuditor),
    updateable: edit && field.isUpdateable && !field.isAuditField,
    permissionable: field.isPermissionable,
    compoundFieldName: field.partOf,
    filterable: !field.isLongText,
    sortable: !field.isLongText,
    groupable: !field.isLongText,
    calculated: false,
    restrictedPicklist: field.picklist?.isRestricted ?? false,
    picklistValues: (field.picklist?.values ?? []).map(({ value, label, isDefault }) => ({
      value,
      label,
      active: true,
      defaultValue: isDefault,
    })),
    referenceTo: field.referenceTo,
    relationshipName: field.relationshipName,
    relationshipOrder: field.isMasterDetail ? 0 : null,
    writeRequiresMasterRead: field.writeRequiresMasterRead,
  };
}

/** An object in the list of all, as one user sees it. */
export function describeBriefly(access: UserAccess, object: ObjectDefinition, version: string) {
  const { create, edit, delete: remove } = access.object(object);
  const path = `/services/data/${version}/sobjects/${object.name}`;
  return {
    name: object.name,
    label: object.label,
    labelPlural: object.pluralLabel,
    keyPrefix: object.keyPrefix,
    custom: object.isCustom,
    queryable: true,
    retrieveable: true,
    createable: create,
    updateable: edit,
    deletable: remove,
    urls: { sobject: path, describe: `${path}/describe`, rowTemplate: `${path}/{ID}` },
  };
}

/** Everything about an object that one user may know. */
export function describeFully(access: UserAccess, object: ObjectDefinition, version: string) {
  return {
    ...describeBriefly(access, object, version),
    fields: [...object.fields.values()]
      .filter((field) => access.field(object, field).read)
      .map((field) => describeField(access, object, field)),
    childRelationships: object.childRelationships.map(({ name, childObject, field }) => ({
      relationshipName: name,
      childSObject: childObject,
      field,
    })),
    recordTypeInfos: [],
  };
}

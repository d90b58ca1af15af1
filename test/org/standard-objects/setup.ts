import { field, picklist, reference } from '../metadata/field.ts';
import { standardObject, type DeclaredObject } from './declare.ts';

const flag = { isPermissionable: false };

const systemPermissionFlags = [
  field('PermissionsViewAllData', 'boolean', flag),
  field('PermissionsModifyAllData', 'boolean', flag),
  field('PermissionsViewSetup', 'boolean', flag),
];

/** The objects that say who somebody is and what they may do. */
export const setupObjectDeclarations: readonly DeclaredObject[] = [
  standardObject('Organization', {
    keyPrefix: '00D',
    sharing: 'Read',
    fields: [
      field('Name', 'string', { length: 80, isNameField: true, isRequired: true }),
      field('IsSandbox', 'boolean', flag),
      field('OrganizationType', 'string', { length: 40, ...flag }),
      field('InstanceName', 'string', { length: 5, ...flag }),
      field('NamespacePrefix', 'string', { length: 15, ...flag }),
      field('TimeZoneSidKey', 'string', { length: 40, ...flag }),
    ],
  }),
  standardObject('User', {
    keyPrefix: '005',
    sharing: 'Read',
    fields: [
      field('FirstName', 'string', { length: 40, ...flag }),
      field('LastName', 'string', { length: 80, isRequired: true }),
      field('Name', 'string', {
        length: 121,
        isNameField: true,
        isCreateable: false,
        isUpdateable: false,
      }),
      field('Username', 'string', { length: 80, isRequired: true, isUnique: true }),
      field('Email', 'email', { length: 128, isRequired: true }),
      field('Title', 'string', { length: 80, ...flag }),
      field('Alias', 'string', { length: 8, ...flag }),
      field('Department', 'string', { length: 80, ...flag }),
      field('Division', 'string', { length: 80, ...flag }),
      field('IsActive', 'boolean', { defaultValue: true, ...flag }),
      picklist('UserType', ['Standard'], { defaultValue: 'Standard', ...flag }),
      field('TimeZoneSidKey', 'string', { length: 40, defaultValue: 'Europe/London', ...flag }),
      field('LocaleSidKey', 'string', { length: 40, defaultValue: 'en_GB', ...flag }),
      field('LanguageLocaleKey', 'string', { length: 40, defaultValue: 'en_US', ...flag }),
      field('EmailEncodingKey', 'string', { length: 40, defaultValue: 'UTF-8', ...flag }),
      reference('ProfileId', 'Profile', { isRequired: true, childRelationshipName: 'Users' }),
      reference('ManagerId', 'User', { childRelationshipName: 'ManagedUsers', ...flag }),
      reference('UserRoleId', 'UserRole', { childRelationshipName: 'Users', ...flag }),
    ],
  }),
  standardObject('UserRole', {
    keyPrefix: '00E',
    sharing: 'Read',
    label: 'Role',
    fields: [
      field('Name', 'string', { length: 80, isNameField: true, isRequired: true }),
      field('DeveloperName', 'string', { length: 80, ...flag }),
      reference('ParentRoleId', 'UserRole', { ...flag }),
    ],
  }),
  standardObject('Profile', {
    keyPrefix: '00e',
    sharing: 'Read',
    fields: [
      field('Name', 'string', { length: 80, isNameField: true, isRequired: true, isUnique: true }),
      ...systemPermissionFlags,
    ],
  }),
  standardObject('PermissionSet', {
    keyPrefix: '0PS',
    sharing: 'Read',
    label: 'Permission Set',
    fields: [
      field('Name', 'string', { length: 80, isNameField: true, isRequired: true, isUnique: true }),
      field('Label', 'string', { length: 80, isRequired: true }),
      field('Description', 'string', flag),
      field('IsOwnedByProfile', 'boolean', flag),
      reference('ProfileId', 'Profile', flag),
      ...systemPermissionFlags,
    ],
  }),
  standardObject('PermissionSetAssignment', {
    keyPrefix: '0Pa',
    sharing: 'Read',
    nameField: 'Id',
    label: 'Permission Set Assignment',
    fields: [
      reference('AssigneeId', 'User', {
        isRequired: true,
        isUpdateable: false,
        childRelationshipName: 'PermissionSetAssignments',
      }),
      reference('PermissionSetId', 'PermissionSet', {
        isRequired: true,
        isUpdateable: false,
        childRelationshipName: 'Assignments',
      }),
    ],
  }),
  standardObject('ObjectPermissions', {
    keyPrefix: '110',
    sharing: 'Read',
    nameField: 'Id',
    label: 'Object Permissions',
    pluralLabel: 'Object Permissions',
    fields: [
      reference('ParentId', 'PermissionSet', {
        isRequired: true,
        childRelationshipName: 'ObjectPerms',
      }),
      field('SobjectType', 'string', { length: 40, isRequired: true }),
      field('PermissionsRead', 'boolean', flag),
      field('PermissionsCreate', 'boolean', flag),
      field('PermissionsEdit', 'boolean', flag),
      field('PermissionsDelete', 'boolean', flag),
      field('PermissionsViewAllRecords', 'boolean', flag),
      field('PermissionsModifyAllRecords', 'boolean', flag),
    ],
  }),
  standardObject('OpportunityStage', {
    keyPrefix: '01J',
    sharing: 'Read',
    nameField: 'MasterLabel',
    label: 'Opportunity Stage',
    fields: [
      field('MasterLabel', 'string', { isNameField: true, isRequired: true }),
      field('ApiName', 'string', flag),
      field('SortOrder', 'int', flag),
      field('IsActive', 'boolean', flag),
      field('IsClosed', 'boolean', flag),
      field('IsWon', 'boolean', flag),
    ],
  }),
];

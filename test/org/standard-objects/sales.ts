import { field, picklist, reference } from '../metadata/field.ts';
import { standardObject, type DeclaredObject } from './declare.ts';
import { organizationWideDefaults } from './sharing.ts';
import { stages } from './stages.ts';

const personName = [
  // A part of the name, which everybody sees who sees the record.
  field('FirstName', 'string', { label: 'First Name', length: 40, isPermissionable: false }),
  field('LastName', 'string', { label: 'Last Name', length: 80, isRequired: true }),
  field('Name', 'string', {
    label: 'Full Name',
    length: 121,
    isNameField: true,
    isCreateable: false,
    isUpdateable: false,
  }),
];

const address = [
  field('Email', 'email', { label: 'Email' }),
  field('Phone', 'phone', { label: 'Phone' }),
];

const derived = { isCreateable: false, isUpdateable: false, isPermissionable: false };

const longDescription = field('Description', 'textarea', { length: 32_000, isLongText: true });

/** The sales objects that notes point at. */
export const salesObjects: readonly DeclaredObject[] = [
  standardObject('Account', {
    keyPrefix: '001',
    sharing: organizationWideDefaults.Account,
    isOwned: true,
    fields: [
      field('Name', 'string', { label: 'Account Name', isNameField: true, isRequired: true }),
      reference('ParentId', 'Account', { childRelationshipName: 'ChildAccounts' }),
      picklist('Industry', []),
      picklist('Type', []),
      field('BillingAddress', 'address', { isCreateable: false, isUpdateable: false }),
      field('BillingCity', 'string', { length: 40, partOf: 'BillingAddress' }),
      field('BillingCountry', 'string', { length: 80, partOf: 'BillingAddress' }),
      field('Website', 'url'),
      field('Phone', 'phone'),
      longDescription,
    ],
  }),
  standardObject('Contact', {
    keyPrefix: '003',
    sharing: organizationWideDefaults.Contact,
    isOwned: true,
    fields: [
      ...personName,
      reference('AccountId', 'Account', { childRelationshipName: 'Contacts' }),
      field('Title', 'string', { length: 128 }),
      field('Department', 'string', { length: 80 }),
      ...address,
      longDescription,
    ],
  }),
  standardObject('Opportunity', {
    keyPrefix: '006',
    sharing: organizationWideDefaults.Opportunity,
    isOwned: true,
    pluralLabel: 'Opportunities',
    fields: [
      field('Name', 'string', { length: 120, isNameField: true, isRequired: true }),
      reference('AccountId', 'Account', { childRelationshipName: 'Opportunities' }),
      picklist(
        'StageName',
        stages.map(({ name }) => name),
        { label: 'Stage', isRequired: true },
      ),
      field('IsClosed', 'boolean', { ...derived, label: 'Closed' }),
      field('IsWon', 'boolean', { ...derived, label: 'Won' }),
      field('CloseDate', 'date', { label: 'Close Date', isRequired: true }),
      field('Amount', 'currency'),
      picklist('Type', []),
      picklist('LeadSource', []),
      field('NextStep', 'string'),
      longDescription,
    ],
  }),
  standardObject('OpportunityContactRole', {
    keyPrefix: '00K',
    sharing: 'ControlledByParent',
    nameField: 'Id',
    label: 'Opportunity Contact Role',
    fields: [
      reference('OpportunityId', 'Opportunity', {
        isRequired: true,
        isMasterDetail: true,
        isUpdateable: false,
        childRelationshipName: 'OpportunityContactRoles',
      }),
      reference('ContactId', 'Contact', {
        isRequired: true,
        childRelationshipName: 'OpportunityContactRoles',
      }),
      picklist('Role', [], { isPermissionable: false }),
      field('IsPrimary', 'boolean', { isPermissionable: false }),
    ],
  }),
  standardObject('Lead', {
    keyPrefix: '00Q',
    sharing: organizationWideDefaults.Lead,
    isOwned: true,
    fields: [
      ...personName,
      field('Company', 'string', { isRequired: true }),
      field('Title', 'string', { length: 128 }),
      picklist('Status', ['Open', 'Working', 'Qualified', 'Unqualified'], {
        isRequired: true,
        defaultValue: 'Open',
      }),
      picklist('LeadSource', []),
      picklist('Industry', []),
      ...address,
      longDescription,
    ],
  }),
];

import { afterAll, beforeAll, expect, test } from 'vitest';
import { startOrg } from './org.ts';
import {
  note,
  refusal,
  startCompanyWithDeal,
  type CompanyWithDeal,
} from './security/company-with-deal.ts';

let company: CompanyWithDeal;
let noteOfA: string;

beforeAll(async () => {
  company = await startCompanyWithDeal();
  const { org, repA, dealOfA } = company;
  noteOfA = await org.create(repA, 'Buyer_Note__c', note({ Opportunity__c: dealOfA }));
});

afterAll(() => company.end());

const quotes = 'SELECT Id, Quote__c FROM Buyer_Note__c';

test('a field that is deleted can neither be asked for nor written, until it is undeleted', async () => {
  const { org, integration } = company;
  const write = () =>
    org.update(integration, 'Buyer_Note__c', noteOfA, { Quote__c: '[buyer] ran' });
  await write();
  await org.setup.removeField('Buyer_Note__c', 'Quote__c');
  expect(await refusal(org.query(integration, quotes))).toBe('INVALID_FIELD');
  expect(await refusal(write())).toBe('INVALID_FIELD');
  expect(org.canField(integration, 'Buyer_Note__c', 'Quote__c')).toEqual({
    read: false,
    edit: false,
  });
  await org.setup.restoreField('Buyer_Note__c', 'Quote__c');
  expect(await org.query(integration, quotes)).toMatchObject([{ Quote__c: '[buyer] ran' }]);
});

test('a field permission can be taken away in part and in whole, and given back', async () => {
  const { org, integration } = company;
  const allow = (read: boolean, edit: boolean) =>
    org.setup.setFieldPermission('Watercooler_Integration', 'Buyer_Note__c', 'Quote__c', {
      read,
      edit,
    });
  const write = () => org.update(integration, 'Buyer_Note__c', noteOfA, { Quote__c: 'x' });
  await allow(true, false);
  expect(await refusal(org.query(integration, quotes))).toBe('allowed');
  expect(await refusal(write())).toBe('INVALID_FIELD_FOR_INSERT_UPDATE');
  await allow(false, false);
  expect(await refusal(org.query(integration, quotes))).toBe('INVALID_FIELD');
  await allow(true, true);
  expect(await refusal(write())).toBe('allowed');
});

test('a frozen user has no session and gets none until they are thawed', async () => {
  const { org, integration } = company;
  const token = org.openSession(integration.userId);
  await org.setup.freezeUser(integration.userId, true);
  expect(org.sessionOfToken(token)).toBeUndefined();
  expect(org.user(integration.userId)).toMatchObject({ isActive: true, isFrozen: true });
  await org.setup.freezeUser(integration.userId, false);
  expect(org.sessionOfToken(token)).toEqual({ userId: integration.userId });
});

test('a validation rule of the admin’s own stands in the way of writes, and only of those', async () => {
  const { org, integration } = company;
  const write = (Status__c: string) =>
    org.update(integration, 'Buyer_Note__c', noteOfA, { Status__c });
  await org.setup.addValidationRule({
    sobject: 'Buyer_Note__c',
    name: 'No_Holding',
    formula: 'ISPICKVAL(Status__c, "held")',
    message: 'Nothing is to be held.',
  });
  expect(await refusal(write('held'))).toBe('FIELD_CUSTOM_VALIDATION_EXCEPTION');
  expect(await refusal(write('waiting'))).toBe('allowed');
  await org.setup.removeValidationRule('Buyer_Note__c', 'No_Holding');
  expect(await refusal(write('held'))).toBe('allowed');
});

test('what was changed in Setup stays changed over a restart', async () => {
  const { org, integration, databaseUrl } = company;
  await org.setup.removeField('Buyer_Note__c', 'Quote__c');
  await org.setup.freezeUser(integration.userId, true);
  const again = await startOrg({
    databaseUrl,
    port: 0,
    clock: () => new Date('2026-11-20T09:00:00Z'),
  });
  const asked = await refusal(again.org.query(integration, quotes));
  const user = again.org.user(integration.userId);
  await again.close();
  await org.setup.restoreField('Buyer_Note__c', 'Quote__c');
  await org.setup.freezeUser(integration.userId, false);
  expect(asked).toBe('INVALID_FIELD');
  expect(user?.isFrozen).toBe(true);
});

test('what is not there cannot be changed', async () => {
  const { setup } = company.org;
  await expect(setup.removeField('Buyer_Note__c', 'Nothing__c')).rejects.toThrow('Nothing__c');
  await expect(setup.removeField('Account', 'Name')).rejects.toThrow('no custom field');
  const rule = { sobject: 'Buyer_Note__c', name: 'Broken', formula: 'NONSENSE(', message: 'x' };
  await expect(setup.addValidationRule(rule)).rejects.toThrow();
});

test('a record that was deleted meanwhile is told apart from one that never was', async () => {
  const { org, admin, repB } = company;
  const gone = await org.create(admin, 'Account', { Name: 'Gone' });
  await org.remove(admin, 'Account', gone);
  const change = (session: typeof admin) => org.update(session, 'Account', gone, { Name: 'x' });
  expect(await refusal(change(admin))).toBe('ENTITY_IS_DELETED');
  expect(await refusal(change(repB))).toBe('NOT_FOUND');
  await org.recycleBin.purge(admin, gone);
  expect(await refusal(change(admin))).toBe('NOT_FOUND');
});

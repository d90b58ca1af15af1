import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { note, refusal, startCompanyWithDeal, type CompanyWithDeal } from './company-with-deal.ts';

let company: CompanyWithDeal;
let persona: string;

beforeAll(async () => {
  company = await startCompanyWithDeal();
  const { org, admin } = company;
  persona = await org.create(admin, 'Buyer_Persona__c', { Name: 'Site Manager', Key__c: 'sm' });
});

afterAll(() => company.end());

describe('sales records', () => {
  test('are seen by their owner, and the account of a deal by who owns the deal', async () => {
    const { repA, repB, marketer, integration, found } = company;
    expect(await found(repA, 'SELECT Id FROM Opportunity')).toBe(1);
    expect(await found(repB, 'SELECT Id FROM Opportunity')).toBe(0);
    expect(await found(repA, 'SELECT Id FROM Account')).toBe(1);
    expect(await found(repB, 'SELECT Id FROM Account')).toBe(0);
    expect(await found(marketer, 'SELECT Id FROM Account')).toBe(0);
    expect(await found(integration, 'SELECT Id, AccountId FROM Opportunity')).toBe(1);
  });

  test('show the parts of an address to who may read the address', async () => {
    const { org, admin, integration, accountOfDeal } = company;
    await org.update(admin, 'Account', accountOfDeal, { BillingCity: 'Otley' });
    const city = 'SELECT BillingCity FROM Account';
    expect(await org.query(integration, city)).toMatchObject([{ BillingCity: 'Otley' }]);
    expect(org.canField(integration, 'Account', 'BillingAddress')).toEqual({
      read: true,
      edit: false,
    });
    expect(org.canField(integration, 'Account', 'Phone').read).toBe(false);
  });

  test('that a user may not see read as empty through a note, even in a filter', async () => {
    const { org, admin, repB, dealOfA, found } = company;
    const id = await org.create(
      admin,
      'Buyer_Note__c',
      note({ Opportunity__c: dealOfA, OwnerId: repB.userId }),
    );
    const where = `WHERE Id = '${id}'`;
    const [row] = await org.query(
      repB,
      `SELECT Opportunity__c, Opportunity__r.Name FROM Buyer_Note__c ${where}`,
    );
    expect(row).toMatchObject({ Opportunity__c: dealOfA, Opportunity__r: null });
    const guess = `SELECT Id FROM Buyer_Note__c ${where} AND Opportunity__r.Name = 'Yard'`;
    expect(await found(repB, guess)).toBe(0);
  });

  test('keep deals from marketing altogether', async () => {
    const { org, marketer } = company;
    expect(await refusal(org.query(marketer, 'SELECT Id FROM Opportunity'))).toBe('INVALID_TYPE');
    const roles = org.query(marketer, 'SELECT Id FROM OpportunityContactRole');
    expect(await refusal(roles)).toBe('INVALID_TYPE');
  });
});

describe('what is published', () => {
  test('cells are written by the integration alone and read by everybody with a permission set', async () => {
    const { org, integration, marketer, repA, found } = company;
    const cell = { Buyer_Persona__c: persona, Key__c: 'cell-1' };
    const forged = org.create(marketer, 'Persona_Theme__c', { Buyer_Persona__c: persona });
    expect(await refusal(forged)).toBe('INSUFFICIENT_ACCESS_OR_READONLY');
    await org.create(integration, 'Persona_Theme__c', cell);
    for (const session of [marketer, repA]) {
      expect(await found(session, 'SELECT Id, Contributors__c FROM Persona_Theme__c')).toBe(1);
      const keys = org.query(session, 'SELECT Key__c FROM Persona_Theme__c');
      expect(await refusal(keys)).toBe('INVALID_FIELD');
    }
  });

  test('personas are edited by marketing and read by reps', async () => {
    const { org, marketer, repA } = company;
    await org.update(marketer, 'Buyer_Persona__c', persona, { Goals__c: 'A quiet night shift.' });
    const change = org.update(repA, 'Buyer_Persona__c', persona, { Goals__c: 'None.' });
    expect(await refusal(change)).toBe('INSUFFICIENT_ACCESS_OR_READONLY');
    const claim = org.update(marketer, 'Buyer_Persona__c', persona, { Story__c: 'Invented.' });
    expect(await refusal(claim)).toBe('INVALID_FIELD_FOR_INSERT_UPDATE');
  });
});

describe('people', () => {
  test('without a permission set see nothing of the product', async () => {
    const { org, stranger } = company;
    for (const { name, isCustom } of org.metadata.objects.values()) {
      if (isCustom) expect(org.can(stranger, name).read, name).toBe(false);
    }
  });

  test('cannot give themselves permissions', async () => {
    const { org, repA } = company;
    const assignment = org.create(repA, 'PermissionSetAssignment', { AssigneeId: repA.userId });
    expect(await refusal(assignment)).toBe('NOT_FOUND');
    const promotion = org.update(repA, 'User', repA.userId, { Title: 'CEO' });
    expect(await refusal(promotion)).toBe('INSUFFICIENT_ACCESS_OR_READONLY');
    expect(await refusal(org.query(repA, 'SELECT Id FROM PermissionSetAssignment'))).toBe(
      'INVALID_TYPE',
    );
  });

  test('lose everything the moment they are deactivated or a permission set is taken away', async () => {
    const { org, admin, salesLead, stranger } = company;
    const soql = `SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = '${salesLead.userId}'
       AND PermissionSet.IsOwnedByProfile = false`;
    const [assignment] = await org.query(admin, soql);
    expect(org.can(salesLead, 'Buyer_Note__c').create).toBe(true);
    await org.remove(admin, 'PermissionSetAssignment', String(assignment?.Id));
    expect(org.can(salesLead, 'Buyer_Note__c').create).toBe(false);
    const token = org.openSession(stranger.userId);
    await org.update(admin, 'User', stranger.userId, { IsActive: false });
    expect(org.sessionOfToken(token)).toBeUndefined();
  });
});

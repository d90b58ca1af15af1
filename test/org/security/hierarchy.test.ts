import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { idOf } from '../example-company.ts';
import type { Session } from '../org.ts';
import { note, refusal, startCompanyWithDeal, type CompanyWithDeal } from './company-with-deal.ts';

let company: CompanyWithDeal;
let noteOfA: string;

/** Creates roles from the top down, and puts these people into them. */
async function appoint(...line: readonly (readonly [string, readonly Session[]])[]) {
  const { org, admin } = company;
  let ParentRoleId: string | null = null;
  for (const [Name, people] of line) {
    const UserRoleId: string = await org.create(admin, 'UserRole', { Name, ParentRoleId });
    for (const { userId } of people) await org.update(admin, 'User', userId, { UserRoleId });
    ParentRoleId = UserRoleId;
  }
}

beforeAll(async () => {
  company = await startCompanyWithDeal();
  const { org, repA, repB, salesLead, dealOfA } = company;
  noteOfA = await org.create(repA, 'Buyer_Note__c', note({ Opportunity__c: dealOfA }));
  await appoint(['Board', []], ['Sales', [salesLead]], ['North', []], ['Reps', [repA, repB]]);
});

afterAll(() => company.end());

const notes = 'SELECT Id, Body__c FROM Buyer_Note__c';

describe('with Grant Access Using Hierarchies, as every org has it at first', () => {
  test('a boss, however far above, reads, edits and gives away what a rep owns', async () => {
    const { org, salesLead, dealOfA, found } = company;
    expect(await found(salesLead, notes)).toBe(1);
    expect(await found(salesLead, 'SELECT Id FROM Opportunity')).toBe(1);
    expect(await found(salesLead, 'SELECT Id FROM Account')).toBe(1);
    await org.update(salesLead, 'Opportunity', dealOfA, { NextStep: 'Call the boss' });
    expect(org.canRecord(salesLead, 'Opportunity', dealOfA)).toEqual({
      read: true,
      edit: true,
      delete: true,
    });
    await org.update(salesLead, 'Opportunity', dealOfA, { OwnerId: company.repA.userId });
  });

  test('colleagues in the same role, people below and people without a role see nothing', async () => {
    const { org, repA, repB, salesLead, stranger, dealOfA, found } = company;
    expect(await found(repB, notes)).toBe(0);
    const ofLead = await org.create(salesLead, 'Buyer_Note__c', note({ Opportunity__c: dealOfA }));
    expect(org.canRecord(repA, 'Buyer_Note__c', ofLead).read).toBe(false);
    expect(org.canRecord(stranger, 'Buyer_Note__c', noteOfA).read).toBe(false);
    await org.remove(company.admin, 'Buyer_Note__c', ofLead);
  });

  test('a boss without permission on the object still sees none of it', async () => {
    const { org, admin, marketer } = company;
    const board = await idOf(company, "SELECT Id FROM UserRole WHERE Name = 'Board'");
    await org.update(admin, 'User', marketer.userId, { UserRoleId: board });
    expect(await refusal(org.query(marketer, notes))).toBe('INVALID_TYPE');
  });
});

describe('with the box unticked for notes, as setup says', () => {
  beforeEach(() => company.org.settings.grantAccessUsingHierarchies('Buyer_Note__c', false));

  test('a boss reads no note, and still the deal', async () => {
    const { org, repA, salesLead, found } = company;
    expect(org.settings.grantsAccessUsingHierarchies('Buyer_Note__c')).toBe(false);
    expect(await found(salesLead, notes)).toBe(0);
    expect(await found(repA, notes)).toBe(1);
    expect(await found(salesLead, 'SELECT Id FROM Opportunity')).toBe(1);
  });

  test('ticking it again gives the boss the notes back', async () => {
    await company.org.settings.grantAccessUsingHierarchies('Buyer_Note__c', true);
    expect(await company.found(company.salesLead, notes)).toBe(1);
  });
});

test('the box cannot be unticked for a standard object', async () => {
  const unticked = company.org.settings.grantAccessUsingHierarchies('Opportunity', false);
  await expect(unticked).rejects.toThrow('only custom objects');
});

test('roles that stand above each other in a circle stop nobody', async () => {
  const { org, admin, found, salesLead } = company;
  const role = (name: string) => idOf(company, `SELECT Id FROM UserRole WHERE Name = '${name}'`);
  await org.update(admin, 'UserRole', await role('North'), { ParentRoleId: await role('Reps') });
  expect(await found(salesLead, 'SELECT Id FROM Opportunity')).toBe(0);
});

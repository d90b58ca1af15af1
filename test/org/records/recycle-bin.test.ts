import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startExampleCompany, type ExampleCompany } from '../example-company.ts';
import { refusal } from '../security/company-with-deal.ts';
import { startOrg } from '../org.ts';

let company: ExampleCompany;
let keys = 0;

beforeAll(async () => {
  company = await startExampleCompany();
});

afterAll(() => company.end());

async function persona(): Promise<string> {
  keys += 1;
  const fields = { Name: `Persona ${keys}`, Key__c: `persona-${keys}` };
  return company.org.create(company.admin, 'Buyer_Persona__c', fields);
}

function stageOf(Buyer_Persona__c: string, Name: string): Promise<string> {
  const fields = { Buyer_Persona__c, Name, Order__c: 1 };
  return company.org.create(company.admin, 'Persona_Stage__c', fields);
}

/** The names that a query finds, with the recycle bin and without. */
async function names(sobject: string, where: string) {
  const { org, admin } = company;
  const soql = `SELECT Name FROM ${sobject} WHERE ${where}`;
  const [all, live] = [
    await org.query(admin, soql, { includeDeleted: true }),
    await org.query(admin, soql),
  ];
  const of = (rows: typeof all) => rows.map(({ Name }) => Name);
  return { live: of(live), inBin: of(all).filter((name) => !of(live).includes(name)) };
}

describe('a deleted record', () => {
  test('takes its details along, and brings back those it took', async () => {
    const { org, admin } = company;
    const id = await persona();
    const dropped = await stageOf(id, 'Dropped before');
    await stageOf(id, 'Looking around');
    const ofPersona = `Buyer_Persona__c = '${id}'`;
    await org.remove(admin, 'Persona_Stage__c', dropped);
    await org.remove(admin, 'Buyer_Persona__c', id);
    expect(await names('Persona_Stage__c', ofPersona)).toEqual({
      live: [],
      inBin: ['Dropped before', 'Looking around'],
    });
    expect(await refusal(org.recycleBin.restore(admin, dropped))).toBe('ENTITY_IS_DELETED');

    await org.recycleBin.restore(admin, id);
    expect(await names('Persona_Stage__c', ofPersona)).toEqual({
      live: ['Looking around'],
      inBin: ['Dropped before'],
    });
    await org.recycleBin.restore(admin, dropped);
    expect((await names('Persona_Stage__c', ofPersona)).inBin).toEqual([]);
  });

  test('empties the lookups that named it, and leaves their records otherwise as they were', async () => {
    const { org, admin, repA } = company;
    const deal = { Name: 'Yard', StageName: 'Decide', CloseDate: '2026-12-01' };
    const Opportunity__c = await org.create(repA, 'Opportunity', deal);
    const note = { Client_Key__c: 'of-a-deal', Body__c: 'Calm.', Opportunity__c };
    const id = await org.create(repA, 'Buyer_Note__c', note);
    await org.remove(repA, 'Opportunity', Opportunity__c);
    const soql = `SELECT Opportunity__c, Body__c FROM Buyer_Note__c WHERE Id = '${id}'`;
    expect(await org.query(admin, soql)).toMatchObject([
      { Opportunity__c: null, Body__c: 'Calm.' },
    ]);
    // Nothing is wrong with the note now: the service may go on writing to it.
    await org.update(company.integration, 'Buyer_Note__c', id, { Status__c: 'waiting' });
  });

  test('is no longer there once it is purged, nor are its details', async () => {
    const { org, admin } = company;
    const id = await persona();
    await stageOf(id, 'Looking around');
    expect(await refusal(org.recycleBin.purge(admin, id))).toBe('UNDELETE_FAILED');
    await org.remove(admin, 'Buyer_Persona__c', id);
    await org.recycleBin.purge(admin, id);
    const nowhere = { live: [], inBin: [] };
    expect(await names('Buyer_Persona__c', `Id = '${id}'`)).toEqual(nowhere);
    expect(await names('Persona_Stage__c', `Buyer_Persona__c = '${id}'`)).toEqual(nowhere);
    expect(await refusal(org.recycleBin.restore(admin, id))).toBe('NOT_FOUND');
  });

  test('leaves the recycle bin after 15 days', async () => {
    const { org, admin } = company;
    const id = await persona();
    company.setTime('2026-12-01T09:00:00Z');
    await org.remove(admin, 'Buyer_Persona__c', id);
    company.setTime('2026-12-16T09:00:00Z');
    expect((await names('Buyer_Persona__c', `Id = '${id}'`)).inBin).toHaveLength(1);
    company.setTime('2026-12-16T09:00:01Z');
    expect((await names('Buyer_Persona__c', `Id = '${id}'`)).inBin).toEqual([]);
    expect(await refusal(org.recycleBin.restore(admin, id))).toBe('UNDELETE_FAILED');
  });

  test('cannot come back while another has its unique key', async () => {
    const { org, admin } = company;
    const fields = { Name: 'Twin', Key__c: 'twin' };
    const first = await org.create(admin, 'Buyer_Persona__c', fields);
    await org.remove(admin, 'Buyer_Persona__c', first);
    await org.create(admin, 'Buyer_Persona__c', fields);
    expect(await refusal(org.recycleBin.restore(admin, first))).toBe('DUPLICATE_VALUE');
  });

  test('is brought back and purged only by who may delete it', async () => {
    const { org, admin, repA, repB } = company;
    const id = await org.create(repA, 'Account', { Name: 'Esk Valley Foods' });
    await org.remove(repA, 'Account', id);
    expect(await refusal(org.recycleBin.restore(repB, id))).toBe('NOT_FOUND');
    expect(await refusal(org.recycleBin.purge(repB, id))).toBe('NOT_FOUND');
    await org.recycleBin.restore(repA, id);
    expect(org.canRecord(repA, 'Account', id).read).toBe(true);
    await org.remove(admin, 'Account', id);
  });
});

test('an Id that was purged is given to nobody else, even after a restart', async () => {
  const { org, admin, databaseUrl } = company;
  const id = await persona();
  await org.remove(admin, 'Buyer_Persona__c', id);
  await org.recycleBin.purge(admin, id);
  const again = await startOrg({ databaseUrl, port: 0, clock: org.clock });
  try {
    const fields = { Name: 'Next', Key__c: 'next' };
    const next = await again.org.create(admin, 'Buyer_Persona__c', fields);
    expect(next > id).toBe(true);
    const rows = await again.org.query(admin, `SELECT Id FROM Buyer_Persona__c WHERE Id = '${id}'`);
    expect(rows).toEqual([]);
  } finally {
    await again.close();
  }
});

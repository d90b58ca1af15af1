import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { startExampleCompany, type ExampleCompany } from '../example-company.ts';
import type { Session } from '../org.ts';

let company: ExampleCompany;

beforeAll(async () => {
  company = await startExampleCompany();
  const { org, admin, marketer, repA } = company;
  const owners = { Sales_Owner__c: repA.userId, Marketing_Owner__c: marketer.userId };
  const persona = (Name: string, fields: Record<string, unknown>) =>
    org.create(admin, 'Buyer_Persona__c', { Name, Key__c: Name, ...fields });
  await persona('Site Manager', { Status__c: 'draft', OwnerId: marketer.userId });
  await persona('Operations VP', { Status__c: 'agreed', ...owners });
  const prompt = (Key__c: string, fields: Record<string, unknown>) =>
    org.create(admin, 'Note_Prompt__c', {
      Key__c,
      Question__c: 'Why?',
      Insight_Area__c: 'stops',
      ...fields,
    });
  await prompt('ladder', { Active__c: true, After_Reason__c: 'price' });
  await prompt('plain', { Active__c: false });
});

afterAll(() => company.end());

async function get(session: Session, path: string): Promise<{ status: number; body: unknown }> {
  const { org, url } = company;
  const response = await fetch(`${url}/services/data/v66.0/sobjects/${path}`, {
    headers: { authorization: `Bearer ${org.openSession(session.userId)}` },
  });
  return { status: response.status, body: await response.json() };
}

test('the list views of an object can be chosen from, with the ones of hidden objects hidden', async () => {
  const { status, body } = await get(company.marketer, 'Buyer_Persona__c/listviews');
  expect(status).toBe(200);
  const { listviews } = z
    .object({ listviews: z.array(z.object({ developerName: z.string(), resultsUrl: z.string() })) })
    .parse(body);
  expect(listviews.map(({ developerName }) => developerName)).toEqual(
    expect.arrayContaining(['All', 'Agreed', 'Draft', 'Mine']),
  );
  const agreed = listviews.find(({ developerName }) => developerName === 'Agreed');
  const results = await fetch(company.url + agreed?.resultsUrl, {
    headers: { authorization: `Bearer ${company.adminToken}` },
  });
  expect(await results.json()).toMatchObject({
    developerName: 'Agreed',
    size: 1,
    records: [
      {
        columns: expect.arrayContaining([
          { fieldNameOrPath: 'Name', value: 'Operations VP' },
          { fieldNameOrPath: 'Sales_Owner__r.Name', value: 'Example repA' },
        ]),
      },
    ],
  });
  expect((await get(company.marketer, 'Buyer_Note__c/listviews')).status).toBe(404);
  expect((await get(company.stranger, 'Buyer_Persona__c/listviews/All/results')).status).toBe(404);
});

test('a list view lists what its filters and its scope say, by name', async () => {
  const { org, admin, marketer } = company;
  const named = async (session: Session, sobject: string, view: string, field = 'Name') =>
    (await org.listViewRows(session, sobject, view)).map((row) => row[field]);
  expect(await named(admin, 'Buyer_Persona__c', 'All')).toEqual(['Operations VP', 'Site Manager']);
  expect(await named(admin, 'Buyer_Persona__c', 'Draft')).toEqual(['Site Manager']);
  expect(await named(marketer, 'Buyer_Persona__c', 'Mine')).toEqual(['Site Manager']);
  expect(await named(admin, 'Buyer_Persona__c', 'Mine')).toEqual(['Operations VP']);
  // A filter for a value, for a checkbox, and for any value at all.
  const reasons = await named(admin, 'Note_Prompt__c', 'Follow_Ups', 'After_Reason__c');
  expect(reasons).toEqual(['price']);
  expect(await named(admin, 'Note_Prompt__c', 'Not_Asked')).toHaveLength(1);
});

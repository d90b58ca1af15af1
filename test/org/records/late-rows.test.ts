import { afterEach, beforeEach, expect, test } from 'vitest';
import { startExampleCompany, type ExampleCompany } from '../example-company.ts';

let company: ExampleCompany;

beforeEach(async () => {
  company = await startExampleCompany();
});

afterEach(() => company.end());

function addLead(LastName: string): Promise<string> {
  return company.org.create(company.admin, 'Lead', { LastName, Company: 'Lowmoor' });
}

async function names(where = ''): Promise<unknown[]> {
  const soql = `SELECT LastName FROM Lead ${where} ORDER BY SystemModstamp, Id`;
  return (await company.org.query(company.admin, soql)).map(({ LastName }) => LastName);
}

test('a record written now is seen when it is shown, with the stamp of its writing', async () => {
  const { org, admin } = company;
  await addLead('Hulme');
  org.lateRows.begin();
  const late = await addLead('Marsh');
  org.lateRows.end();
  company.setTime('2026-11-20T09:05:00Z');
  await addLead('Sorensen');
  expect(await names()).toEqual(['Hulme', 'Sorensen']);
  expect(await org.query(admin, 'SELECT COUNT() FROM Lead')).toEqual([{ expr0: 2 }]);
  expect(await org.query(admin, `SELECT Id FROM Lead WHERE Id = '${late}'`)).toEqual([]);
  expect(org.lateRows.held()).toEqual([late]);
  org.lateRows.show(late);
  expect(await names()).toEqual(['Hulme', 'Marsh', 'Sorensen']);
  expect(await names('WHERE SystemModstamp > 2026-11-20T09:00:00Z')).toEqual(['Sorensen']);
});

test('of a change the version before is seen until then, of a deletion the record', async () => {
  const { org, admin } = company;
  const changed = await addLead('Hulme');
  const deleted = await addLead('Marsh');
  company.setTime('2026-11-20T09:05:00Z');
  org.lateRows.begin({ sobject: 'Lead' });
  await org.update(admin, 'Lead', changed, { LastName: 'Hulme-Marsh' });
  await org.update(admin, 'Lead', changed, { LastName: 'Marsh-Hulme' });
  await org.remove(admin, 'Lead', deleted);
  expect(await names()).toEqual(['Hulme', 'Marsh']);
  expect(await names('WHERE SystemModstamp >= 2026-11-20T09:05:00Z')).toEqual([]);
  org.lateRows.show();
  expect(await names()).toEqual(['Marsh-Hulme']);
});

test('the REST API does not find a late row', async () => {
  const { org, adminToken, url } = company;
  org.lateRows.begin();
  const late = await addLead('Hulme');
  const ask = () =>
    fetch(`${url}/services/data/v66.0/sobjects/Lead/${late}`, {
      headers: { authorization: `Bearer ${adminToken}` },
    });
  expect((await ask()).status).toBe(404);
  org.lateRows.show();
  expect((await ask()).status).toBe(200);
});

test('what was held back for some time is seen when the org’s clock has come so far', async () => {
  company.org.lateRows.begin({ afterMs: 8 * 60_000, times: 1 });
  await addLead('Hulme');
  await addLead('Marsh');
  company.setTime('2026-11-20T09:07:59Z');
  expect(await names()).toEqual(['Marsh']);
  company.setTime('2026-11-20T09:08:00Z');
  expect(await names()).toEqual(['Hulme', 'Marsh']);
});

test('a later change that is not late shows the record', async () => {
  const { org, admin } = company;
  org.lateRows.begin({ times: 1 });
  const late = await addLead('Hulme');
  await org.update(admin, 'Lead', late, { Company: 'Esk Valley' });
  expect(await names()).toEqual(['Hulme']);
  expect(org.lateRows.held()).toEqual([]);
});

test('children and semi-joins see late rows alike', async () => {
  const { org, admin } = company;
  const account = await org.create(admin, 'Account', { Name: 'Esk Valley Foods' });
  org.lateRows.begin({ sobject: 'Contact' });
  await org.create(admin, 'Contact', { LastName: 'Marsh', AccountId: account });
  const ask = () =>
    org.query(admin, 'SELECT Name FROM Account WHERE Id IN (SELECT AccountId FROM Contact)');
  const children = () =>
    org.query(admin, 'SELECT Name, (SELECT LastName FROM Contacts) FROM Account');
  expect(await ask()).toEqual([]);
  expect(await children()).toMatchObject([{ Contacts: null }]);
  org.lateRows.show();
  expect(await ask()).toHaveLength(1);
  expect(await children()).toMatchObject([{ Contacts: { totalSize: 1 } }]);
});

test('several changes within one second share a stamp', async () => {
  const { org, admin } = company;
  company.setTime('2026-11-20T09:00:01.100Z');
  const id = await addLead('Hulme');
  company.setTime('2026-11-20T09:00:01.900Z');
  await org.update(admin, 'Lead', id, { LastName: 'Marsh' });
  const rows = await org.query(admin, 'SELECT SystemModstamp, LastModifiedDate FROM Lead');
  expect(rows).toMatchObject([
    { SystemModstamp: '2026-11-20T09:00:01.000Z', LastModifiedDate: '2026-11-20T09:00:01.000Z' },
  ]);
});

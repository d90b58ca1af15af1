import { afterAll, beforeAll, expect, test } from 'vitest';
import { startExampleCompany, type ExampleCompany } from '../example-company.ts';
import { startOrg } from '../org.ts';
import { seedsPerWrite } from './seed.ts';

let company: ExampleCompany;

beforeAll(async () => {
  company = await startExampleCompany();
});

afterAll(() => company.end());

test('many records are created at once, with defaults, names, stamps and owners', async () => {
  const { org, admin, repA } = company;
  const count = seedsPerWrite + 500;
  const rows = Array.from({ length: count }, (_, n) => ({
    Body__c: `They were calm, on day ${n}`,
    Client_Key__c: `seed-${n}`,
    CreatedById: repA.userId,
    CreatedDate: '2026-03-02T08:00:00.000Z',
  }));
  const ids = await org.seed('Buyer_Note__c', rows);
  expect(new Set(ids).size).toBe(count);
  const [note] = await org.query(
    repA,
    `SELECT OwnerId, Name, Private__c, Body__c, SystemModstamp FROM Buyer_Note__c
     WHERE Client_Key__c = 'seed-7'`,
  );
  expect(note).toMatchObject({
    OwnerId: repA.userId,
    Name: ids[7]?.slice(0, 15),
    Private__c: false,
    Body__c: 'They were calm, on day 7',
    SystemModstamp: '2026-03-02T08:00:00.000Z',
  });
  const [next] = await org.seed('Buyer_Note__c', [{ Client_Key__c: 'next' }]);
  expect(ids).not.toContain(next);

  const again = await startOrg({
    databaseUrl: company.databaseUrl,
    port: 0,
    clock: () => new Date('2026-11-20T09:00:00Z'),
  });
  const kept = await again.org.query(admin, 'SELECT COUNT() FROM Buyer_Note__c');
  await again.close();
  expect(kept).toEqual([{ expr0: count + 1 }]);
});

test('a field that is not there is refused', async () => {
  await expect(company.org.seed('Lead', [{ Nothing__c: 'x' }])).rejects.toThrow('Nothing__c');
});

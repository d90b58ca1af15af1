import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type ExampleCompany, startExampleCompany } from '../../../test/org/example-company.ts';
import { connect, type OrgConnection } from './connection.ts';
import { readTogether } from './read-together.ts';
import { recordId } from './shapes.ts';
import { soql } from './soql.ts';

let company: ExampleCompany;
let org: OrgConnection;

beforeAll(async () => {
  company = await startExampleCompany();
  const { url, privateKey } = company;
  const username = 'integration@company.example';
  const settings = { loginUrl: url, clientId: 'watercooler', username, privateKey };
  org = await connect({ ...settings, isSandbox: false, timeoutMs: 5000 }, () => new Date());
});
afterAll(() => company.end());

const ids = z.object({ Id: recordId });
const users = { query: soql`SELECT Id FROM User`, shape: ids };

test('several queries are one call', async () => {
  let calls = 0;
  const counting: OrgConnection = {
    ...org,
    call: (...asked) => {
      calls += 1;
      return org.call(...asked);
    },
  };
  const [all, counted] = await readTogether(counting, [
    users,
    { query: soql`SELECT COUNT() FROM User`, shape: z.never() },
  ]);
  expect(all.rows.length).toBeGreaterThan(0);
  expect(counted).toEqual({ rows: [], totalSize: all.rows.length });
  expect(calls).toBe(1);
});

test('one that fails fails them all, by its own name', async () => {
  const wrong = { query: soql`SELECT Nothing__c FROM User`, shape: ids };
  await expect(readTogether(org, [users, wrong])).rejects.toMatchObject({
    kind: 'refused',
    code: 'INVALID_FIELD',
  });
});

test('an answer of another shape is nonsense, not "no rows"', async () => {
  const odd: OrgConnection = { ...org, call: () => Promise.resolve({ compositeResponse: [] }) };
  await expect(readTogether(odd, [users])).rejects.toMatchObject({ kind: 'nonsense' });
});

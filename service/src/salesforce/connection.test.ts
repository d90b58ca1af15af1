import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ExampleCompany, startExampleCompany } from '../../../test/org/example-company.ts';
import { systemClock } from '../clock.ts';
import { connect, type OrgConnection } from './connection.ts';

let company: ExampleCompany;
let org: OrgConnection;

beforeAll(async () => {
  company = await startExampleCompany();
  const settings = {
    loginUrl: company.url,
    clientId: 'watercooler',
    username: 'integration@company.example',
    privateKey: company.privateKey,
    isSandbox: false,
    timeoutMs: 5000,
  };
  org = await connect(settings, systemClock);
});
afterAll(() => company.end());

const manyCalls = (): Promise<unknown>[] =>
  Array.from({ length: 8 }, () => org.call('GET', '/limits'));

test('calls whose session ends at the same time share one new session', async () => {
  company.org.closeSessions();
  expect(await Promise.all(manyCalls())).toHaveLength(8);
});

test('calls that every session is refused for end, and the next ones start afresh once it is not', async () => {
  const { faults } = company.org;
  faults.add({ kind: 'expired-session', times: 1000, match: { url: '/limits' } });
  const outcomes = await Promise.allSettled(manyCalls());
  expect(outcomes.map(({ status }) => status)).toEqual(Array(8).fill('rejected'));
  // Once, and again after each of three renewals.
  expect(faults.counts()['expired-session']).toBeLessThanOrEqual(8 * 4);
  faults.clear();
  expect(await org.call('GET', '/limits')).toBeDefined();
});

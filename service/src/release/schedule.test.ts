import { expect, test } from 'vitest';
import { sharedDatabase } from '../../../test/shared-database.ts';
import { moveOn, nextDue } from './schedule.ts';

const monthly = { kind: 'monthly' } as const;
const database = sharedDatabase();

function dueAt(orgId: string, now: string): Promise<string> {
  return database.inOrg(orgId, async (tx) =>
    (await nextDue(tx, orgId, monthly, new Date(now))).toISOString(),
  );
}

function released(orgId: string, now: string): Promise<void> {
  return database.inOrg(orgId, (tx) => moveOn(tx, orgId, monthly, new Date(now)));
}

test('a process whose clock is behind does not use a date that another one used', async () => {
  const orgId = '00D000000000001AAA';
  expect(await dueAt(orgId, '2026-11-20T09:00:00Z')).toBe('2026-12-01T00:00:00.000Z');
  await released(orgId, '2026-12-01T00:00:01Z');
  expect(await dueAt(orgId, '2026-11-30T23:59:58Z')).toBe('2027-01-01T00:00:00.000Z');
  // Nor does a release that somebody asks for there bring the date back.
  await released(orgId, '2026-11-30T23:59:59Z');
  expect(await dueAt(orgId, '2026-12-01T00:00:00Z')).toBe('2027-01-01T00:00:00.000Z');
});

test('dates that passed unused are made up for once', async () => {
  const orgId = '00D000000000002AAA';
  await dueAt(orgId, '2026-11-20T09:00:00Z');
  expect(await dueAt(orgId, '2027-03-05T09:00:00Z')).toBe('2026-12-01T00:00:00.000Z');
  await released(orgId, '2027-03-05T09:00:00Z');
  expect(await dueAt(orgId, '2027-03-05T09:00:00Z')).toBe('2027-04-01T00:00:00.000Z');
});

test('a date from a clock that was years ahead is given up', async () => {
  const orgId = '00D000000000003AAA';
  await released(orgId, '2031-07-20T09:00:00Z');
  expect(await dueAt(orgId, '2026-11-20T09:00:00Z')).toBe('2026-12-01T00:00:00.000Z');
});

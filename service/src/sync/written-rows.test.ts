import { beforeEach, expect, test } from 'vitest';
import { sharedDatabase } from '../../../test/shared-database.ts';
import type { OrgTransaction } from '../database/database.ts';
import { type DueRow, dueRows, markRefused, markWritten } from './due-rows.ts';
import { observe } from './observed-rows.ts';
import { desire } from './written-rows.ts';

const orgId = '00D000000000001AAA';
const sobject = 'Buyer_Note__c' as const;
const note = 'a00000000000001AAA';
const start = new Date('2026-11-20T09:00:00Z');

const database = sharedDatabase();

beforeEach(() => inOrg((tx) => tx.deleteFrom('written_row').execute()));

function inOrg<T>(work: (tx: OrgTransaction) => Promise<T>): Promise<T> {
  return database.inOrg(orgId, work);
}

const after = (seconds: number): Date => new Date(start.getTime() + seconds * 1000);

/** What is to be written at a moment. */
function due(now: Date): Promise<DueRow[]> {
  return inOrg((tx) => dueRows(tx, sobject, { now, afterKey: '', limit: 10 }));
}

function wish(...quotes: string[]): Promise<void> {
  const rows = quotes.map((quote, at) => ({
    sobject,
    rowKey: `a0000000000000${at + 1}AAA`,
    fields: { Quote__c: quote },
  }));
  return inOrg((tx) => desire(tx, orgId, rows));
}

/** The note was read, and held this. */
function see(quote: string | null, now = start): Promise<number> {
  const row = { rowKey: note, recordId: note, fields: { Quote__c: quote } };
  return inOrg((tx) => observe(tx, orgId, sobject, [row], now));
}

async function write(now: Date): Promise<void> {
  const rows = (await due(now)).map((row) => ({ row, recordId: note }));
  await inOrg((tx) => markWritten(tx, sobject, rows));
}

test('what a record was seen to hold is not written again', async () => {
  await wish('one');
  expect(await see('one')).toBe(0);
  expect(await due(start)).toEqual([]);
});

test('what a record was not seen to hold is written, also where nothing was wished before', async () => {
  expect(await see(null)).toBe(0);
  await wish('one');
  await see(null);
  expect(await due(start)).toMatchObject([{ rowKey: note, fields: { Quote__c: 'one' } }]);
});

test('a record that lost what was written there is put right, and told of', async () => {
  await wish('one');
  await write(start);
  expect(await due(start)).toEqual([]);
  expect(await see('by hand')).toBe(1);
  expect(await due(start)).toMatchObject([{ fields: { Quote__c: 'one' } }]);
});

test('a record that holds what an earlier wish said is only late', async () => {
  await wish('one');
  await write(start);
  await wish('two');
  expect(await see('one')).toBe(0);
  expect(await due(start)).toMatchObject([{ fields: { Quote__c: 'two' } }]);
});

test('a record that never keeps what is written there is tried ever later, at last once a day', async () => {
  await wish('one');
  let now = start;
  const waits: number[] = [];
  for (let round = 0; round < 25; round += 1) {
    await write(now);
    expect(await see('by hand', now)).toBe(1);
    const [row] = await inOrg((tx) => tx.selectFrom('written_row').select('retry_at').execute());
    const tryAt = row?.retry_at ?? now;
    waits.push((tryAt.getTime() - now.getTime()) / 1000);
    // That it was seen to be right in between does not begin this anew.
    now = tryAt;
    await write(now);
    await see('one', now);
  }
  expect(waits.slice(0, 5)).toEqual([0, 4, 8, 16, 32]);
  expect(waits.slice(-5)).toEqual(Array.from({ length: 5 }, () => 24 * 3600));
});

test('a new wish is written at once', async () => {
  await wish('one');
  await write(start);
  await see('by hand');
  await write(start);
  await see('by hand');
  expect(await due(start)).toEqual([]);
  await wish('two');
  expect(await due(start)).toMatchObject([{ fields: { Quote__c: 'two' } }]);
});

test('many are marked at once, each by what became of it', async () => {
  await wish('one', 'two', 'three');
  const [first, second, third] = await due(start);
  if (!first || !second || !third) throw new Error('Not all of them are due');
  await inOrg(async (tx) => {
    await markWritten(tx, sobject, [{ row: first, recordId: 'a00000000000009AAA' }]);
    const code = 'FIELD_CUSTOM_VALIDATION_EXCEPTION';
    await markRefused(tx, sobject, [{ row: second, code }], start);
  });
  expect(await due(start)).toEqual([third]);
  expect(await due(after(2))).toEqual([second, third]);
});

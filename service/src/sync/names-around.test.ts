import { beforeEach, expect, test } from 'vitest';
import { createCallBudget } from '../salesforce/call-budget.ts';
import type { OrgConnection } from '../salesforce/connection.ts';
import { OrgError } from '../salesforce/errors.ts';
import { type AroundNote, readNamesAround } from './names-around.ts';

const id = (prefix: string, number: number): string =>
  `${prefix}${String(number).padStart(15, '0')}`;

/** The queries of each call. */
let calls: string[][];
let canReadCities: boolean;
let org: OrgConnection;

beforeEach(() => {
  calls = [];
  canReadCities = true;
  org = {
    orgId: id('00D', 1),
    userId: id('005', 1),
    budget: createCallBudget({ elapsedMs: () => 0 }),
    pathOf: (path) => path,
    call(_method, _path, body) {
      const queries = [...JSON.stringify(body).matchAll(/q=([^"]{1,400000})"/g)].map(([, query]) =>
        decodeURIComponent(query ?? ''),
      );
      calls.push(queries);
      return Promise.resolve({
        compositeResponse: queries.map((query, at) => ({
          referenceId: `q${at}`,
          ...answer(query),
        })),
      });
    },
  };
});

function answer(query: string): { httpStatusCode: number; body: unknown } {
  if (query.includes('BillingCity') && !canReadCities) {
    return {
      httpStatusCode: 400,
      body: [{ errorCode: 'INVALID_FIELD', message: 'no such field' }],
    };
  }
  const accounts = [...query.matchAll(/'(001\d{15})'/g)].map(([, account]) => account);
  const deals = [...query.matchAll(/'(006\d{15})'/g)].map(([, deal]) => deal);
  const number = (record: string | undefined): number => Number(record?.slice(3));
  const sobject = /FROM (\w{1,40})/.exec(query)?.[1] ?? '';
  const records = {
    User: [{ FirstName: null, LastName: 'Colleague' }],
    Account: accounts.map((Id) => ({
      Id,
      Name: `Account ${number(Id)}`,
      ...(query.includes('BillingCity') ? { BillingCity: `City ${number(Id)}` } : {}),
    })),
    Contact: accounts.map((AccountId) => ({
      AccountId,
      FirstName: 'At',
      LastName: `Account${number(AccountId)}`,
    })),
    OpportunityContactRole: deals.map((OpportunityId) => ({
      OpportunityId,
      Contact: { FirstName: 'On', LastName: `Deal${number(OpportunityId)}` },
    })),
  }[sobject];
  if (records === undefined) throw new OrgError('nonsense', `nobody knows ${sobject}`);
  return { httpStatusCode: 200, body: { done: true, totalSize: records.length, records } };
}

const nothingAround: AroundNote = {
  Account__c: null,
  Opportunity__c: null,
  Opportunity__r: null,
  Contact__c: null,
  Contact__r: null,
  Lead__c: null,
  Lead__r: null,
};

function onDeal(number: number): AroundNote {
  return {
    ...nothingAround,
    Opportunity__c: id('006', number),
    Opportunity__r: { AccountId: id('001', number), IsClosed: false, IsWon: false },
  };
}

test('the names around 2,000 notes take one call, however many deals they are on', async () => {
  const notes = Array.from({ length: 2000 }, (_, at) => onDeal(at));
  const names = await readNamesAround(org, notes);
  expect(calls.map((queries) => queries.length)).toEqual([4]);
  expect(Math.max(...calls.flat().map((query) => query.length))).toBeLessThan(100_000);
  expect(names.colleagues).toEqual([{ role: 'colleague', name: 'Colleague' }]);
  expect(names.of(onDeal(7))).toEqual([
    { role: 'account', name: 'Account 7' },
    { role: 'site', name: 'City 7' },
    { role: 'buyer', name: 'At Account7' },
    { role: 'buyer', name: 'On Deal7' },
  ]);
});

test('more records than a query may name go into another one', async () => {
  const notes = Array.from({ length: 2000 }, (_, at) => ({
    ...onDeal(at),
    Account__c: id('001', 10_000 + at),
    Contact__r: {
      AccountId: id('001', 20_000 + at),
      Title: null,
      FirstName: null,
      LastName: 'Own',
    },
  }));
  const names = await readNamesAround(org, notes);
  expect(calls.map((queries) => queries.length)).toEqual([5, 1]);
  expect(Math.max(...calls.flat().map((query) => query.length))).toBeLessThan(100_000);
  expect(names.of(notes[1999] ?? nothingAround).map(({ name }) => name)).toEqual([
    'Account 11999',
    'Account 1999',
    'Account 21999',
    'City 11999',
    'City 1999',
    'City 21999',
    'At Account11999',
    'At Account1999',
    'At Account21999',
    'Own',
    'On Deal1999',
  ]);
});

test('a lead and a contact are known from the note itself', async () => {
  const lead = { Title: null, FirstName: 'Lea', LastName: 'Dorn', Company: 'Dorn Mills' };
  const names = await readNamesAround(org, [nothingAround]);
  expect(names.of({ ...nothingAround, Lead__c: id('00Q', 1), Lead__r: lead })).toEqual([
    { role: 'account', name: 'Dorn Mills' },
    { role: 'buyer', name: 'Lea Dorn' },
  ]);
  expect(calls).toHaveLength(1);
});

test('a note is told the same names whatever is read with it', async () => {
  const alone = await readNamesAround(org, [onDeal(1)]);
  const together = await readNamesAround(org, [onDeal(2), onDeal(1), onDeal(3)]);
  expect(together.of(onDeal(1))).toEqual(alone.of(onDeal(1)));
});

test('where addresses may not be read, accounts are known without their cities', async () => {
  canReadCities = false;
  const names = await readNamesAround(org, [onDeal(1)]);
  expect(names.of(onDeal(1)).map(({ role }) => role)).toEqual(['account', 'buyer', 'buyer']);
  await readNamesAround(org, [onDeal(1)]);
  // Asked for once, and not again as long as this connection lasts.
  expect(calls).toHaveLength(3);
});

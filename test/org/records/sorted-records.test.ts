import { expect, test } from 'vitest';
import { makeId } from './ids.ts';
import { placeIn, SortedRecords } from './sorted-records.ts';
import type { StoredRecord } from './store.ts';

/** Numbers below `limit` that look like chance and are the same each time. */
function* chance(limit: number): Generator<number> {
  for (let state = 1; ;) {
    state = (state * 48_271) % 2_147_483_647;
    yield state % limit;
  }
}

function record(n: number, second: number): StoredRecord {
  const SystemModstamp = new Date(Date.UTC(2026, 10, 20) + second * 1000).toISOString();
  return { id: makeId('a01', n), sobject: 'Buyer_Note__c', fields: { SystemModstamp } };
}

const placeOf = placeIn.SystemModstamp;
const key = (entry: StoredRecord) => placeOf(entry).join();

test('records stay in order while 20,000 changes add, move and remove them', () => {
  const sorted = new SortedRecords(placeOf);
  const records = new Map<string, StoredRecord>();
  const numbers = chance(5_000);
  const next = () => numbers.next().value ?? 0;
  for (let change = 0; change < 20_000; change += 1) {
    const entry = record(next(), next());
    const before = records.get(entry.id);
    if (before) sorted.remove(before);
    if (before && change % 3 === 0) {
      records.delete(entry.id);
    } else {
      sorted.add(entry);
      records.set(entry.id, entry);
    }
  }
  const expected = [...records.values()].map(key).sort();
  expect([...sorted.from([])].map(key)).toEqual(expected);
  const middle = new Date(Date.UTC(2026, 10, 20) + 2_500_000).toISOString();
  expect([...sorted.from([middle])].map(key)).toEqual(expected.filter((text) => text >= middle));
});

test('many records of one stamp come by their Ids', () => {
  const sorted = new SortedRecords(placeOf);
  const count = 5_000;
  for (let n = count; n > 0; n -= 1) sorted.add(record(n, 7));
  const ids = [...sorted.from([])].map(({ id }) => id);
  expect(ids).toEqual([...ids].sort());
  expect(ids).toHaveLength(count);
  const [, , third = ''] = ids;
  const stamp = String(record(1, 7).fields.SystemModstamp);
  expect([...sorted.from([stamp, third])]).toHaveLength(count - 2);
});

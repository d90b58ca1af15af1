import { type RawBuilder, sql } from 'kysely';
import { expect, test } from 'vitest';
import { sharedDatabase } from '../../../test/shared-database.ts';
import { anyOf, rowsOf } from './many-rows.ts';

const database = sharedDatabase();

async function readAll(given: RawBuilder<unknown>): Promise<unknown[]> {
  const { rows } = await database.inOrg('00D000000000001AAA', (tx) =>
    sql`SELECT * FROM ${given}`.execute(tx),
  );
  return rows;
}

/** What PostgreSQL reads of these rows. */
function read(...rows: Parameters<typeof rowsOf<'written_row'>>[1][number][]): Promise<unknown[]> {
  return readAll(rowsOf('written_row', rows));
}

test('rows keep what they share and what each has of its own', async () => {
  const rows = [
    { row_key: 'a', sobject: 'Buyer_Note__c', record_id: null, desired_hash: 'x' },
    { row_key: 'b', sobject: 'Buyer_Note__c', record_id: null, desired_hash: null },
  ];
  expect(await read(...rows)).toEqual(rows);
});

test('as many rows are read as were given, also where all are alike', async () => {
  const row = { row_key: 'a', sobject: 'Buyer_Note__c' };
  expect(await read(row)).toEqual([row]);
  expect(await read(row, row, row)).toEqual([row, row, row]);
});

test('words come back as they were, shared or not', async () => {
  const words = String.raw`He said "no", {then} \ NULL, and left.`;
  const rows = [
    { row_key: words, parent_id: words, desired: { Quote__c: words } },
    { row_key: 'NULL', parent_id: words, desired: { Quote__c: 'NULL' } },
  ];
  expect(await read(...rows)).toEqual(rows);
});

test('rows that name the same column keep what is missing apart from what is empty', async () => {
  const rows = [
    { row_key: 'a', record_id: '', desired: { Quote__c: 'ä€😀' } },
    { row_key: 'b', record_id: null, desired: null },
    { row_key: '', record_id: 'c', desired: {} },
  ];
  expect(await read(...rows)).toEqual(rows);
});

test('any number of ids are found, none too', async () => {
  const found = async (...ids: string[]): Promise<unknown> => {
    const { rows } = await database.inOrg('00D000000000001AAA', (tx) =>
      sql`SELECT id FROM unnest(ARRAY['a', 'b', '{c,"d"}']) AS given (id)
        WHERE id = ${anyOf(ids)}`.execute(tx),
    );
    return rows;
  };
  expect(await found()).toEqual([]);
  expect(await found('{c,"d"}', 'b', 'x')).toEqual([{ id: 'b' }, { id: '{c,"d"}' }]);
});

test('what is no text is read as what it is', async () => {
  const written_at = new Date('2026-11-20T09:00:00Z');
  const notes = [
    { note_id: 'a', is_lost: true, none_fits: false, written_at },
    {
      note_id: 'b',
      is_lost: false,
      none_fits: false,
      written_at: new Date('1999-12-31T23:59:59.999Z'),
    },
  ];
  expect(await readAll(rowsOf('note', notes))).toEqual(notes);
  const vectors = [
    { note_id: 'a', vector: Buffer.of(0, 92, 255) },
    { note_id: 'b', vector: Buffer.of(34) },
  ];
  expect(await readAll(rowsOf('note_vector', vectors))).toEqual(vectors);
});

test('no rows are refused: they have no columns', () => {
  expect(() => rowsOf('written_row', [])).toThrow(RangeError);
});

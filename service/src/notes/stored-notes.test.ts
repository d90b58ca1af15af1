import { beforeEach, expect, test } from 'vitest';
import { sharedDatabase } from '../../../test/shared-database.ts';
import type { OrgTransaction } from '../database/database.ts';
import type { StoredNote } from './note.ts';
import {
  findHeld,
  type NoteToStore,
  storeNotes,
  storeOutcomes,
  toStoredNote,
  touchNotes,
} from './stored-notes.ts';
import { findVectors, storeVectors } from './stored-vectors.ts';

const orgId = '00D000000000001AAA';
const one = 'a00000000000001AAA';
const two = 'a00000000000002AAA';
const nine = new Date('2026-11-20T09:00:00.123Z');
const ten = new Date('2026-11-20T10:00:00Z');

const database = sharedDatabase();

beforeEach(() => inOrg((tx) => tx.deleteFrom('note').execute()));

function inOrg<T>(work: (tx: OrgTransaction) => Promise<T>): Promise<T> {
  return database.inOrg(orgId, work);
}

function noteOf(id: string, modifiedAt: Date, changes: Partial<StoredNote> = {}): NoteToStore {
  return {
    note: {
      id,
      contributor: 'rep',
      deal: 'deal',
      writtenAt: nine,
      quarter: '2026-Q4',
      redactedText: 'They heard of us at a fair',
      quote: 'They heard of us at a fair',
      status: 'waiting',
      heldReason: null,
      themeKey: null,
      themeBy: null,
      personaKey: null,
      tone: 'neutral',
      toneBy: 'rep',
      source: 'heard',
      statedReason: null,
      reasonBy: null,
      isEnglish: true,
      isLost: false,
      isWithdrawn: false,
      approvedQuote: null,
      ...changes,
    },
    filing: {
      modifiedAt,
      inputHash: 'hash',
      raw: { promptArea: 'stops', followsId: null, noneFits: false },
      codedWith: 'codebook',
      matchedWith: 'titles',
    },
  };
}

function store(...notes: NoteToStore[]): Promise<void> {
  return inOrg((tx) => storeNotes(tx, orgId, notes));
}

async function textOf(id: string): Promise<string | undefined> {
  const rows = await inOrg((tx) => tx.selectFrom('note').selectAll().execute());
  return rows.find((row) => row.note_id === id)?.redacted_text;
}

test('notes are stored as they are, whatever characters they hold', async () => {
  const redactedText =
    'a "quote", a \\ and {braces}, a\ttab,\na line, NULL, \u0001\u001f, é and 🎪';
  const given = noteOf(one, nine, { redactedText, quote: 'NULL', approvedQuote: 'NULL' });
  const empty = noteOf(two, nine, {
    redactedText: '',
    quote: '',
    deal: null,
    tone: null,
    toneBy: null,
  });
  await store(given, empty);
  const rows = await inOrg((tx) => tx.selectFrom('note').selectAll().orderBy('note_id').execute());
  expect(rows.map(toStoredNote)).toEqual([given.note, empty.note]);
  expect(rows[0]).toMatchObject({ modified_at: nine, input_hash: 'hash', prompt_area: 'stops' });
});

test('half of a character, as a cut leaves it, holds nothing up', async () => {
  await store(noteOf(one, nine, { redactedText: 'cut \ud83d' }));
  expect(await textOf(one)).toBe('cut \ufffd');
});

test('a note is stored over what was held of it, whatever its stamp', async () => {
  await store(noteOf(one, ten));
  await store(noteOf(two, nine), noteOf(one, nine, { redactedText: 'read last' }));
  expect(await textOf(one)).toBe('read last');
});

test('notes that were saved again are known by the stamp that was read last', async () => {
  await store(noteOf(one, nine), noteOf(two, ten));
  const saved = [
    { Id: one, SystemModstamp: ten },
    { Id: two, SystemModstamp: nine },
  ];
  await inOrg((tx) => touchNotes(tx, saved));
  const held = await inOrg((tx) => findHeld(tx, [one, two]));
  expect([held.get(one), held.get(two)]).toMatchObject([{ modifiedAt: ten }, { modifiedAt: nine }]);
});

test('how deals ended is taken over where it differs', async () => {
  await store(noteOf(one, nine), noteOf(two, nine, { isLost: true }));
  const outcomes = [
    { id: one, isLost: true },
    { id: two, isLost: true },
  ];
  expect(await inOrg((tx) => storeOutcomes(tx, outcomes))).toBe(1);
  const held = await inOrg((tx) => findHeld(tx, [one, two]));
  expect([...held.values()].map(({ isLost }) => isLost)).toEqual([true, true]);
});

test('vectors come, change and go with the words', async () => {
  await store(noteOf(one, nine), noteOf(two, nine));
  const vector = (...numbers: number[]) => ({
    textHash: 'hash',
    embedderId: 'model',
    vector: Uint8Array.from(numbers),
  });
  const keep = (of: ReturnType<typeof vector> | null) =>
    inOrg((tx) =>
      storeVectors(tx, orgId, [
        { id: one, vector: vector(0, 127, 128, 255) },
        { id: two, vector: of },
      ]),
    );
  const found = async () => {
    const vectors = await inOrg((tx) => findVectors(tx, [one, two], 'model'));
    return [...vectors].map(([id, made]) => [id, ...made.vector]);
  };
  await keep(vector(1));
  await keep(vector(2));
  expect(await found()).toEqual([
    [one, 0, 127, 128, 255],
    [two, 2],
  ]);
  await keep(null);
  expect(await found()).toEqual([[one, 0, 127, 128, 255]]);
});

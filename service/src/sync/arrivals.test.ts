import { beforeAll, beforeEach, expect, test } from 'vitest';
import { sharedDatabase } from '../../../test/shared-database.ts';
import { storeTheme } from '../../../test/stored-personas.ts';
import type { OrgTransaction } from '../database/database.ts';
import type { StoredNote } from '../notes/note.ts';
import { storeNewNotes } from '../notes/stored-notes.ts';
import { findArrivals } from './arrivals.ts';
import { desireArrivals, desireNotes } from './note-wishes.ts';

const orgId = '00D000000000001AAA';
const noteId = 'a00000000000001AAA';
const nine = new Date('2026-11-20T09:00:00Z');

const database = sharedDatabase();

beforeAll(async () => {
  await inOrg(async (tx) => {
    await storeTheme(tx, orgId, 'gate');
    await tx
      .insertInto('release')
      .values({
        org_id: orgId,
        number: 1,
        release_id: '2026-11-1',
        quarter: '2026-Q4',
        k: 3,
        released_at: nine,
      })
      .execute();
  });
});
beforeEach(() =>
  inOrg(async (tx) => {
    await tx.deleteFrom('released_note').execute();
    await tx.deleteFrom('proposed_note').execute();
    await tx.deleteFrom('written_row').execute();
    await tx.deleteFrom('note').execute();
  }),
);

function inOrg<T>(work: (tx: OrgTransaction) => Promise<T>): Promise<T> {
  return database.inOrg(orgId, work);
}

const blank = {
  Id: noteId,
  Withdrawn__c: false,
  Status__c: null,
  Held_Reason__c: null,
  Buyer_Theme__c: null,
  Filed_Persona__c: null,
  Quote__c: null,
  Release__c: null,
};

function arrivals(changes: Partial<typeof blank | Record<'Release__c', string>> = {}) {
  return inOrg((tx) => findArrivals(tx, [{ ...blank, ...changes }], new Set<string>()));
}

test('a note of which nobody knows anything arrives', async () => {
  expect([...(await arrivals())]).toEqual([noteId]);
});

test('a note that we hold does not', async () => {
  const found = await inOrg((tx) => findArrivals(tx, [blank], new Set([noteId])));
  expect(found.size).toBe(0);
});

test('a note that says what we wrote there does not, nor one that was withdrawn', async () => {
  expect((await arrivals({ Release__c: 'an earlier release' })).size).toBe(0);
  expect((await arrivals({ Withdrawn__c: true })).size).toBe(0);
});

test('a note that stands in a batch does not, though we hold it no more', async () => {
  await inOrg((tx) =>
    tx
      .insertInto('released_note')
      .values({
        org_id: orgId,
        note_id: noteId,
        release_id: '2026-11-1',
        persona_key: 'buyer',
        theme_key: 'gate',
        contributor: 'rep',
        deal: 'deal',
        is_lost: false,
        quarter: '2026-Q4',
        k: 3,
        is_gone: true,
      })
      .execute(),
  );
  expect((await arrivals()).size).toBe(0);
});

test('a note that stands behind a proposed theme does not', async () => {
  const proposed = { theme_key: 'fork', contributor: 'rep', deal: 'deal', k: 3 };
  await inOrg((tx) =>
    tx
      .insertInto('proposed_note')
      .values({ org_id: orgId, note_id: noteId, ...proposed })
      .execute(),
  );
  expect((await arrivals()).size).toBe(0);
});

test('a note for which something was wished does not', async () => {
  await inOrg((tx) => desireNotes(tx, orgId, [noteId], { themeIds, personaIds }));
  expect((await arrivals()).size).toBe(0);
});

const themeIds = new Map([['gate', 'a02000000000001AAA']]);
const personaIds = new Map<string, string>();

function noteOf(changes: Partial<StoredNote>): StoredNote {
  return {
    id: noteId,
    contributor: 'rep',
    deal: 'deal',
    writtenAt: nine,
    quarter: '2026-Q4',
    redactedText: '',
    quote: '',
    status: 'waiting',
    heldReason: null,
    themeKey: null,
    themeBy: null,
    personaKey: null,
    tone: null,
    toneBy: null,
    source: 'heard',
    statedReason: null,
    reasonBy: null,
    isEnglish: true,
    isLost: false,
    isWithdrawn: false,
    approvedQuote: null,
    ...changes,
  };
}

test.each<[string, Partial<StoredNote>]>([
  ['filed', { status: 'counted', themeKey: 'gate', themeBy: 'rep', quote: 'The gate is slow' }],
  ['waiting', {}],
  ['held', { status: 'held', heldReason: 'health' }],
])('what is wished for a note that arrives %s is what looking it up gives', async (_, changes) => {
  const note = noteOf(changes);
  const filing = {
    modifiedAt: nine,
    inputHash: 'hash',
    raw: { promptArea: null, followsId: null, noneFits: false },
    codedWith: 'codebook',
    matchedWith: 'titles',
  };
  const wishes = () => inOrg((tx) => tx.selectFrom('written_row').selectAll().execute());
  await inOrg(async (tx) => {
    await storeNewNotes(tx, orgId, [{ note, filing }]);
    await desireArrivals(tx, orgId, [note], { themeIds, personaIds });
  });
  const arrived = await wishes();
  await inOrg((tx) => tx.deleteFrom('written_row').execute());
  await inOrg((tx) => desireNotes(tx, orgId, [noteId], { themeIds, personaIds }));
  expect(arrived).toEqual(await wishes());
  expect(arrived).toHaveLength(1);
});

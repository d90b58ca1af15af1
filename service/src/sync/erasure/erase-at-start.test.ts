import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sharedDatabase } from '../../../../test/shared-database.ts';
import { silentLog } from '../../../../test/silent-log.ts';
import { systemClock } from '../../clock.ts';
import { loadConfig } from '../../config.ts';
import type { OrgTransaction } from '../../database/database.ts';
import { keyedHash } from '../../fingerprint.ts';
import { createLog } from '../../log.ts';
import { storeNotes } from '../../notes/stored-notes.ts';
import { appendToLedgerFile } from '../../privacy/erasure/ledger-file.ts';
import { storeErasures } from '../../privacy/erasure/ledger.ts';
import { erasedNoteName, type Erasure } from '../../privacy/erasure/subject.ts';
import { startService } from '../../service.ts';
import { desire } from '../written-rows.ts';
import { eraseAtStart, type StartingMeans } from './erase-at-start.ts';

const orgId = '00D000000000001AAA';
const secret = 'a key for tests that is long enough';
const erasedId = 'a00000000000001AAA';
const otherId = 'a00000000000002AAA';
const erasure: Erasure = {
  id: '0b0c3f0e-6f0a-4a3b-9d61-3f0f6f1f7a10',
  kind: 'contact',
  hash: keyedHash(secret, '003000000000001AAA'),
  erasedAt: new Date('2026-11-20T10:00:00Z'),
};

let folder: string;
let ledgerFile: string;
const database = sharedDatabase();
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'watercooler-start-'));
  ledgerFile = join(folder, 'erasures.jsonl');
  const notes = [erasedNoteName(secret, erasedId)];
  const there = { notesToDelete: 1, privateAmongThem: 0, inRecycleBin: 0 };
  await appendToLedgerFile(ledgerFile, orgId, [{ ...erasure, notes, there }]);
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  await inOrg((tx) => tx.deleteFrom('note').execute());
  await inOrg((tx) => storeNotes(tx, orgId, [noteOf(erasedId), noteOf(otherId)]));
});

function inOrg<T>(work: (tx: OrgTransaction) => Promise<T>): Promise<T> {
  return database.inOrg(orgId, work);
}

function noteOf(id: string): Parameters<typeof storeNotes>[2][number] {
  const writtenAt = new Date('2026-11-20T09:00:00Z');
  return {
    note: {
      ...{ id, contributor: 'rep', deal: 'deal', writtenAt, quarter: '2026-Q4' },
      ...{ redactedText: 'They heard of us at a fair', quote: 'They heard of us at a fair' },
      ...{ status: 'waiting', heldReason: null, themeKey: null, themeBy: null, personaKey: null },
      ...{ tone: 'neutral', toneBy: 'rep', source: 'heard', statedReason: null, reasonBy: null },
      ...{ isEnglish: true, isLost: false, isWithdrawn: false, approvedQuote: null },
    },
    filing: {
      ...{ modifiedAt: writtenAt, inputHash: 'hash', codedWith: 'codes', matchedWith: 'titles' },
      raw: { promptArea: 'stops', followsId: null, noneFits: false },
    },
  };
}

function means(): StartingMeans {
  const clock = (): Date => new Date('2026-11-21T09:00:00Z');
  return { database, secret: () => Promise.resolve(secret), ledgerFile, clock, log: silentLog };
}

async function heldIds(): Promise<string[]> {
  const rows = await inOrg((tx) => tx.selectFrom('note').select('note_id').execute());
  return rows.map((row) => row.note_id).toSorted();
}

test('a service that only answers erases what the ledger names before it answers, without an org', async () => {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const config = loadConfig({
    ...{ SALESFORCE_LOGIN_URL: 'http://127.0.0.1:9', SALESFORCE_CLIENT_ID: 'client' },
    ...{ SALESFORCE_USERNAME: 'integration@example.com', SALESFORCE_PRIVATE_KEY: privateKey },
    ...{ DATA_DIR: join(folder, 'data'), PORT: '0', ROLE: 'api', DATABASE_URL: database.url },
    ...{ CONTRIBUTOR_KEY: secret, ERASURE_LEDGER_FILE: ledgerFile },
  });
  const log = createLog({ level: 'silent' });
  const service = await startService(config, { clock: systemClock, log });
  await service.close();
  expect(await heldIds()).toEqual([otherId]);
});

test('whoever leads next still has the whole erasure to do', async () => {
  expect(await eraseAtStart(means())).toBe(1);
  expect(await heldIds()).toEqual([otherId]);
  expect(await inOrg((tx) => tx.selectFrom('erasure').select('kind').execute())).toEqual([]);
});

test('what a start takes is told on the receipt, once, however many starts there are', async () => {
  await inOrg((tx) => tx.deleteFrom('erasure_receipt').execute());
  const fields = { Quote__c: 'They heard of us at a fair' };
  const written = {
    sobject: 'Buyer_Note__c',
    rowKey: erasedId,
    recordId: erasedId,
    fields,
  } as const;
  await inOrg((tx) => desire(tx, orgId, [written]));
  await eraseAtStart(means());
  // The record is still to be emptied: no org was there to write to.
  await eraseAtStart(means());
  expect(await inOrg((tx) => tx.selectFrom('erasure_receipt').select('told').execute())).toEqual([
    {
      told: expect.objectContaining({
        ...{ erasure: erasure.id, kind: 'contact' },
        erased: expect.objectContaining({ note: 1, written_row: 1 }),
        salesforce: { notesToDelete: 1, privateAmongThem: 0, inRecycleBin: 0, wordsLeftAt: null },
      }),
    },
  ]);
});

test('an erasure that the database knows is not looked for again', async () => {
  await inOrg((tx) => storeErasures(tx, orgId, [erasure], {}));
  expect(await eraseAtStart(means())).toBe(0);
});

test('where nothing was ever erased, nobody is asked for the key', async () => {
  const asked = {
    ledgerFile: join(folder, 'none.jsonl'),
    secret: () => Promise.reject(new Error('asked')),
  };
  expect(await eraseAtStart({ ...means(), ...asked })).toBe(0);
});

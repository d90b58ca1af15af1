import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { compareRows, type OrgRows, readRows } from '../../../../scripts/rebuild/compare.ts';
import { silentLog } from '../../../../test/silent-log.ts';
import { readEntries } from '../../audit/read-entries.ts';
import { systemClock } from '../../clock.ts';
import { connect } from '../../salesforce/connection.ts';
import { lockForNotes } from '../../release/lock.ts';
import { keyedHash } from '../../sync/fingerprint.ts';
import { type Scene, setScene } from '../../sync/scene.ts';
import { takeLead } from '../../sync/take-lead.ts';
import type { Sync } from '../../sync/worker.ts';
import { erase, type ErasureDone, type ErasureRequest } from './erase.ts';
import { repeatErasures } from './repeat-erasures.ts';

const secret = 'a key for tests that is long enough';

let folder: string;
let ledgerFile: string;
let scene: Scene;
let sync: Sync;
let theme: string;
let persona: string;
beforeAll(async () => {
  scene = await setScene();
  folder = await mkdtemp(join(tmpdir(), 'watercooler-erasure-'));
  const { org, admin } = scene.company;
  ledgerFile = join(folder, 'first.jsonl');
  sync = await scene.start({ config: { erasureLedgerFile: ledgerFile } });
  await sync.pollNow();
  persona = await org.create(admin, 'Buyer_Persona__c', {
    ...{ Key__c: 'operations-vp', Name: 'Operations VP', Status__c: 'draft' },
  });
  theme = await scene.idOfKey('Buyer_Theme__c', 'status-quo');
});
afterAll(async () => {
  await scene.end();
  await rm(folder, { recursive: true });
});

interface Told {
  readonly note: string;
  readonly deal: string;
  readonly account: string;
  readonly contact: string;
}

let dealNumber = 0;
let wordNumber = 0;

/** A note of somebody on a deal of its own, approved as it is quoted. */
async function tell(author: string, word: string): Promise<Told> {
  dealNumber += 1;
  const place = await scene.addDeal(`Place${dealNumber}`);
  const note = await scene.saveNote(
    {
      Opportunity__c: place.deal,
      Contact__c: place.contact,
      Buyer_Persona__c: persona,
      Confirmed_Theme__c: theme,
      Body__c: `They keep the old way because ${word} works well enough for them`,
    },
    { ...scene.company.repA, userId: author },
  );
  return { note, ...place };
}

/** Has every note quoted, as its rep agreed to. */
async function approveAll(notes: readonly Told[]): Promise<void> {
  const { org, admin } = scene.company;
  for (const { note } of notes) {
    const Approved_Quote__c = (await scene.written(note))?.['Quote__c'] ?? null;
    await org.update(admin, 'Buyer_Note__c', note, { Approved_Quote__c });
  }
}

/** A word that no other note has. */
function newWord(): string {
  wordNumber += 1;
  return `quondle${String.fromCharCode(97 + (wordNumber % 26))}${wordNumber}x`;
}

async function eraseNow(
  request: Omit<ErasureRequest, 'isDryRun'>,
  isDryRun = false,
): Promise<ErasureDone> {
  const { config, database, clock } = scene.dependencies();
  const isSandbox = false;
  const org = await connect({ ...config.salesforce, isSandbox, timeoutMs: 5000 }, systemClock);
  const lead = isDryRun
    ? { org, database, end: () => Promise.resolve() }
    : await takeLead(database, org);
  try {
    const means = {
      org: lead.org,
      database: lead.database,
      secret,
      ledgerFile,
      clock,
      log: silentLog,
    };
    return await erase(means, { ...request, isDryRun });
  } finally {
    await lead.end();
  }
}

/** Every row of every table there is, as text, by the table's name. */
async function dump(): Promise<Map<string, string>> {
  const tables = await scene.ask<{ name: string }>(
    `SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'm') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'`,
  );
  const texts = new Map<string, string>();
  for (const { name } of tables) {
    const rows = await scene.ask<{ row: string }>(`SELECT held::text AS row FROM ${name} AS held`);
    texts.set(name, rows.map(({ row }) => row).join('\n'));
  }
  return texts;
}

async function tablesWith(text: string): Promise<string[]> {
  return [...(await dump())].filter(([, rows]) => rows.includes(text)).map(([name]) => name);
}

/** Everything that the service writes in the org, as text. */
async function writtenInOrg(): Promise<string> {
  const { org, integration } = scene.company;
  const query = (soql: string) => org.query(integration, soql);
  const rows = [
    ...(await query('SELECT Quote__c, Buyer_Theme__c, Release__c, Status__c FROM Buyer_Note__c')),
    ...(await query('SELECT Quotes__c, Contributors__c FROM Persona_Theme__c')),
    ...(await query('SELECT Releases__c FROM Watercooler_Status__c')),
    ...(await query('SELECT Story__c, What_Stops_Them__c FROM Buyer_Persona__c')),
  ];
  return JSON.stringify(rows);
}

describe('after a contributor was erased', () => {
  let told: readonly { readonly word: string; readonly at: Told }[];
  let leaver: string;
  let dry: ErasureDone;
  let first: ErasureDone;
  beforeAll(async () => {
    const { repA, repB, salesLead, marketer } = scene.company;
    leaver = repA.userId;
    const authors = [leaver, repB.userId, salesLead.userId, marketer.userId];
    const notes = [];
    for (const author of authors) {
      const word = newWord();
      notes.push({ word, at: await tell(author, word) });
    }
    told = notes;
    await sync.pollNow();
    await approveAll(told.map(({ at }) => at));
    await sync.releaseNow();
    const [own] = told;
    expect(await writtenInOrg()).toContain(own?.word);
    const tables = await tablesWith(own?.word ?? '');
    expect(tables.toSorted()).toEqual(['note', 'written_row']);
    dry = await eraseNow({ kind: 'contributor', id: leaver }, true);
    first = await eraseNow({ kind: 'contributor', id: leaver });
  });

  test('the receipt tells what was erased, by table and count, and what an admin has to do', () => {
    expect(first.receipt).toMatchObject({
      kind: 'contributor',
      erased: {
        note: 1,
        note_vector: 1,
        cell_quote: 1,
        released_note: 1,
        proposed_note: 0,
        written_row: 2,
      },
      salesforce: { notesToDelete: 1, privateAmongThem: 0, inRecycleBin: 0 },
    });
    expect(first.receipt.salesforce.wordsLeftAt).toBe(scene.now().toISOString());
    expect(first.idsToDelete).toEqual([told[0]?.at.note]);
    expect(JSON.stringify(first.receipt)).not.toContain(leaver);
  });

  test('a dry run before it told the same numbers', () => {
    expect(dry.receipt.erased).toEqual(first.receipt.erased);
    expect(dry.idsToDelete).toEqual(first.idsToDelete);
  });

  test('no table holds a word of theirs, and only the ledger their hash', async () => {
    expect(await tablesWith(told[0]?.word ?? '')).toEqual([]);
    expect(await tablesWith(keyedHash(secret, leaver))).toEqual(['erasure']);
    expect(await tablesWith(leaver)).toEqual([]);
    // Looking for nothing would find nothing.
    expect(await tablesWith(told[1]?.word ?? '')).toEqual(['note', 'written_row']);
  });

  test('no record that the service writes holds a word of theirs, and others keep theirs', async () => {
    const written = await writtenInOrg();
    expect(written).not.toContain(told[0]?.word);
    expect(written).toContain(told[1]?.word);
    expect(await scene.written(told[0]?.at.note ?? '')).toMatchObject({
      ...{ Quote__c: null, Buyer_Theme__c: null, Status__c: null },
    });
  });

  test('a database that is lost then is rebuilt row by row as it was', async () => {
    const [{ org_id: orgId } = { org_id: '' }] = await scene.ask<{ org_id: string }>(
      'SELECT org_id FROM erasure',
    );
    const rows = (): Promise<OrgRows> => readRows(scene.database, orgId, { isHashed: true });
    const before = await rows();
    await sync.stop();
    await scene.loseRows();
    sync = await scene.start({ config: { erasureLedgerFile: ledgerFile } });
    await sync.pollNow();
    const tables = Object.entries(compareRows(before, await rows()));
    expect(tables.filter(([, { different }]) => different > 0)).toEqual([]);
    expect(before.get('released_note')).toHaveLength(4);
  });

  test('the numbers stay until the next release, and follow then', async () => {
    const cells = 'SELECT contributors FROM cell';
    expect(await scene.ask(cells)).toEqual([{ contributors: '3-4' }]);
    expect(await scene.ask('SELECT is_gone FROM released_note WHERE is_gone')).toHaveLength(1);
    await sync.releaseNow();
    expect(await scene.ask('SELECT is_gone FROM released_note WHERE is_gone')).toEqual([]);
  });

  test('their notes do not come back, whoever saves them again', async () => {
    const { org, admin } = scene.company;
    const note = told[0]?.at.note ?? '';
    await org.update(admin, 'Buyer_Note__c', note, { Tone__c: 'cold' });
    sync.demandSweep();
    await sync.pollNow();
    expect(await scene.ask(`SELECT note_id FROM note WHERE note_id = '${note}'`)).toEqual([]);
    expect(await tablesWith(told[0]?.word ?? '')).toEqual([]);
    expect((await scene.written(note))?.['Quote__c']).toBe(null);
  });

  test('erasing again gives the same, with nothing left to erase', async () => {
    const again = await eraseNow({ kind: 'contributor', id: leaver });
    expect(again.receipt).toMatchObject({
      erased: {
        ...{ note: 0, note_vector: 0, cell_quote: 0, released_note: 0, proposed_note: 0 },
        written_row: 0,
      },
      salesforce: { notesToDelete: 1 },
    });
  });

  test('what they write later counts as ever', async () => {
    scene.setTime('2026-11-20T10:00:00Z');
    scene.company.setTime('2026-11-20T10:00:00Z');
    const word = newWord();
    const { note } = await tell(leaver, word);
    await sync.pollNow();
    expect(await scene.ask(`SELECT note_id FROM note WHERE note_id = '${note}'`)).toHaveLength(1);
    const again = await eraseNow({ kind: 'contributor', id: leaver });
    expect(again.receipt.erased.note).toBe(1);
    expect(await tablesWith(word)).toEqual([]);
  });

  test('the audit tells of it without telling of whom, and the ledger can be changed by nobody', async () => {
    const orgId =
      (await scene.ask<{ org_id: string }>('SELECT org_id FROM erasure'))[0]?.org_id ?? '';
    const ever = { from: new Date(0), to: new Date('9999-01-01') };
    const entries = [];
    for await (const entry of readEntries(scene.database, orgId, ever)) entries.push(entry);
    expect(entries).toContainEqual(
      expect.objectContaining({
        actor: 'admin command',
        action: 'erasure',
        kind: 'contributor',
        notes: 1,
      }),
    );
    const change = scene.database.inOrg(orgId, (tx) =>
      tx.updateTable('erasure').set({ kind: 'contact' }).execute(),
    );
    await expect(change).rejects.toThrow(/cannot be changed/);
    const removal = scene.database.inOrg(orgId, (tx) => tx.deleteFrom('erasure').execute());
    await expect(removal).rejects.toThrow(/permission denied/);
  });
});

describe('by contact, lead and account', () => {
  test.each([
    ['about a contact', 'contact'],
    ['on an account', 'account'],
  ] as const)('the notes %s go, and no others', async (_what, kind) => {
    const word = newWord();
    const at = await tell(scene.company.repB.userId, word);
    const other = newWord();
    await tell(scene.company.repB.userId, other);
    await sync.pollNow();
    const { receipt } = await eraseNow({ kind, id: at[kind] });
    expect(receipt.erased.note).toBe(1);
    expect(await tablesWith(word)).toEqual([]);
    expect(await tablesWith(other)).toContain('note');
    expect(await tablesWith(keyedHash(secret, at[kind]))).toEqual(['erasure']);
  });

  test('the notes about a lead go, and no others', async () => {
    const { org, admin, repB } = scene.company;
    const lead = await org.create(admin, 'Lead', { LastName: 'Quill', Company: 'Quill Yards' });
    const { deal } = await scene.addDeal('OfLead');
    const word = newWord();
    const Body__c = `Somebody who is a lead said ${word} works well enough for them`;
    await scene.saveNote({ Opportunity__c: deal, Lead__c: lead, Body__c }, repB);
    const other = newWord();
    await tell(repB.userId, other);
    await sync.pollNow();
    expect(await tablesWith(word)).toContain('note');
    const { receipt } = await eraseNow({ kind: 'lead', id: lead });
    expect(receipt).toMatchObject({ kind: 'lead', erased: { note: 1 } });
    expect(await tablesWith(word)).toEqual([]);
    expect(await tablesWith(other)).toContain('note');
    await sync.pollNow();
    expect(await tablesWith(word)).toEqual([]);
  });

  test('a note about an erased contact stays out after the contact was deleted', async () => {
    const { org, admin } = scene.company;
    const word = newWord();
    const at = await tell(scene.company.repB.userId, word);
    await sync.pollNow();
    await eraseNow({ kind: 'contact', id: at.contact });
    await org.update(admin, 'Buyer_Note__c', at.note, { Contact__c: null });
    await sync.pollNow();
    expect(await tablesWith(word)).toEqual([]);
  });
});

test('words have not left while a deleted note is in the recycle bin', async () => {
  const { org, admin, repB } = scene.company;
  const at = await tell(repB.userId, newWord());
  await sync.pollNow();
  await org.remove(admin, 'Buyer_Note__c', at.note);
  await sync.pollNow();
  const request = { kind: 'contact', id: at.contact } as const;
  const binned = await eraseNow(request);
  expect(binned.receipt.salesforce).toMatchObject({ inRecycleBin: 1, wordsLeftAt: null });
  await org.recycleBin.purge(admin, at.note);
  const purged = await eraseNow(request);
  expect(purged.receipt.salesforce).toMatchObject({
    ...{ inRecycleBin: 0, wordsLeftAt: scene.now().toISOString() },
  });
});

describe('where the database knows less than the ledger file', () => {
  beforeEach(async () => {
    await sync.pollNow();
  });

  test('a kill before the erasure was stored is made good when somebody leads again', async () => {
    const word = newWord();
    await tell(scene.company.salesLead.userId, word);
    await sync.pollNow();
    const { config, database, clock } = scene.dependencies();
    const org = await connect(
      { ...config.salesforce, isSandbox: false, timeoutMs: 5000 },
      systemClock,
    );
    const lead = await takeLead(database, org);
    const killed = {
      ...lead.database,
      inOrg: () => Promise.reject(new Error('killed')),
    };
    const means = { org: lead.org, database: killed, secret, ledgerFile, clock, log: silentLog };
    const request = {
      kind: 'contributor',
      id: scene.company.salesLead.userId,
      isDryRun: false,
    } as const;
    await expect(erase(means, request)).rejects.toThrow('killed');
    expect(await tablesWith(word)).toContain('note');
    await lead.end();

    await sync.pollNow();
    expect(await tablesWith(word)).toEqual([]);
    expect(await writtenInOrg()).not.toContain(word);
    expect(await tablesWith(keyedHash(secret, scene.company.salesLead.userId))).toEqual([
      'erasure',
    ]);
  });

  test('a lost database stays without what was erased', async () => {
    const word = newWord();
    const at = await tell(scene.company.marketer.userId, word);
    await sync.pollNow();
    await eraseNow({ kind: 'account', id: at.account });
    await sync.stop();
    await scene.loseRows();
    sync = await scene.start({ config: { erasureLedgerFile: ledgerFile } });
    await sync.pollNow();
    expect(await tablesWith(word)).toEqual([]);
    expect(await scene.ask('SELECT kind FROM erasure')).not.toEqual([]);
  });

  test.each([
    ['and notes that Salesforce still has', false],
    ['and notes that were deleted and purged there', true],
  ])('a database restored from before an erasure is cleared first, %s', async (_what, isPurged) => {
    const { org, admin, marketer } = scene.company;
    const word = newWord();
    const at = await tell(marketer.userId, word);
    await sync.pollNow();
    const tables = ['note', 'note_vector', 'written_row'];
    for (const table of tables) await scene.ask(`CREATE TABLE old_${table} AS TABLE ${table}`);
    await eraseNow({ kind: 'contact', id: at.contact });
    await sync.stop();
    if (isPurged) {
      await org.remove(admin, 'Buyer_Note__c', at.note);
      await org.recycleBin.purge(admin, at.note);
    }
    await scene.ask('ALTER TABLE erasure DISABLE TRIGGER USER');
    await scene.ask('DELETE FROM erasure_receipt; DELETE FROM erasure; DELETE FROM erased_note');
    await scene.ask('ALTER TABLE erasure ENABLE TRIGGER USER');
    for (const table of ['note_vector', 'note', 'written_row'])
      await scene.ask(`DELETE FROM ${table}`);
    for (const table of tables) {
      await scene.ask(`INSERT INTO ${table} TABLE old_${table}`);
      await scene.ask(`DROP TABLE old_${table}`);
    }
    expect(await tablesWith(word)).toContain('note');
    const { config, database } = scene.dependencies();
    const signedIn = await connect(
      { ...config.salesforce, isSandbox: false, timeoutMs: 5000 },
      systemClock,
    );
    await repeatErasures({ org: signedIn, database, secret, log: silentLog }, ledgerFile);
    expect(await tablesWith(word)).toEqual([]);
    sync = await scene.start({ config: { erasureLedgerFile: ledgerFile } });
    await sync.pollNow();
    expect(await tablesWith(word)).toEqual([]);
    expect(await writtenInOrg()).not.toContain(word);
  });

  test('a lost ledger file is made again from the database', async () => {
    await sync.stop();
    const before = (await readFile(ledgerFile, 'utf8')).split('\n').length;
    ledgerFile = join(folder, 'second.jsonl');
    sync = await scene.start({ config: { erasureLedgerFile: ledgerFile } });
    await sync.pollNow();
    expect((await readFile(ledgerFile, 'utf8')).split('\n')).toHaveLength(before);
  });
});

test('a dry run counts, and changes nothing', async () => {
  const word = newWord();
  const at = await tell(scene.company.repB.userId, word);
  await sync.pollNow();
  const before = await dump();
  const file = await readFile(ledgerFile, 'utf8');
  const [{ org_id: orgId } = { org_id: '' }] = await scene.ask<{ org_id: string }>(
    'SELECT org_id FROM erasure',
  );
  // Whoever stores notes holds this lock: a dry run waits for nobody.
  const { receipt } = await scene.database.inOrg(orgId, async (tx) => {
    await lockForNotes(tx, orgId);
    return eraseNow({ kind: 'account', id: at.account }, true);
  });
  expect(receipt).toMatchObject({
    isDryRun: true,
    erased: { note: 1 },
    salesforce: { notesToDelete: 1, wordsLeftAt: null },
  });
  expect(await readFile(ledgerFile, 'utf8')).toBe(file);
  const after = await dump();
  before.delete('sync_lease');
  after.delete('sync_lease');
  expect(after).toEqual(before);
});

test.each([
  ['that Salesforce still has', false],
  ['that were purged there without a trace', true],
])('erased notes %s cost no calls', async (_what, isPurged) => {
  const { org, admin } = scene.company;
  const callsOfPoll = async (): Promise<number> => {
    const before = sync.state().calls?.orgUsed ?? 0;
    await sync.pollNow();
    return (sync.state().calls?.orgUsed ?? 0) - before;
  };
  /** Now and then a poll looks at something more. */
  const fewest = async (): Promise<number> =>
    Math.min(await callsOfPoll(), await callsOfPoll(), await callsOfPoll());
  const at = await tell(scene.company.repB.userId, newWord());
  await sync.pollNow();
  const usual = await fewest();
  expect(usual).toBeGreaterThan(0);
  await eraseNow({ kind: 'account', id: at.account });
  await sync.pollNow();
  if (isPurged) {
    await org.remove(admin, 'Buyer_Note__c', at.note);
    await org.recycleBin.purge(admin, at.note);
    await sync.pollNow();
  }
  expect(await fewest()).toBe(usual);
});

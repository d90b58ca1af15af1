import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compareRows, type OrgRows, readRows } from '../../../../scripts/rebuild/compare.ts';
import { readEntries } from '../../audit/read-entries.ts';
import { lockForNotes } from '../../release/lock.ts';
import type { Scene } from '../scene.ts';
import type { Sync } from '../worker.ts';
import type { ErasureDone } from './erase.ts';
import { type ErasureScene, setErasureScene, type Told } from './erasure-scene.ts';

let erasing: ErasureScene;
let scene: Scene;
let sync: Sync;
beforeAll(async () => {
  erasing = await setErasureScene();
  ({ scene, sync } = erasing);
});
afterAll(() => erasing.end());

describe('after a contributor was erased', () => {
  let own: Told;
  let others: Told;
  let leaver: string;
  let dry: ErasureDone;
  let first: ErasureDone;
  beforeAll(async () => {
    const { repA, repB, salesLead, marketer } = scene.company;
    leaver = repA.userId;
    own = await erasing.tell(leaver);
    others = await erasing.tell(repB.userId);
    const told = [own, others];
    for (const author of [salesLead, marketer]) told.push(await erasing.tell(author.userId));
    await erasing.addCrowd();
    await sync.pollNow();
    await erasing.approveAll(told);
    await sync.releaseNow();
    expect(await erasing.writtenInOrg()).toContain(own.word);
    const tables = await erasing.tablesWith(own.word);
    expect(tables.toSorted()).toEqual(['note', 'written_row']);
    dry = await erasing.countOnly({ kind: 'contributor', id: leaver });
    first = await erasing.eraseNow({ kind: 'contributor', id: leaver });
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
    expect(first.idsToDelete).toEqual([own.note]);
    expect(JSON.stringify(first.receipt)).not.toContain(leaver);
  });

  test('a dry run before it told the same numbers', () => {
    expect(dry.receipt.erased).toEqual(first.receipt.erased);
    expect(dry.idsToDelete).toEqual(first.idsToDelete);
  });

  test('no table holds a word of theirs, and only the ledger their hash', async () => {
    expect(await erasing.tablesWith(own.word)).toEqual([]);
    expect(await erasing.tablesWith(erasing.hashOf(leaver))).toEqual(['erasure']);
    expect(await erasing.tablesWith(leaver)).toEqual([]);
    // Looking for nothing would find nothing.
    expect(await erasing.tablesWith(others.word)).toEqual(['note', 'written_row']);
  });

  test('no record that the service writes holds a word of theirs, and others keep theirs', async () => {
    const written = await erasing.writtenInOrg();
    expect(written).not.toContain(own.word);
    expect(written).toContain(others.word);
    expect(await scene.written(own.note)).toMatchObject({
      ...{ Quote__c: null, Buyer_Theme__c: null, Status__c: null },
    });
  });

  test('a database that is lost then is rebuilt row by row as it was', async () => {
    const rows = (): Promise<OrgRows> =>
      readRows(scene.database, erasing.orgId, { isHashed: true });
    const before = await rows();
    await sync.stop();
    await scene.loseRows();
    sync = await erasing.start();
    await sync.pollNow();
    const tables = Object.entries(compareRows(before, await rows()));
    expect(tables.filter(([, { different }]) => different > 0)).toEqual([]);
    expect(before.get('released_note')).toHaveLength(4);
  });

  test('the numbers stay until the next release, and follow then', async () => {
    const cells = 'SELECT contributors FROM cell';
    expect(await scene.ask(cells)).toEqual([{ contributors: '3+' }]);
    expect(await scene.ask('SELECT is_gone FROM released_note WHERE is_gone')).toHaveLength(1);
    await sync.releaseNow();
    expect(await scene.ask('SELECT is_gone FROM released_note WHERE is_gone')).toEqual([]);
    // That it was released once is for Salesforce alone to know.
    expect(await erasing.tablesWith(own.note)).toEqual(['written_row']);
  });

  test('erasing again gives the same, with nothing left to erase', async () => {
    const again = await erasing.eraseNow({ kind: 'contributor', id: leaver });
    expect(again.receipt).toMatchObject({
      erased: {
        ...{ note: 0, note_vector: 0, cell_quote: 0, released_note: 0, proposed_note: 0 },
        written_row: 0,
      },
      salesforce: { notesToDelete: 1 },
    });
  });

  test('that a note of theirs was released once is known to Salesforce alone', async () => {
    await sync.pollNow();
    expect(await erasing.tablesWith(own.note)).toEqual(['written_row']);
    expect((await scene.written(own.note))?.['Release__c']).toBe('returned');
  });

  test('the audit tells of it without telling of whom, and the ledger can be changed by nobody', async () => {
    const { orgId } = erasing;
    const ever = { from: new Date(0), to: new Date('9999-01-01') };
    const entries = [];
    for await (const entry of readEntries(scene.database, orgId, ever)) entries.push(entry);
    // A rebuild keeps no audit: this is the second time that they were erased.
    expect(entries).toContainEqual(
      expect.objectContaining({
        ...{ actor: 'admin command', action: 'erasure', kind: 'contributor', notes: 0 },
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
    const { repB } = scene.company;
    const [at, other] = [await erasing.tell(repB.userId), await erasing.tell(repB.userId)];
    await sync.pollNow();
    // Cells that do not quote it wait to be written meanwhile.
    await scene.ask("UPDATE written_row SET written_hash = '' WHERE sobject = 'Persona_Theme__c'");
    const { receipt } = await erasing.eraseNow({ kind, id: at[kind] });
    expect(receipt.erased).toMatchObject({ note: 1, written_row: 1 });
    expect(await erasing.tablesWith(at.word)).toEqual([]);
    expect(await erasing.tablesWith(other.word)).toContain('note');
    expect(await erasing.tablesWith(erasing.hashOf(at[kind]))).toEqual(['erasure']);
  });

  test('the notes about a lead go, and no others', async () => {
    const { org, admin, repB } = scene.company;
    const lead = await org.create(admin, 'Lead', { LastName: 'Quill', Company: 'Quill Yards' });
    const [at, other] = [await erasing.tell(repB.userId), await erasing.tell(repB.userId)];
    await org.update(admin, 'Buyer_Note__c', at.note, { Contact__c: null, Lead__c: lead });
    await sync.pollNow();
    expect(await erasing.tablesWith(at.word)).toContain('note');
    const { receipt } = await erasing.eraseNow({ kind: 'lead', id: lead });
    expect(receipt).toMatchObject({ kind: 'lead', erased: { note: 1 } });
    expect(await erasing.tablesWith(at.word)).toEqual([]);
    expect(await erasing.tablesWith(other.word)).toContain('note');
    await sync.pollNow();
    expect(await erasing.tablesWith(at.word)).toEqual([]);
  });
});

test('words have not left while a deleted note is in the recycle bin', async () => {
  const { org, admin, repB } = scene.company;
  const at = await erasing.tell(repB.userId);
  await sync.pollNow();
  await org.remove(admin, 'Buyer_Note__c', at.note);
  await sync.pollNow();
  const request = { kind: 'contact', id: at.contact } as const;
  const binned = await erasing.eraseNow(request);
  expect(binned.receipt.salesforce).toMatchObject({ inRecycleBin: 1, wordsLeftAt: null });
  await org.recycleBin.purge(admin, at.note);
  const purged = await erasing.eraseNow(request);
  expect(purged.receipt.salesforce).toMatchObject({
    ...{ inRecycleBin: 0, wordsLeftAt: scene.now().toISOString() },
  });
});

test('a dry run counts, and changes nothing', async () => {
  const at = await erasing.tell(scene.company.repB.userId);
  await sync.pollNow();
  const before = await erasing.dump();
  const file = await readFile(erasing.ledgerFile, 'utf8');
  // Whoever stores notes holds this lock: a dry run waits for nobody.
  const { orgId } = erasing;
  const { receipt } = await scene.database.inOrg(orgId, async (tx) => {
    await lockForNotes(tx, orgId);
    return erasing.countOnly({ kind: 'account', id: at.account });
  });
  expect(receipt).toMatchObject({
    isDryRun: true,
    erased: { note: 1 },
    salesforce: { notesToDelete: 1, wordsLeftAt: null },
  });
  expect(await readFile(erasing.ledgerFile, 'utf8')).toBe(file);
  const after = await erasing.dump();
  // What the synchronisation has to do goes on meanwhile.
  for (const own of ['sync_lease', 'jobs.job']) {
    before.delete(own);
    after.delete(own);
  }
  expect(after).toEqual(before);
});

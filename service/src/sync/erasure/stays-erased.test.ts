import { readFile, rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { silentLog } from '../../../../test/silent-log.ts';
import type { Scene } from '../scene.ts';
import type { Sync } from '../worker.ts';
import { eraseAtStart } from './erase-at-start.ts';
import { erase } from './erase.ts';
import { type ErasureScene, setErasureScene, type Told } from './erasure-scene.ts';
import { repeatErasures } from './repeat-erasures.ts';

let erasing: ErasureScene;
let scene: Scene;
let sync: Sync;
beforeAll(async () => {
  erasing = await setErasureScene();
  ({ scene, sync } = erasing);
});
afterAll(() => erasing.end());

test('an erased note does not come back, whoever saves it again', async () => {
  const { org, admin, repA } = scene.company;
  const { note, word } = await erasing.tell(repA.userId);
  await sync.pollNow();
  await erasing.eraseNow({ kind: 'contributor', id: repA.userId });
  await org.update(admin, 'Buyer_Note__c', note, { Tone__c: 'cold' });
  sync.demandSweep();
  await sync.pollNow();
  expect(await scene.ask(`SELECT note_id FROM note WHERE note_id = '${note}'`)).toEqual([]);
  expect(await erasing.tablesWith(word)).toEqual([]);
  expect((await scene.written(note))?.['Quote__c']).toBe(null);
});

test('what an erased contributor writes later counts as ever', async () => {
  const { userId } = scene.company.repA;
  await erasing.eraseNow({ kind: 'contributor', id: userId });
  scene.setTime('2026-11-20T10:00:00Z');
  scene.company.setTime('2026-11-20T10:00:00Z');
  const { note, word } = await erasing.tell(userId);
  await sync.pollNow();
  expect(await scene.ask(`SELECT note_id FROM note WHERE note_id = '${note}'`)).toHaveLength(1);
  const again = await erasing.eraseNow({ kind: 'contributor', id: userId });
  expect(again.receipt.erased.note).toBe(1);
  expect(await erasing.tablesWith(word)).toEqual([]);
});

test('a note about an erased contact stays out after the contact was deleted', async () => {
  const { org, admin, repB } = scene.company;
  const at = await erasing.tell(repB.userId);
  await sync.pollNow();
  await erasing.eraseNow({ kind: 'contact', id: at.contact });
  await org.update(admin, 'Buyer_Note__c', at.note, { Contact__c: null });
  await sync.pollNow();
  expect(await erasing.tablesWith(at.word)).toEqual([]);
});

describe('an account that was erased', () => {
  let own: Told;
  let others: Told;
  let restore: () => Promise<void>;
  const isHeld = async ({ word }: Told): Promise<boolean> =>
    (await erasing.tablesWith(word)).includes('note');

  beforeAll(async () => {
    const { org, admin, marketer } = scene.company;
    own = await erasing.tell(marketer.userId);
    others = await erasing.tell(marketer.userId);
    await sync.pollNow();
    restore = await scene.backUp();
    scene.setTime('2026-11-20T11:00:00Z');
    scene.company.setTime('2026-11-20T11:00:00Z');
    await erasing.eraseNow({ kind: 'account', id: own.account });
    // Afterwards each deal and contact goes to the other account.
    for (const [moved, to] of [
      [own, others],
      [others, own],
    ] as const) {
      const AccountId = to.account;
      await org.update(admin, 'Contact', moved.contact, { AccountId });
      await org.update(admin, 'Opportunity', moved.deal, { AccountId });
    }
  });

  test('takes no note of a contact and a deal that come to it later, and gives none back', async () => {
    sync.demandSweep();
    await sync.pollNow();
    expect(await isHeld(others)).toBe(true);
    expect(await isHeld(own)).toBe(false);
  });

  test('is erased from a restored database as it was that day', async () => {
    await sync.stop();
    await restore();
    expect(await isHeld(own)).toBe(true);
    sync = await erasing.start();
    await sync.pollNow();
    expect(await isHeld(others)).toBe(true);
    expect(await isHeld(own)).toBe(false);
  });

  test('takes a note that Salesforce shows late, for its transaction took minutes', async () => {
    const { org, admin, marketer } = scene.company;
    const late = await erasing.tell(marketer.userId);
    const { account } = await scene.addDeal('Later');
    scene.setTime('2026-11-20T11:05:00Z');
    await erasing.eraseNow({ kind: 'account', id: account });
    await org.update(admin, 'Opportunity', late.deal, { AccountId: account });
    await sync.pollNow();
    expect(await isHeld(late)).toBe(false);
  });
});

test('what was written to a note is forgotten with the note, erased or made private before', async () => {
  const { org, admin, repB } = scene.company;
  const [erased, hidden] = [await erasing.tell(repB.userId), await erasing.tell(repB.userId)];
  await sync.pollNow();
  await erasing.eraseNow({ kind: 'contact', id: erased.contact });
  await org.update(admin, 'Buyer_Note__c', hidden.note, { Private__c: true });
  await sync.pollNow();
  for (const { note } of [erased, hidden]) {
    expect(await erasing.tablesWith(note)).toContain('written_row');
    await org.remove(admin, 'Buyer_Note__c', note);
  }
  await sync.pollNow();
  for (const { note } of [erased, hidden]) {
    expect(await erasing.tablesWith(note)).not.toContain('written_row');
  }
});

test.each([
  ['that Salesforce still has', false],
  ['that were purged there without a trace', true],
])('erased notes %s cost no calls', async (_what, isPurged) => {
  const { org, admin, repB } = scene.company;
  const callsOfPoll = async (): Promise<number> => {
    const before = sync.state().calls?.orgUsed ?? 0;
    await sync.pollNow();
    return (sync.state().calls?.orgUsed ?? 0) - before;
  };
  /** Now and then a poll looks at something more. */
  const fewest = async (): Promise<number> =>
    Math.min(await callsOfPoll(), await callsOfPoll(), await callsOfPoll());
  const at = await erasing.tell(repB.userId);
  await sync.pollNow();
  const usual = await fewest();
  expect(usual).toBeGreaterThan(0);
  await erasing.eraseNow({ kind: 'account', id: at.account });
  await sync.pollNow();
  if (isPurged) {
    await org.remove(admin, 'Buyer_Note__c', at.note);
    await org.recycleBin.purge(admin, at.note);
    await sync.pollNow();
  }
  expect(await fewest()).toBe(usual);
});

/** What was told of the erasure that was begun last. */
async function lastReceipt(): Promise<unknown> {
  const [last] = await scene.ask<{ told: unknown }>(
    `SELECT told FROM erasure_receipt JOIN erasure USING (org_id, erasure_id)
      ORDER BY erasure.xmin::text::bigint DESC LIMIT 1`,
  );
  return last?.told;
}

describe('where the database knows less than the ledger file', () => {
  test.each([
    ['somebody leads again', 0],
    ['somebody starts and then leads', 1],
    ['somebody starts twice and then leads', 2],
  ])('a kill before the erasure was stored is made good when %s', async (_when, starts) => {
    const { word, contact } = await erasing.tell(scene.company.salesLead.userId);
    await sync.pollNow();
    await erasing.whileLeading(async (means) => {
      const database = { ...means.database, inOrg: () => Promise.reject(new Error('killed')) };
      const request = { kind: 'contact', id: contact, isDryRun: false } as const;
      await expect(erase({ ...means, database }, request)).rejects.toThrow('killed');
    });
    expect(await erasing.tablesWith(word)).toContain('note');

    for (let start = 0; start < starts; start += 1) {
      const { secret, ledgerFile } = erasing;
      const means = { database: scene.database, secret: () => Promise.resolve(secret), ledgerFile };
      await eraseAtStart({ ...means, clock: scene.now, log: silentLog });
    }
    await sync.pollNow();
    expect(await erasing.tablesWith(word)).toEqual([]);
    expect(await erasing.writtenInOrg()).not.toContain(word);
    expect(await erasing.tablesWith(erasing.hashOf(contact))).toEqual(['erasure']);
    expect(await lastReceipt()).toMatchObject({
      ...{ kind: 'contact', erased: { note: 1, written_row: 1 } },
      salesforce: { notesToDelete: 1, wordsLeftAt: scene.now().toISOString() },
    });
  });

  test('a kill before the words had left Salesforce leaves a receipt that is completed then', async () => {
    const at = await erasing.tell(scene.company.marketer.userId);
    await sync.pollNow();
    const request = { kind: 'contact', id: at.contact, isDryRun: false } as const;
    await erasing.whileLeading(async (means) => {
      let isKilled = false;
      const inOrg: typeof means.database.inOrg = async (orgId, work) => {
        if (isKilled) throw new Error('killed');
        isKilled = true;
        return means.database.inOrg(orgId, work);
      };
      const erasure = erase({ ...means, database: { ...means.database, inOrg } }, request);
      await expect(erasure).rejects.toThrow('killed');
    });
    const receipt = { kind: 'contact', erased: { note: 1 }, salesforce: { notesToDelete: 1 } };
    expect(await lastReceipt()).toMatchObject(receipt);
    expect(await lastReceipt()).toMatchObject({ salesforce: { wordsLeftAt: null } });

    await sync.pollNow();
    expect(await lastReceipt()).toMatchObject(receipt);
    expect(await lastReceipt()).toMatchObject({
      salesforce: { wordsLeftAt: scene.now().toISOString() },
    });
  });

  test('a lost database stays without what was erased', async () => {
    const at = await erasing.tell(scene.company.marketer.userId);
    await sync.pollNow();
    await erasing.eraseNow({ kind: 'account', id: at.account });
    await sync.stop();
    await scene.loseRows();
    sync = await erasing.start();
    await sync.pollNow();
    expect(await erasing.tablesWith(at.word)).toEqual([]);
    expect(await scene.ask('SELECT kind FROM erasure')).not.toEqual([]);
  });

  test.each([
    ['and notes that Salesforce still has', false],
    ['and notes that were deleted and purged there', true],
  ])('a database restored from before an erasure is cleared first, %s', async (_what, isPurged) => {
    const { org, admin, marketer } = scene.company;
    const at = await erasing.tell(marketer.userId);
    await sync.pollNow();
    const restore = await scene.backUp();
    await erasing.eraseNow({ kind: 'contact', id: at.contact });
    await sync.stop();
    if (isPurged) {
      await org.remove(admin, 'Buyer_Note__c', at.note);
      await org.recycleBin.purge(admin, at.note);
    }
    await restore();
    expect(await erasing.tablesWith(at.word)).toContain('note');
    const finished = await repeatErasures(
      {
        ...{ org: await erasing.signIn(), database: scene.database, secret: erasing.secret },
        ...{ clock: scene.now, log: silentLog },
      },
      erasing.ledgerFile,
    );
    expect(finished).toMatchObject([{ kind: 'contact', erased: { note: 1 } }]);
    expect(await erasing.tablesWith(at.word)).toEqual([]);
    sync = await erasing.start();
    await sync.pollNow();
    expect(await erasing.tablesWith(at.word)).toEqual([]);
    expect(await erasing.writtenInOrg()).not.toContain(at.word);
  });

  test('a lost ledger file is made again from the database', async () => {
    await sync.stop();
    const linesOfFile = async () => (await readFile(erasing.ledgerFile, 'utf8')).split('\n').length;
    const before = await linesOfFile();
    await rm(erasing.ledgerFile);
    sync = await erasing.start();
    await sync.pollNow();
    expect(await linesOfFile()).toBe(before);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Scene, setScene } from './scene.ts';
import type { Sync } from './worker.ts';

let scene: Scene;
let sync: Sync;
let deal: string;
let contact: string;

beforeAll(async () => {
  scene = await setScene();
  sync = await scene.start();
  await sync.pollNow();
});
beforeEach(async () => {
  ({ deal, contact } = await scene.addDeal(`Kestrel${Math.random()}`));
});
afterAll(() => scene.end());

const saveNote = (): Promise<string> =>
  scene.saveNote({ Opportunity__c: deal, Contact__c: contact, Body__c: 'They came by themselves' });

const isHeld = async (note: string): Promise<boolean> =>
  (await scene.ask(`SELECT 1 FROM note WHERE note_id = '${note}'`)).length === 1;

/** So long that what was saved before is not read again for being new. */
async function passOn(to: string): Promise<void> {
  await sync.pollNow();
  scene.setTime(to);
  await saveNote();
  await sync.pollNow();
}

async function sweep(): Promise<void> {
  sync.demandSweep();
  await sync.pollNow();
}

describe('a sweep finds what no stream of changes tells', () => {
  test('a note that was purged', async () => {
    const { org, admin } = scene.company;
    const note = await saveNote();
    await passOn('2026-11-20T10:00:00Z');
    await org.remove(admin, 'Buyer_Note__c', note);
    await org.recycleBin.purge(admin, note);
    await sync.pollNow();
    expect(await isHeld(note)).toBe(true);
    await sweep();
    expect(await isHeld(note)).toBe(false);
    // There is nothing left to write to, and nobody goes on trying.
    expect(await scene.ask(`SELECT 1 FROM written_row WHERE row_key = '${note}'`)).toEqual([]);
  });

  test('a note that became visible an hour late', async () => {
    scene.setTime('2026-11-20T12:00:00Z');
    await saveNote();
    await sync.pollNow();
    scene.setTime('2026-11-20T11:00:00Z');
    const late = await saveNote();
    scene.setTime('2026-11-20T12:00:00Z');
    await sync.pollNow();
    expect(await isHeld(late)).toBe(false);
    await sweep();
    expect(await isHeld(late)).toBe(true);
  });

  test("a buyer's new job title", async () => {
    const { org, admin } = scene.company;
    const persona = await org.create(admin, 'Buyer_Persona__c', {
      Name: 'Tax lead',
      Key__c: `tax-${contact}`,
      Job_Titles__c: 'Head of Tax',
      Status__c: 'draft',
    });
    await sync.pollNow();
    const note = await saveNote();
    await passOn('2026-11-20T14:00:00Z');
    await org.update(admin, 'Contact', contact, { Title: 'Head of Tax' });
    await sync.pollNow();
    expect(await scene.written(note)).toMatchObject({ Filed_Persona__c: null });
    await sweep();
    expect(await scene.written(note)).toMatchObject({ Filed_Persona__c: persona });
  });
});

describe('what somebody else wrote into our fields is put right', () => {
  test('on a note, with the next round', async () => {
    const note = await saveNote();
    await sync.pollNow();
    const ours = await scene.written(note);
    await scene.company.org.update(scene.company.integration, 'Buyer_Note__c', note, {
      Quote__c: 'Words of a process that had lost the lease',
    });
    await sync.pollNow();
    expect(await scene.written(note)).toMatchObject({ Quote__c: ours?.['Quote__c'] });
  });

  test('on a published record, with the next sweep', async () => {
    const { org, integration } = scene.company;
    const status = await scene.idOfKey('Watercooler_Status__c', 'status');
    await org.update(integration, 'Watercooler_Status__c', status, { K__c: 99 });
    await sweep();
    const [row] = await scene.query('SELECT K__c FROM Watercooler_Status__c');
    expect(row).toMatchObject({ K__c: 3 });
  });
});

test('reading everything again, where nothing changed, writes nothing anywhere', async () => {
  await sync.pollNow();
  await sync.stop();
  await scene.loseRows();
  // The status record apart: it tells when it was last looked up who can read notes.
  const stamps = (): Promise<unknown> =>
    Promise.all(
      ['Buyer_Note__c', 'Persona_Theme__c', 'Buyer_Persona__c', 'Buyer_Theme__c'].map((sobject) =>
        scene.query(`SELECT Id, SystemModstamp FROM ${sobject} ORDER BY Id`),
      ),
    );
  const before = await stamps();
  scene.setTime('2026-11-20T15:00:00Z');
  sync = await scene.start();
  await sync.pollNow();
  expect(await stamps()).toEqual(before);

  const rows = `SELECT 'note ' || note_id AS row, xmin::text FROM note
    UNION ALL SELECT sobject || row_key, xmin::text FROM written_row
    UNION ALL SELECT 'checkpoint ' || stream, xmin::text FROM checkpoint ORDER BY 1`;
  const stored = await scene.ask(rows);
  await sweep();
  const sweptAgain = (await scene.ask(rows)).filter(
    (row, at) => JSON.stringify(row) !== JSON.stringify(stored[at]),
  );
  // That there was a sweep is all that is noted.
  expect(sweptAgain).toMatchObject([{ row: 'checkpoint sweep' }]);
});

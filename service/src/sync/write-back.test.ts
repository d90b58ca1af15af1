import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { dueRows, markRefused } from './due-rows.ts';
import { type Scene, setScene } from './scene.ts';
import type { Sync } from './worker.ts';
import { desire, type DesiredRow } from './written-rows.ts';

let scene: Scene;
let sync: Sync;
let deal: string;

beforeAll(async () => {
  scene = await setScene();
  sync = await scene.start();
  await sync.pollNow();
  ({ deal } = await scene.addDeal('Kestrel'));
});
afterEach(() => scene.company.org.faults.clear());
afterAll(() => scene.end());

async function saveNotes(count: number): Promise<string[]> {
  const notes = [];
  for (let index = 0; index < count; index += 1) {
    const Body__c = `They heard of us at fair number ${index}`;
    notes.push(await scene.saveNote({ Opportunity__c: deal, Body__c }));
  }
  return notes;
}

test('ends even if nothing that it writes can be marked as written', async () => {
  await scene.ask(`
    CREATE FUNCTION forget() RETURNS trigger LANGUAGE plpgsql
      AS 'BEGIN NEW.written_hash = NULL; RETURN NEW; END';
    CREATE TRIGGER forget BEFORE UPDATE ON written_row FOR EACH ROW EXECUTE FUNCTION forget()`);
  const [note] = await saveNotes(1);
  await sync.pollNow();
  expect(await scene.written(note ?? '')).toMatchObject({ Status__c: 'waiting' });
  await scene.ask('DROP TRIGGER forget ON written_row; DROP FUNCTION forget');
  await sync.pollNow();
  expect(
    await scene.ask('SELECT 1 FROM written_row WHERE written_hash IS DISTINCT FROM desired_hash'),
  ).toEqual([]);
});

test('of many locked records costs a bounded number of calls', async () => {
  await saveNotes(15);
  const locked = { kind: 'row-locked', match: { sobject: 'Buyer_Note__c' } } as const;
  scene.company.org.faults.add({ ...locked, times: 1000 });
  const before = scene.company.org.faults.counts()['row-locked'] ?? 0;
  await sync.pollNow();
  // All at once, then ten of them twice by themselves.
  expect((scene.company.org.faults.counts()['row-locked'] ?? 0) - before).toBe(15 + 10 * 2);
  scene.company.org.faults.clear();
  scene.setTime('2026-11-20T09:01:00Z');
  await sync.pollNow();
  expect(await scene.query('SELECT Id FROM Buyer_Note__c WHERE Status__c = null')).toEqual([]);
});

test('a purged note is not written to for ever, whatever was to be kept of it', async () => {
  const { org, admin } = scene.company;
  const [note = ''] = await saveNotes(1);
  await sync.pollNow();
  await org.remove(admin, 'Buyer_Note__c', note);
  await org.recycleBin.purge(admin, note);
  // As where it was made private before, and had been released.
  const fields = {
    Status__c: null,
    Buyer_Theme__c: null,
    Filed_Persona__c: null,
    Release__c: 'returned',
  };
  const row = { sobject: 'Buyer_Note__c', rowKey: note, recordId: note, fields } as const;
  const [held] = await scene.ask('SELECT org_id FROM note LIMIT 1');
  const orgId = `${held?.['org_id']}`;
  await scene.database.inOrg(orgId, (tx) => desire(tx, orgId, [row]));
  await sync.pollNow();
  expect(await scene.ask(`SELECT 1 FROM written_row WHERE row_key = '${note}'`)).toEqual([]);
});

test('makes the status record anew if somebody deleted it', async () => {
  const { org, admin } = scene.company;
  const [status] = await scene.query('SELECT Id FROM Watercooler_Status__c');
  await org.remove(admin, 'Watercooler_Status__c', `${status?.Id}`);
  scene.setTime('2026-12-01T00:00:00Z');
  await sync.pollNow();
  scene.setTime('2026-12-01T00:01:00Z');
  await sync.pollNow();
  expect(await scene.query('SELECT K__c FROM Watercooler_Status__c')).toMatchObject([{ K__c: 3 }]);
});

test('a refused record waits for its time, unless something else is wished of it', async () => {
  const orgId = '00D000000000009AAA';
  const row = (quote: string): DesiredRow => ({
    sobject: 'Buyer_Note__c',
    rowKey: 'a00000000000001AAA',
    fields: { Quote__c: quote },
  });
  const now = scene.now();
  const due = () =>
    scene.database.inOrg(orgId, (tx) =>
      dueRows(tx, 'Buyer_Note__c', { now, afterKey: '', limit: 10 }),
    );
  await scene.database.inOrg(orgId, (tx) => desire(tx, orgId, [row('one')]));
  const [first] = await due();
  if (first === undefined) throw new Error('Nothing is due');
  await scene.database.inOrg(orgId, (tx) =>
    markRefused(
      tx,
      'Buyer_Note__c',
      [{ row: first, code: 'FIELD_CUSTOM_VALIDATION_EXCEPTION' }],
      now,
    ),
  );
  await scene.database.inOrg(orgId, (tx) => desire(tx, orgId, [row('one')]));
  expect(await due()).toEqual([]);
  await scene.database.inOrg(orgId, (tx) => desire(tx, orgId, [row('two')]));
  expect(await due()).toMatchObject([{ fields: { Quote__c: 'two' } }]);
});

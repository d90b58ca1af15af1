import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyPackage } from '../../../test/org/package-copy.ts';
import { silentLog } from '../../../test/silent-log.ts';
import { connect, type OrgConnection } from '../salesforce/connection.ts';
import { type Scene, setScene } from './scene.ts';
import type { Sync } from './worker.ts';
import { writeBack } from './write-back.ts';
import { desire } from './written-rows.ts';

const copy = copyPackage();
const sets = join(copy.folder, 'permissionsets');
const whole = readFileSync(join(sets, 'Watercooler_Integration.permissionset-meta.xml'), 'utf8');
/** What the integration user may do, but for seeing notes that are not shared with it. */
const withoutViewAll = whole
  .slice(whole.indexOf('<PermissionSet') + 1)
  .replace(/^[^>]{0,200}>/, '')
  .replace('</PermissionSet>', '')
  .replace('<label>Watercooler Integration<', '<label>Without View All<')
  .replace(
    /<modifyAllRecords>true(<\/modifyAllRecords>\s{0,20}<object>Buyer_Note__c<\/object>\s{0,20}<viewAllFields>false<\/viewAllFields>\s{0,20}<viewAllRecords>)true/,
    '<modifyAllRecords>false$1false',
  );
copy.plant(
  'permissionsets/Without_View_All.permissionset-meta.xml',
  'PermissionSet',
  withoutViewAll,
);

let scene: Scene;
let sync: Sync;
let deal: string;
let connection: OrgConnection;

beforeAll(async () => {
  scene = await setScene({ metadataFolder: copy.folder });
  await assign('Without_View_All');
  sync = await scene.start({
    connect: async (...settings) => (connection = await connect(...settings)),
  });
  ({ deal } = await scene.addDeal('Kestrel'));
});
afterAll(async () => {
  await scene.end();
  copy.discard();
});

async function assign(permissionSet: string): Promise<void> {
  const { org, admin, integration } = scene.company;
  const [set] = await scene.query(`SELECT Id FROM PermissionSet WHERE Name = '${permissionSet}'`);
  await org.create(admin, 'PermissionSetAssignment', {
    AssigneeId: integration.userId,
    PermissionSetId: set?.Id,
  });
}

async function takeViewAllAway(): Promise<void> {
  const { org, admin, integration } = scene.company;
  const [held] = await scene.query(
    `SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = '${integration.userId}'
      AND PermissionSet.Name = 'Watercooler_Integration'`,
  );
  await org.remove(admin, 'PermissionSetAssignment', String(held?.Id));
}

const saveNote = (): Promise<string> =>
  scene.saveNote({ Opportunity__c: deal, Body__c: 'They came by themselves' });

const notesHeld = async (): Promise<string[]> =>
  (await scene.ask<{ note_id: string }>('SELECT note_id FROM note ORDER BY note_id')).map(
    (row) => row.note_id,
  );

test('a user who may no longer see all notes is no reason to forget any, and health says so', async () => {
  const notes = [await saveNote(), await saveNote()].sort();
  await sync.pollNow();
  await takeViewAllAway();
  await expect(sync.pollNow()).rejects.toThrow('lacks View All on Buyer Note');
  expect(await notesHeld()).toEqual(notes);
  expect(sync.state()).toMatchObject({ problem: { kind: 'refused', code: 'NOTES_HIDDEN' } });
  sync.demandSweep();
  await expect(sync.pollNow()).rejects.toThrow('lacks View All on Buyer Note');
  expect(await notesHeld()).toEqual(notes);

  await assign('Watercooler_Integration');
  const later = await saveNote();
  await sync.pollNow();
  expect(await notesHeld()).toEqual([...notes, later].sort());
});

test('what is to be written to notes that are hidden from us waits until they are not', async () => {
  const note = await saveNote();
  await sync.pollNow();
  await takeViewAllAway();
  const fields = { Status__c: null, Buyer_Theme__c: null, Filed_Persona__c: null, Quote__c: null };
  const row = { sobject: 'Buyer_Note__c', rowKey: note, recordId: note, fields } as const;
  const { database, now: clock } = scene;
  await database.inOrg(connection.orgId, (tx) => desire(tx, connection.orgId, [row]));
  const writing = { org: connection, database, clock, log: silentLog };
  await expect(writeBack(writing)).rejects.toThrow('lacks View All on Buyer Note');
  await assign('Watercooler_Integration');
  expect(await writeBack(writing)).toBe(1);
});

test('the last note of all that is purged goes all the same', async () => {
  const { org, admin } = scene.company;
  for (const note of await notesHeld()) {
    await org.remove(admin, 'Buyer_Note__c', note);
    await org.recycleBin.purge(admin, note);
  }
  sync.demandSweep();
  await sync.pollNow();
  expect(await notesHeld()).toEqual([]);
});

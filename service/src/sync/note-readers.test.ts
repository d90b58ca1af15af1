import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  type ExampleCompany,
  idOf,
  startExampleCompany,
} from '../../../test/org/example-company.ts';
import type { Session } from '../../../test/org/org.ts';
import { copyPackage } from '../../../test/org/package-copy.ts';
import { note } from '../../../test/org/security/company-with-deal.ts';
import { createMigratedDatabase, type TestDatabase } from '../../../test/postgres.ts';
import { silentLog } from '../../../test/silent-log.ts';
import { systemClock } from '../clock.ts';
import { openDatabase } from '../database/database.ts';
import { announcement, type NoteReaders } from '../health/note-readers.ts';
import { findNoteReaders } from '../health/org-facts.ts';
import { connect } from '../salesforce/connection.ts';
import { type NoteReaderSync, refreshNoteReaders } from './note-readers.ts';
import { desire } from './written-rows.ts';

const copy = copyPackage();
copy.plant(
  'permissionsets/Campaign_Power_User.permissionset-meta.xml',
  'PermissionSet',
  `<label>Campaign Power User</label>
  <userPermissions><enabled>true</enabled><name>ViewAllData</name></userPermissions>`,
);

let company: ExampleCompany;
let place: TestDatabase;
let sync: NoteReaderSync;
let now = new Date('2026-11-20T00:00:00Z');

beforeAll(async () => {
  company = await startExampleCompany({ metadataFolder: copy.folder, clock: () => now });
  place = await createMigratedDatabase();
  const settings = {
    loginUrl: company.url,
    clientId: 'watercooler',
    username: 'integration@company.example',
    privateKey: company.privateKey,
    isSandbox: false,
    timeoutMs: 5000,
  };
  sync = {
    org: await connect(settings, systemClock),
    database: openDatabase(place.url, silentLog),
    clock: () => now,
    log: silentLog,
  };
});
afterAll(async () => {
  await sync.database.close();
  await place.drop();
  await company.end();
  copy.discard();
});
beforeEach(() => pass(60));

function pass(minutes: number): void {
  now = new Date(now.getTime() + minutes * 60_000);
}

async function lookUp(): Promise<NoteReaders | undefined> {
  await refreshNoteReaders(sync);
  return (await known())?.fact;
}

function known() {
  return sync.database.inOrg(sync.org.orgId, findNoteReaders);
}

async function assign(person: Session, permissionSet: string): Promise<() => Promise<void>> {
  const { org, admin } = company;
  const assignment = await org.create(admin, 'PermissionSetAssignment', {
    AssigneeId: person.userId,
    PermissionSetId: await idOf(
      company,
      `SELECT Id FROM PermissionSet WHERE Name = '${permissionSet}'`,
    ),
  });
  return () => org.remove(admin, 'PermissionSetAssignment', assignment);
}

async function appoint(role: string, ParentRoleId: string | null, people: Session[]) {
  const { org, admin } = company;
  const UserRoleId = await org.create(admin, 'UserRole', { Name: role, ParentRoleId });
  for (const { userId } of people) await org.update(admin, 'User', userId, { UserRoleId });
  return UserRoleId;
}

test('before anybody wrote a note it is not known whether managers could read it', async () => {
  const readers = await lookUp();
  expect(readers).toMatchObject({ managers: 'unknown', marketersSharedWith: [] });
  expect(readers?.people.filter((one) => one.isInMarketing)).toEqual([]);
  expect(readers && announcement(readers)).toContain(
    'Perhaps people above you in the role hierarchy',
  );
});

test('somebody in marketing who may view all data is named, and how they came to it', async () => {
  const takeAway = await assign(company.marketer, 'Campaign_Power_User');
  const readers = await lookUp();
  expect(readers?.people[0]).toEqual({
    name: 'Example marketer',
    right: 'View All Data',
    through: { kind: 'permission set', label: 'Campaign Power User' },
    isInMarketing: true,
  });
  await takeAway();
});

test('the integration user is not counted among the people', async () => {
  const readers = await lookUp();
  expect(readers?.people.map((one) => one.name)).not.toContain('Example integration');
});

test('an admin by profile is named', async () => {
  const readers = await lookUp();
  expect(readers?.people).toContainEqual({
    name: expect.any(String),
    right: 'Modify All Data',
    through: { kind: 'profile', label: 'System Administrator' },
    isInMarketing: false,
  });
});

test('whether managers can read notes is tried on a note, and follows the sharing settings', async () => {
  const { org, admin, repA, repB, salesLead } = company;
  const Account__c = await org.create(admin, 'Account', { Name: 'Kestrel', OwnerId: repA.userId });
  await org.create(repA, 'Buyer_Note__c', note({ Account__c }));
  expect(await lookUp()).toMatchObject({ managers: 'none-above' });

  const board = await appoint('Board', null, [salesLead]);
  await appoint('Reps', await appoint('North', board, []), [repA, repB]);
  pass(60);
  expect(await lookUp()).toMatchObject({ managers: 'can' });

  await org.settings.grantAccessUsingHierarchies('Buyer_Note__c', false);
  pass(60);
  expect(await lookUp()).toMatchObject({ managers: 'cannot' });
});

test('it is looked up once an hour', async () => {
  await lookUp();
  const before = (await known())?.checkedAt;
  pass(59);
  await lookUp();
  expect((await known())?.checkedAt).toEqual(before);
  pass(1);
  await lookUp();
  expect((await known())?.checkedAt).toEqual(now);
});

test('the status record is to tell them, once there is a status to tell', async () => {
  const { orgId } = sync.org;
  const wish = () =>
    sync.database.inOrg(orgId, (tx) => tx.selectFrom('written_row').select('desired').execute());
  await lookUp();
  expect(await wish()).toEqual([]);
  await sync.database.inOrg(orgId, (tx) =>
    desire(tx, orgId, [
      { sobject: 'Watercooler_Status__c', rowKey: 'status', fields: { K__c: 3 } },
    ]),
  );
  pass(60);
  const readers = await lookUp();
  expect(await wish()).toEqual([
    {
      desired: {
        K__c: 3,
        Note_Readers__c: 'Import Administrator',
        Note_Readers_Checked_On__c: readers?.announcedAt,
      },
    },
  ]);
});

test('a look that finds the same people is told again on the next day only', async () => {
  const before = await lookUp();
  pass(60);
  expect((await lookUp())?.announcedAt).toBe(before?.announcedAt);
  pass(24 * 60);
  expect((await lookUp())?.announcedAt).toBe(now.toISOString());
});

test('where Salesforce is busy, it is looked up by the next round', async () => {
  const before = await known();
  company.org.faults.add({ kind: 'too-many-requests', times: 1 });
  await expect(lookUp()).rejects.toThrow(/asks us to wait/);
  expect(await known()).toEqual(before);
  await lookUp();
  expect((await known())?.checkedAt).toEqual(now);
});

test('where Salesforce refuses the look, what was known stays, and the round goes on', async () => {
  const before = await known();
  const { org, admin, integration } = company;
  const [held] = await org.query(
    admin,
    `SELECT Id, PermissionSetId FROM PermissionSetAssignment WHERE AssigneeId = '${integration.userId}'
      AND PermissionSet.Name = 'Watercooler_Integration'`,
  );
  await org.remove(admin, 'PermissionSetAssignment', String(held?.Id));
  expect(await lookUp()).toEqual(before?.fact);
  expect((await known())?.checkedAt).toEqual(before?.checkedAt);
});

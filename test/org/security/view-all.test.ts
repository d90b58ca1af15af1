import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { idOf, startExampleCompany, type ExampleCompany } from '../example-company.ts';
import { copyPackage } from '../package-copy.ts';
import type { Session } from '../org.ts';
import { note, refusal } from './company-with-deal.ts';

const copy = copyPackage();
let company: ExampleCompany;
let noteOfA: string;

const onNotes = (flags: { edit: boolean; viewAll: boolean; modifyAll: boolean }) => `
  <objectPermissions>
    <object>Buyer_Note__c</object>
    <allowRead>true</allowRead>
    <allowCreate>false</allowCreate>
    <allowEdit>${flags.edit}</allowEdit>
    <allowDelete>${flags.edit}</allowDelete>
    <viewAllRecords>${flags.viewAll}</viewAllRecords>
    <modifyAllRecords>${flags.modifyAll}</modifyAllRecords>
  </objectPermissions>
  <fieldPermissions>
    <field>Buyer_Note__c.Asset__c</field>
    <editable>${flags.edit}</editable>
    <readable>true</readable>
  </fieldPermissions>`;

const system = (name: string) =>
  `<userPermissions><enabled>true</enabled><name>${name}</name></userPermissions>`;

const planted = {
  View_All: onNotes({ edit: false, viewAll: true, modifyAll: false }),
  Modify_All: onNotes({ edit: true, viewAll: true, modifyAll: true }),
  View_All_Data: system('ViewAllData'),
  Modify_All_Data: system('ModifyAllData'),
};

/** Gives the stranger this permission set alone. */
async function grant(name: keyof typeof planted): Promise<Session> {
  const { org, admin, stranger } = company;
  const held = `SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = '${stranger.userId}'
    AND PermissionSet.IsOwnedByProfile = false`;
  for (const { Id } of await org.query(admin, held)) {
    await org.remove(admin, 'PermissionSetAssignment', String(Id));
  }
  await org.create(admin, 'PermissionSetAssignment', {
    AssigneeId: stranger.userId,
    PermissionSetId: await idOf(company, `SELECT Id FROM PermissionSet WHERE Name = '${name}'`),
  });
  return stranger;
}

beforeAll(async () => {
  for (const [name, content] of Object.entries(planted)) {
    const label = `<label>${name}</label>`;
    const file = `permissionsets/${name}.permissionset-meta.xml`;
    copy.plant(file, 'PermissionSet', label + content);
  }
  company = await startExampleCompany({ metadataFolder: copy.folder });
  const { org, admin, repA } = company;
  const Account__c = await org.create(admin, 'Account', { Name: 'Kestrel', OwnerId: repA.userId });
  noteOfA = await org.create(repA, 'Buyer_Note__c', note({ Account__c, Asset__c: 'The deck' }));
});

afterAll(async () => {
  await company.end();
  copy.discard();
});

describe('somebody who owns nothing and stands above nobody', () => {
  test('sees no record at all', () => {
    expect(company.org.can(company.stranger, 'Buyer_Note__c').read).toBe(false);
  });

  test('reads all of an object with View All, and changes none of it', async () => {
    const { org } = company;
    const reader = await grant('View_All');
    const rows = await org.query(reader, 'SELECT Asset__c FROM Buyer_Note__c');
    expect(rows).toMatchObject([{ Asset__c: 'The deck' }]);
    const change = org.update(reader, 'Buyer_Note__c', noteOfA, { Asset__c: 'None' });
    expect(await refusal(change)).toBe('INSUFFICIENT_ACCESS_OR_READONLY');
    expect(org.can(reader, 'Account').read).toBe(false);
  });

  test('changes and deletes all of an object with Modify All', async () => {
    const { org } = company;
    const editor = await grant('Modify_All');
    await org.update(editor, 'Buyer_Note__c', noteOfA, { Asset__c: 'The leaflet' });
    expect(org.canRecord(editor, 'Buyer_Note__c', noteOfA)).toEqual({
      read: true,
      edit: true,
      delete: true,
    });
  });

  test('reads every object with View All Data, but only the fields that are shown', async () => {
    const { org } = company;
    const reader = await grant('View_All_Data');
    expect(await org.query(reader, 'SELECT Id FROM Buyer_Note__c')).toHaveLength(1);
    expect(await org.query(reader, 'SELECT Id FROM Account')).toHaveLength(1);
    const words = org.query(reader, 'SELECT Asset__c FROM Buyer_Note__c');
    expect(await refusal(words)).toBe('INVALID_FIELD');
    expect(org.canRecord(reader, 'Buyer_Note__c', noteOfA).edit).toBe(false);
  });

  test('deletes every record with Modify All Data, whoever owns it', async () => {
    const { org } = company;
    const boss = await grant('Modify_All_Data');
    await org.remove(boss, 'Buyer_Note__c', noteOfA);
    expect(await org.query(company.repA, 'SELECT Id FROM Buyer_Note__c')).toEqual([]);
    await org.recycleBin.restore(boss, noteOfA);
    expect(await org.query(company.repA, 'SELECT Id FROM Buyer_Note__c')).toHaveLength(1);
  });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { idOf } from '../example-company.ts';
import { note, startCompanyWithDeal, type CompanyWithDeal } from './company-with-deal.ts';

let company: CompanyWithDeal;
let noteOfA: string;

beforeAll(async () => {
  company = await startCompanyWithDeal();
  const { org, admin, repA, salesLead, dealOfA } = company;
  noteOfA = await org.create(repA, 'Buyer_Note__c', note({ Opportunity__c: dealOfA }));
  const chief = await org.create(admin, 'UserRole', { Name: 'Head of sales' });
  const seller = await org.create(admin, 'UserRole', { Name: 'Sales', ParentRoleId: chief });
  await org.update(admin, 'User', salesLead.userId, { UserRoleId: chief });
  await org.update(admin, 'User', repA.userId, { UserRoleId: seller });
});

afterAll(() => company.end());

test('the integration user finds who may view all data, by profile or by permission set', async () => {
  const { org, integration } = company;
  const rows = await org.query(
    integration,
    `SELECT Assignee.Name, PermissionSet.IsOwnedByProfile, PermissionSet.Profile.Name
     FROM PermissionSetAssignment
     WHERE Assignee.IsActive = true AND (PermissionSet.PermissionsViewAllData = true
       OR PermissionSet.PermissionsModifyAllData = true)`,
  );
  expect(rows).toMatchObject([
    {
      Assignee: { Name: 'Import Administrator' },
      PermissionSet: { IsOwnedByProfile: true, Profile: { Name: 'System Administrator' } },
    },
  ]);
});

test('the integration user finds who may read notes', async () => {
  const { org, integration } = company;
  const rows = await org.query(
    integration,
    `SELECT Assignee.Name, PermissionSet.Label FROM PermissionSetAssignment
     WHERE Assignee.IsActive = true AND PermissionSetId IN (SELECT ParentId
       FROM ObjectPermissions WHERE SobjectType = 'Buyer_Note__c' AND PermissionsRead = true)
     ORDER BY Assignee.Name`,
  );
  const names = rows.map(({ Assignee }) => Object(Assignee).Name);
  expect(names).toEqual([
    'Example integration',
    'Example repA',
    'Example repB',
    'Example salesLead',
    'Import Administrator',
  ]);
});

test('a new profile takes the place of the one before', async () => {
  const { org, admin, stranger } = company;
  const held = async () => {
    const soql = `SELECT PermissionSet.Profile.Name FROM PermissionSetAssignment
      WHERE AssigneeId = '${stranger.userId}'`;
    return org.query(admin, soql);
  };
  expect(await held()).toMatchObject([
    { PermissionSet: { Profile: { Name: 'Minimum Access - API Only Integrations' } } },
  ]);
  const profile = await idOf(company, "SELECT Id FROM Profile WHERE Name = 'Standard User'");
  await org.update(admin, 'User', stranger.userId, { ProfileId: profile });
  expect(await held()).toMatchObject([{ PermissionSet: { Profile: { Name: 'Standard User' } } }]);
});

test('UserRecordAccess tells who may read a note, managers included while the hierarchy grants it', async () => {
  const { org, integration, repA, repB, salesLead, marketer } = company;
  const canRead = async (userId: string) => {
    const [row] = await org.query(
      integration,
      `SELECT RecordId, HasReadAccess FROM UserRecordAccess
       WHERE UserId = '${userId}' AND RecordId IN ('${noteOfA}')`,
    );
    expect(row?.RecordId).toBe(noteOfA);
    return row?.HasReadAccess;
  };
  expect(await canRead(repA.userId)).toBe(true);
  expect(await canRead(repB.userId)).toBe(false);
  expect(await canRead(marketer.userId)).toBe(false);
  expect(await canRead(integration.userId)).toBe(true);
  expect(await canRead(salesLead.userId)).toBe(true);
  await org.settings.grantAccessUsingHierarchies('Buyer_Note__c', false);
  expect(await canRead(salesLead.userId)).toBe(false);
});

test('UserRecordAccess tells nothing of records that whoever asks cannot read', async () => {
  const { org, repA, marketer } = company;
  const rows = await org.query(
    marketer,
    `SELECT RecordId, HasReadAccess FROM UserRecordAccess
     WHERE UserId = '${repA.userId}' AND RecordId IN ('${noteOfA}')`,
  );
  expect(rows).toEqual([]);
});

test.each([
  "SELECT RecordId FROM UserRecordAccess WHERE RecordId = '005000000000001'",
  "SELECT RecordId FROM UserRecordAccess WHERE UserId = '005000000000001'",
  "SELECT RecordId FROM UserRecordAccess WHERE UserId = '005000000000001' AND RecordId != '005000000000001'",
  "SELECT RecordId FROM UserRecordAccess WHERE UserId = '005000000000001' OR RecordId = '005000000000001'",
  `SELECT RecordId FROM UserRecordAccess WHERE UserId = '005000000000001' AND RecordId IN (${Array(201).fill("'005000000000001'").join()})`,
])('%.90s… is refused', async (soql) => {
  const asked = company.org.query(company.integration, soql);
  await expect(asked).rejects.toMatchObject({ errorCode: 'MALFORMED_QUERY' });
});

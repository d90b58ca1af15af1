import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startExampleCompany, type ExampleCompany } from '../example-company.ts';

let company: ExampleCompany;
let accountId: string;

beforeAll(async () => {
  company = await startExampleCompany();
  const { org, admin, repA } = company;
  accountId = await org.create(admin, 'Account', { Name: 'Esk Valley Foods' });
  const other = await org.create(admin, 'Account', { Name: 'O\'Hara 50% "Cold"' });
  const contactId = await org.create(admin, 'Contact', { LastName: 'Marsh', AccountId: accountId });
  const deal = (Name: string, fields: Record<string, unknown>) =>
    org.create(admin, 'Opportunity', { Name, CloseDate: '2026-12-01', ...fields });
  const alpha = await deal('Alpha', {
    StageName: 'Closed Won',
    Amount: 10,
    AccountId: accountId,
    OwnerId: repA.userId,
  });
  await deal('beta', { StageName: 'Closed Lost', Amount: 20, AccountId: accountId });
  company.setTime('2026-11-20T10:00:00.700Z');
  await deal('Gamma', { StageName: 'Decide', AccountId: other, CloseDate: '2027-02-01' });
  await org.create(admin, 'OpportunityContactRole', {
    OpportunityId: alpha,
    ContactId: contactId,
    Role: 'Champion',
  });
});

afterAll(() => company.end());

async function names(rest: string): Promise<unknown[]> {
  const rows = await company.org.query(company.admin, `SELECT Name FROM Opportunity ${rest}`);
  return rows.map(({ Name }) => Name);
}

describe('WHERE', () => {
  test.each<[string, string[]]>([
    ["Name = 'ALPHA'", ['Alpha']],
    ["Name != 'alpha'", ['beta', 'Gamma']],
    ["Name LIKE '%a'", ['Alpha', 'beta', 'Gamma']],
    ["Name LIKE 'b_ta'", ['beta']],
    ["Account.Name LIKE '%50\\% \"c%'", ['Gamma']],
    ["Account.Name = 'O\\'Hara 50% \"Cold\"'", ['Gamma']],
    ["Name > 'alpha' AND Name < 'gamma'", ['beta']],
    ["Name IN ('Alpha', 'Gamma')", ['Alpha', 'Gamma']],
    ["Name NOT IN ('Alpha', 'Gamma')", ['beta']],
    ['IsWon = true', ['Alpha']],
    ['IsClosed = false', ['Gamma']],
    ['Amount >= 10 AND Amount < 20.5', ['Alpha', 'beta']],
    ['Amount = null', ['Gamma']],
    ['Amount != null', ['Alpha', 'beta']],
    ['CloseDate > 2026-12-01', ['Gamma']],
    ['SystemModstamp >= 2026-11-20T10:00:00Z', ['Gamma']],
    ['SystemModstamp < 2026-11-20T12:00:00+02:00', ['Alpha', 'beta']],
    ["(Name = 'beta' OR Amount = null) AND NOT Name = 'beta'", ['Gamma']],
    ["NOT (Name = 'beta' OR Amount = null)", ['Alpha']],
    ["(Name = 'beta' OR (Amount = 10 AND (NOT Name = 'x')))", ['Alpha', 'beta']],
    [
      "Account.Owner.Profile.Name = 'System Administrator' AND Owner.Name = 'Example repA'",
      ['Alpha'],
    ],
    ['Id IN (SELECT OpportunityId FROM OpportunityContactRole)', ['Alpha']],
    ["AccountId NOT IN (SELECT AccountId FROM Contact WHERE LastName = 'Marsh')", ['Gamma']],
    ["AccountId IN (SELECT Id FROM Account WHERE Name LIKE 'Esk%')", ['Alpha', 'beta']],
    [
      'Amount > 10 AND AccountId IN (SELECT Id FROM Account) AND AccountId IN (SELECT AccountId FROM Contact)',
      ['beta'],
    ],
    ['AccountId IN (SELECT AccountId FROM Contact WHERE LastName = null)', []],
    [
      'SystemModstamp <= 2026-11-20T09:00:00Z AND SystemModstamp > 2026-11-20T08:59:59Z',
      ['Alpha', 'beta'],
    ],
    ["SystemModstamp = 2026-11-20T10:00:00Z OR Name = 'beta'", ['beta', 'Gamma']],
  ])('%s', async (where, expected) => {
    expect(await names(`WHERE ${where} ORDER BY Name`)).toEqual(expected);
  });

  test('takes Ids of 15 and 18 characters', async () => {
    const where = `WHERE AccountId IN ('${accountId}') ORDER BY Name`;
    expect(await names(where)).toEqual(['Alpha', 'beta']);
    expect(await names(where.replace(accountId, accountId.slice(0, 15)))).toEqual([
      'Alpha',
      'beta',
    ]);
  });

  test('walks on from a stamp and an Id, as a poll does', async () => {
    const soql = 'SELECT Id, SystemModstamp FROM Opportunity ORDER BY SystemModstamp, Id';
    const [first] = await company.org.query(company.admin, soql);
    const stamp = String(first?.SystemModstamp);
    const after = `WHERE SystemModstamp > ${stamp} OR (SystemModstamp = ${stamp} AND Id > '${String(first?.Id)}') ORDER BY SystemModstamp, Id`;
    expect(await names(after)).toEqual(['beta', 'Gamma']);
  });
});

test('ORDER BY sorts by several keys, empty values first unless told otherwise', async () => {
  expect(await names('ORDER BY Amount')).toEqual(['Gamma', 'Alpha', 'beta']);
  expect(await names('ORDER BY Amount DESC NULLS LAST')).toEqual(['beta', 'Alpha', 'Gamma']);
  expect(await names('ORDER BY Account.Name DESC, Name DESC')).toEqual(['Gamma', 'beta', 'Alpha']);
});

test('LIMIT and OFFSET cut the result', async () => {
  expect(await names('ORDER BY Name LIMIT 1 OFFSET 1')).toEqual(['beta']);
});

test('a semi-join finds what its user may see', async () => {
  const { org, admin, repA, repB } = company;
  const [deal] = await org.query(admin, "SELECT Id FROM Opportunity WHERE Name = 'Alpha'");
  const fields = {
    Opportunity__c: deal?.Id,
    Client_Key__c: 'semi-join',
    Body__c: 'They were calm.',
  };
  const note = await org.create(repA, 'Buyer_Note__c', fields);
  const soql =
    'SELECT Name FROM Opportunity WHERE Id IN (SELECT Opportunity__c FROM Buyer_Note__c)';
  expect(await org.query(admin, soql)).toMatchObject([{ Name: 'Alpha' }]);
  expect(await org.query(repA, soql)).toMatchObject([{ Name: 'Alpha' }]);
  expect(await org.query(repB, soql)).toEqual([]);
  await org.remove(admin, 'Buyer_Note__c', note);
  expect(await org.query(admin, soql)).toEqual([]);
});

test('ORDER BY SystemModstamp, Id with LIMIT goes through pages that share a stamp', async () => {
  const page = async (after: string) => {
    const rows = await company.org.query(
      company.admin,
      `SELECT Id, SystemModstamp FROM Opportunity WHERE ${after}
       ORDER BY SystemModstamp, Id LIMIT 1`,
    );
    return rows[0];
  };
  const seen: unknown[] = [];
  let after = 'SystemModstamp >= 2026-11-20T00:00:00Z';
  for (let row = await page(after); row; row = await page(after)) {
    seen.push(row.Id);
    const [id, stamp] = [String(row.Id), String(row.SystemModstamp)];
    after = `(SystemModstamp > ${stamp} OR (SystemModstamp = ${stamp} AND Id > '${id}'))`;
  }
  const all = await company.org.query(company.admin, 'SELECT Id FROM Opportunity ORDER BY Id');
  expect(seen.sort()).toEqual(all.map(({ Id }) => Id));
});

test('COUNT() counts what the user may see', async () => {
  const { org, admin, repA } = company;
  const soql = 'SELECT COUNT() FROM Opportunity';
  expect(await org.query(admin, soql)).toEqual([{ expr0: 3 }]);
  expect(await org.query(repA, soql)).toEqual([{ expr0: 1 }]);
});

test('rows nest parents and children', async () => {
  const rows = await company.org.query(
    company.admin,
    `SELECT o.Name, Account.Name, Account.Owner.Username,
       (SELECT Role, Contact.Name FROM OpportunityContactRoles)
     FROM Opportunity o WHERE IsClosed = true ORDER BY Name`,
  );
  expect(rows).toMatchObject([
    {
      attributes: { type: 'Opportunity' },
      Name: 'Alpha',
      Account: { Name: 'Esk Valley Foods', Owner: { Username: 'admin@stand-in.example' } },
      OpportunityContactRoles: {
        totalSize: 1,
        done: true,
        records: [{ Role: 'Champion', Contact: { Name: 'Marsh' } }],
      },
    },
    { Name: 'beta', OpportunityContactRoles: null },
  ]);
});

test('the recycle bin is seen by queryAll alone', async () => {
  const { org, admin } = company;
  const id = await org.create(admin, 'Lead', { LastName: 'Hulme', Company: 'Lowmoor' });
  await org.remove(admin, 'Lead', id);
  expect(await org.query(admin, 'SELECT Id FROM Lead')).toEqual([]);
  const soql = 'SELECT Id, IsDeleted FROM Lead WHERE IsDeleted = true';
  const bin = await org.query(admin, soql, { includeDeleted: true });
  expect(bin).toMatchObject([{ Id: id, IsDeleted: true }]);
  await expect(org.update(admin, 'Lead', id, { Company: 'x' })).rejects.toThrow(
    'entity is deleted',
  );
});

test.each<[string, string]>([
  ['SELECT FROM Opportunity', 'MALFORMED_QUERY'],
  ['nonsense', 'MALFORMED_QUERY'],
  ["SELECT Id FROM Opportunity WHERE Name = 'x' AND Name = 'y' OR Name = 'z'", 'MALFORMED_QUERY'],
  ['SELECT Id FROM Opportunity WHERE (Name = null', 'MALFORMED_QUERY'],
  ['SELECT Id, Id FROM Opportunity', 'MALFORMED_QUERY'],
  ['SELECT StageName FROM Opportunity GROUP BY StageName', 'MALFORMED_QUERY'],
  ['SELECT Nothing__c FROM Opportunity', 'INVALID_FIELD'],
  ['SELECT Nothing__r.Name FROM Opportunity', 'INVALID_FIELD'],
  ["SELECT Id FROM Buyer_Note__c WHERE Body__c = 'x'", 'INVALID_FIELD'],
  ['SELECT Id FROM Buyer_Note__c ORDER BY Body__c', 'INVALID_FIELD'],
  ["SELECT Id FROM Opportunity WHERE SystemModstamp > '2026-11-20'", 'INVALID_FIELD'],
  ['SELECT Id FROM Opportunity WHERE Name = 5', 'INVALID_FIELD'],
  ["SELECT Id FROM Opportunity WHERE Id = 'x'", 'INVALID_QUERY_FILTER_OPERATOR'],
  ['SELECT Id FROM Nothing__c', 'INVALID_TYPE'],
  [
    'SELECT Id FROM Opportunity WHERE Id IN (SELECT Opportunity__c FROM Buyer_Note__c ORDER BY Id)',
    'MALFORMED_QUERY',
  ],
  [
    'SELECT Id FROM Opportunity WHERE Id IN (SELECT Opportunity__c FROM Buyer_Note__c LIMIT 1)',
    'MALFORMED_QUERY',
  ],
  [
    'SELECT Id FROM Opportunity WHERE Id IN (SELECT Opportunity__c, Id FROM Buyer_Note__c)',
    'MALFORMED_QUERY',
  ],
  ['SELECT Id FROM Opportunity WHERE Id IN (SELECT Name FROM Account)', 'MALFORMED_QUERY'],
  ['SELECT Id FROM Opportunity WHERE Name IN (SELECT Id FROM Account)', 'MALFORMED_QUERY'],
  ['SELECT Id FROM Opportunity WHERE Account.Id IN (SELECT Id FROM Account)', 'MALFORMED_QUERY'],
  ['SELECT Id FROM Opportunity WHERE Id IN (SELECT Id FROM Account)', 'MALFORMED_QUERY'],
  ['SELECT Id FROM User WHERE ManagerId IN (SELECT Id FROM User)', 'MALFORMED_QUERY'],
  [
    "SELECT Id FROM Contact WHERE LastName = 'x' OR AccountId IN (SELECT Id FROM Account)",
    'MALFORMED_QUERY',
  ],
  ['SELECT Id FROM Contact WHERE NOT AccountId IN (SELECT Id FROM Account)', 'MALFORMED_QUERY'],
  ['SELECT Id FROM Contact WHERE AccountId IN (SELECT Nothing__c FROM Account)', 'INVALID_FIELD'],
  ['SELECT Id FROM Contact WHERE AccountId IN (SELECT Id FROM Nothing__c)', 'INVALID_TYPE'],
])('%s is answered with %s', async (soql, errorCode) => {
  await expect(company.org.query(company.admin, soql)).rejects.toMatchObject({ errorCode });
});

test('the columns of a query can be asked for without its rows', async () => {
  const soql = 'SELECT Id, Owner.Name, Owner.Title, (SELECT LastName FROM Contacts) FROM Account';
  const query = `q=${encodeURIComponent(soql)}&columns=true`;
  const response = await fetch(`${company.url}/services/data/v66.0/query?${query}`, {
    headers: { authorization: `Bearer ${company.adminToken}` },
  });
  const named = (columnName: string, joinColumns: unknown[] = []) => ({ columnName, joinColumns });
  expect(await response.json()).toMatchObject({
    entityName: 'Account',
    idSelected: true,
    columnMetadata: [
      named('Id'),
      named('Owner', [named('Name'), named('Title')]),
      { ...named('Contacts', [named('LastName')]), aggregate: true },
    ],
  });
});

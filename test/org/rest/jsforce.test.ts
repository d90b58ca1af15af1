import { SignJWT, importPKCS8 } from 'jose';
import jsforce from 'jsforce';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startExampleCompany, type ExampleCompany } from '../example-company.ts';

let company: ExampleCompany;

beforeAll(async () => {
  company = await startExampleCompany();
});

afterAll(() => company.end());

function connectAsAdmin() {
  const { url, adminToken } = company;
  return new jsforce.Connection({ instanceUrl: url, accessToken: adminToken, version: '66.0' });
}

async function assertionFor(username: string): Promise<string> {
  const key = await importPKCS8(company.privateKey, 'RS256');
  return new SignJWT()
    .setProtectedHeader({ alg: 'RS256' })
    .setIssuer('watercooler')
    .setSubject(username)
    .setAudience(company.url)
    .setExpirationTime('2m')
    .sign(key);
}

test('jsforce creates, reads, changes and deletes a record', async () => {
  const themes = connectAsAdmin().sobject('Buyer_Theme__c');
  const made = await themes.create({
    Name: 'Fixed date',
    Key__c: 'fixed-date',
    Insight_Area__c: 'why-now',
  });
  expect(made).toMatchObject({ success: true, errors: [] });
  const id = made.id ?? '';
  expect(await themes.retrieve(id)).toMatchObject({ Id: id, Name: 'Fixed date', Pinned__c: false });
  expect(await themes.update({ Id: id, Pinned__c: true })).toMatchObject({ id, success: true });
  expect(await themes.retrieve(id)).toMatchObject({ Pinned__c: true });
  expect(await themes.destroy(id)).toMatchObject({ id, success: true });
  await expect(themes.retrieve(id)).rejects.toMatchObject({ errorCode: 'NOT_FOUND' });
});

test('jsforce upserts 450 rows in three calls and learns of each one that was refused', async () => {
  const connection = connectAsAdmin();
  const before = await connection.limits();
  const rows = Array.from({ length: 450 }, (_, n) => ({
    Key__c: `theme-${n}`,
    Name: `Theme ${n}`,
    Insight_Area__c: 'stops',
    Status__c: n === 301 ? 'unheard-of' : 'active',
  }));
  const results = await connection
    .sobject('Buyer_Theme__c')
    .upsert(rows, 'Key__c', { allowRecursive: true });
  expect(results.filter(({ success }) => success)).toHaveLength(449);
  expect(results[301]).toMatchObject({
    success: false,
    errors: [{ statusCode: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', fields: ['Status__c'] }],
  });
  const after = await connection.limits();
  const spent =
    (before.DailyApiRequests?.Remaining ?? 0) - (after.DailyApiRequests?.Remaining ?? 0);
  expect(spent).toBe(4);

  const again = await connection
    .sobject('Buyer_Theme__c')
    .upsert(rows.slice(0, 2), 'Key__c', { allowRecursive: true });
  expect(again).toMatchObject([{ created: false }, { created: false }]);
  expect(again.map(({ id }) => id)).toEqual(results.slice(0, 2).map(({ id }) => id));
});

test('jsforce upserts by Id, and names parents by their external id', async () => {
  const connection = connectAsAdmin();
  const persona = await connection
    .sobject('Buyer_Persona__c')
    .create({ Name: 'Site Manager', Key__c: 'sm' });
  const changed = await connection
    .sobject('Buyer_Persona__c')
    .upsert([{ Id: persona.id ?? '', Segment__c: 'Food' }], 'Id');
  expect(changed).toMatchObject([{ id: persona.id, success: true, created: false }]);
  const account = await connection.sobject('Account').create({ Name: 'Kestrel' });
  await connection.sobject('Buyer_Note__c').create({
    Client_Key__c: 'by-key',
    Body__c: 'Calm.',
    Account__c: account.id ?? '',
    Buyer_Persona__r: { Key__c: 'sm' },
  });
  const notes = await connection.query(
    "SELECT Buyer_Persona__r.Name FROM Buyer_Note__c WHERE Client_Key__c = 'by-key'",
  );
  expect(notes.records).toMatchObject([{ Buyer_Persona__r: { Name: 'Site Manager' } }]);
});

test('jsforce walks long results page by page', async () => {
  const connection = connectAsAdmin();
  const rows = Array.from({ length: 2_300 }, (_, n) => ({
    Key__c: `prompt-${n}`,
    Question__c: 'What was the room like?',
    Insight_Area__c: 'room',
  }));
  await connection.sobject('Note_Prompt__c').create(rows, { allowRecursive: true });
  const first = await connection.query('SELECT Id FROM Note_Prompt__c ORDER BY Id');
  expect(first).toMatchObject({ totalSize: 2_300, done: false });
  expect(first.records).toHaveLength(2_000);
  const second = await connection.queryMore(first.nextRecordsUrl ?? '');
  expect(second.done).toBe(true);
  const ids = [...first.records, ...second.records].map(({ Id }) => Id);
  expect(new Set(ids).size).toBe(2_300);

  const heavy = await connection.query('SELECT Meaning__c, Examples__c FROM Buyer_Theme__c');
  expect(heavy.records).toHaveLength(200);
});

test('the integration signs in with a JWT, and again when its session has ended', async () => {
  const connection = new jsforce.Connection({
    loginUrl: company.url,
    version: '66.0',
    refreshFn: (expired, done) => {
      void expired
        .authorize({ grant_type: grantType, assertion: again })
        .then(() => done(null, expired.accessToken ?? ''), done);
    },
  });
  const grantType = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
  const again = await assertionFor('integration@company.example');
  const signedIn = await connection.authorize({ grant_type: grantType, assertion: again });
  expect(signedIn).toEqual({
    id: company.integration.userId,
    organizationId: company.org.organizationId,
    url: `${company.url}/id/${company.org.organizationId}/${company.integration.userId}`,
  });
  expect(await connection.identity()).toMatchObject({ username: 'integration@company.example' });

  company.org.faults.add({ kind: 'expired-session', times: 1 });
  expect(await connection.query('SELECT COUNT() FROM Buyer_Note__c')).toMatchObject({ done: true });
  expect(company.org.faults.counts()).toEqual({ 'expired-session': 1 });
});

test('jsforce describes what its user may see', async () => {
  const described = await connectAsAdmin().describe('Buyer_Note__c');
  const body = described.fields.find(({ name }) => name === 'Body__c');
  expect(body).toMatchObject({ type: 'textarea', length: 32_000, filterable: false });
  expect(described.fields.map(({ name }) => name)).not.toContain('Release__c');
});

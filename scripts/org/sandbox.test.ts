import { tmpdir } from 'node:os';
import type { Connection } from 'jsforce';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { salesforceCli } from '../../test/org/cli/sf.ts';
import { startExampleCompany, type ExampleCompany } from '../../test/org/example-company.ts';
import { readSampleCompany } from '../sample/company.ts';
import { connectByCli } from './connect.ts';
import { fakeSf, type FakeSf } from './fake-sf.ts';
import { purgeSandbox, seedSandbox } from './sandbox.ts';
import { countOf } from './sandbox-records.ts';
import { seedOf, type Seed } from './seed-rows.ts';
import { createSf } from './sf.ts';

const objects = ['Buyer_Note__c', 'Buyer_Persona__c', 'Note_Prompt__c', 'Buyer_Theme__c'];

let company: ExampleCompany;
let fake: FakeSf;
let connection: Connection;
let seed: Seed;
let printed: string[];

const options = (isDryRun = false) => ({
  isDryRun,
  print: (line: string): unknown => printed.push(line),
});

/** Connects as these commands do, through a CLI that knows the stand-in org. */
async function connectTo({ url, adminToken }: ExampleCompany, isOld = false) {
  const shown = isOld ? adminToken : '[REDACTED] Use show-access-token';
  fake = fakeSf({
    'org display': { instanceUrl: url, accessToken: shown },
    'org auth show-access-token': { accessToken: adminToken },
  });
  const { environment } = fake;
  const sf = createSf({ root: tmpdir(), isDryRun: false, environment, print: () => undefined });
  return connectByCli(sf, 'sandbox');
}

const counts = () => Promise.all(objects.map((sobject) => countOf(connection, sobject)));

beforeAll(async () => {
  company = await startExampleCompany({ isSandbox: true });
  connection = await connectTo(company);
  seed = seedOf(await readSampleCompany());
});
beforeEach(() => {
  printed = [];
});
afterAll(async () => {
  fake.remove();
  await company.end();
});

describe('a sandbox', () => {
  test('is seeded, not twice, and purged of the seed alone', async () => {
    const sizes = [seed.notes, seed.personas, seed.prompts, seed.themes].map((rows) => rows.length);
    await seedSandbox(connection, seed, options(true));
    expect(await counts(), 'a dry run creates nothing').toEqual([0, 0, 0, 0]);

    await seedSandbox(connection, seed, options());
    await seedSandbox(connection, seed, options());
    expect(await counts()).toEqual(sizes);
    const { records } = await connection.query<Record<string, unknown>>(
      'SELECT Buyer_Persona__r.Name, Prompt__r.Key__c, CreatedById FROM Buyer_Note__c LIMIT 1',
    );
    expect(records[0]).toMatchObject({
      Buyer_Persona__r: { Name: expect.stringContaining('(sample)') },
      Prompt__r: { Key__c: expect.stringContaining('watercooler-sample-') },
      CreatedById: company.admin.userId,
    });

    const theirs = { Key__c: 'watercooler-sample-of-ours', Name: 'Ours', Insight_Area__c: 'stops' };
    await connection.sobject('Buyer_Theme__c').create(theirs);
    await purgeSandbox(connection, seed, options(true));
    expect(await counts(), 'a dry run deletes nothing').toEqual([
      ...sizes.slice(0, 3),
      seed.themes.length + 1,
    ]);

    await purgeSandbox(connection, seed, options());
    expect(await counts()).toEqual([0, 0, 0, 1]);
    expect(await countOf(connection, 'Account')).toBe(0);
    expect(printed).toContain(`Buyer_Note__c: ${seed.notes.length} to delete`);
  });

  test('keeps its own prompts and themes, without sample ones beside them', async () => {
    await seedSandbox(connection, seed, options());
    expect(printed).toContain('Buyer_Theme__c: the org has its own');
    await purgeSandbox(connection, seed, options());
    expect(await counts()).toEqual([0, 0, 0, 1]);
  });

  test('keeps the sample account when somebody put a deal on it', async () => {
    await seedSandbox(connection, seed, options());
    const { records } = await connection.query<{ Id: string }>('SELECT Id FROM Account');
    await connection.sobject('Opportunity').create({
      Name: 'Ours',
      AccountId: records[0]?.Id ?? '',
      StageName: 'Discover',
      CloseDate: '2026-12-01',
    });
    await purgeSandbox(connection, seed, options());
    expect(printed.at(-1)).toBe('Account: kept, because it has records that are not of the seed');
    expect(await countOf(connection, 'Account')).toBe(1);
  });

  test('is found through a CLI from before tokens were hidden, too', async () => {
    fake.remove();
    const older = await connectTo(company, true);
    expect(await countOf(older, 'Buyer_Theme__c')).toBe(1);
    expect(fake.calls()).toEqual([['org', 'display', '--target-org', 'sandbox', '--json']]);
  });
});

test('a production org is refused, and stays as it was', async () => {
  const production = await startExampleCompany();
  fake.remove();
  const there = await connectTo(production);
  try {
    await expect(seedSandbox(there, seed, options())).rejects.toThrow('not a sandbox');
    await expect(purgeSandbox(there, seed, options())).rejects.toThrow('not a sandbox');
    expect(await countOf(there, 'Buyer_Persona__c')).toBe(0);
  } finally {
    await production.end();
  }
});

const executable = process.env['SF_CLI'];

describe.skipIf(executable === undefined)('the Salesforce CLI (set SF_CLI to its sf)', () => {
  test('signs the seed in to an org that it knows', { timeout: 300_000 }, async () => {
    const cli = salesforceCli(executable ?? 'sf');
    const { url, adminToken } = company;
    const signIn = 'org login access-token --no-prompt --alias sandbox --instance-url';
    await cli.run([...signIn.split(' '), url], { SF_ACCESS_TOKEN: adminToken });
    const { environment } = cli;
    const sf = createSf({ root: tmpdir(), isDryRun: false, environment, print: () => undefined });
    try {
      const signedIn = await connectByCli(sf, 'sandbox');
      await seedSandbox(signedIn, seed, options());
      await purgeSandbox(signedIn, seed, options());
      expect(await countOf(signedIn, 'Buyer_Note__c')).toBe(0);
    } finally {
      cli.forget();
    }
  });
});

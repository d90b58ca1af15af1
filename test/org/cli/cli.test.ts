import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { startExampleCompany, type ExampleCompany } from '../example-company.ts';
import { salesforceCli, type Sf } from './sf.ts';

/** The CLI is no dependency: it is looked for only where SF_CLI says that it is installed. */
const executable = process.env['SF_CLI'];

/** A command of the CLI takes some seconds to load. */
const timeout = 300_000;

describe.skipIf(executable === undefined)('the Salesforce CLI (set SF_CLI to its sf)', () => {
  let company: ExampleCompany;
  let sf: Sf;

  /** What a command that succeeded gave. */
  async function result(command: string, ...args: string[]): Promise<unknown> {
    const answer = await sf.run([...command.split(' '), ...args]);
    expect(answer, answer.message).toMatchObject({ status: 0 });
    return answer.result;
  }

  beforeAll(async () => {
    company = await startExampleCompany();
    sf = salesforceCli(executable ?? 'sf');
    const signIn = 'org login access-token --no-prompt --set-default --alias stand-in';
    const answer = await sf.run([...signIn.split(' '), '--instance-url', company.url], {
      SF_ACCESS_TOKEN: company.adminToken,
    });
    expect(answer, answer.message).toMatchObject({
      status: 0,
      result: { username: 'admin@stand-in.example', orgId: company.org.organizationId },
    });
  }, timeout);

  afterAll(async () => {
    sf.forget();
    await company.end();
  });

  test('shows the org it has signed in to', { timeout }, async () => {
    expect(await result('org display')).toMatchObject({
      id: company.org.organizationId,
      username: 'admin@stand-in.example',
      alias: 'stand-in',
    });
  });

  test('creates, queries, gets, updates and deletes a record', { timeout }, async () => {
    const values = "Key__c=cli Question__c='What was the room like?' Insight_Area__c=room";
    const prompts = ['--sobject', 'Note_Prompt__c'];
    const created = await result('data create record', ...prompts, '--values', values);
    const { id } = z.object({ id: z.string(), success: z.literal(true) }).parse(created);

    const soql = "SELECT Id, Question__c FROM Note_Prompt__c WHERE Key__c = 'cli'";
    expect(await result('data query', '--query', soql)).toMatchObject({
      totalSize: 1,
      done: true,
      records: [{ Id: id, Question__c: 'What was the room like?' }],
    });

    const record = [...prompts, '--record-id', id];
    await result('data update record', ...record, '--values', 'Order__c=3');
    const byKey = [...prompts, '--where', 'Key__c=cli'];
    expect(await result('data get record', ...byKey)).toMatchObject({ Id: id, Order__c: 3 });
    await result('data delete record', ...record);
    expect(await result('data query', '--query', soql)).toMatchObject({ totalSize: 0 });
  });

  test('reads further pages of a long result', { timeout }, async () => {
    const { org, admin } = company;
    for (let n = 0; n < 2_100; n += 1) {
      await org.create(admin, 'Lead', { LastName: `Lead ${n}`, Company: 'Lowmoor' });
    }
    const all = await result('data query', '--query', 'SELECT Id FROM Lead');
    const { records } = z.object({ records: z.array(z.unknown()) }).parse(all);
    expect(records).toHaveLength(2_100);
  });

  test('tells what the org says when it refuses', { timeout }, async () => {
    const values = ['--values', 'Key__c=cli Insight_Area__c=nowhere Question__c=Why'];
    const create = ['data', 'create', 'record', '--sobject', 'Note_Prompt__c', ...values];
    expect(await sf.run(create)).toMatchObject({
      status: 1,
      message: expect.stringContaining('restricted picklist'),
    });
    const query = ['data', 'query', '--query', 'SELECT Nope FROM Lead'];
    expect(await sf.run(query)).toMatchObject({ status: 1, name: 'INVALID_FIELD' });
  });

  test('describes an object', { timeout }, async () => {
    const described = await result('sobject describe', '--sobject', 'Buyer_Persona__c');
    expect(described).toMatchObject({ name: 'Buyer_Persona__c', custom: true });
  });
});

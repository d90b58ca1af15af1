import { expect, test } from 'vitest';
import { startApp } from '../../../test/service-app.ts';
import { sharedDatabase } from '../../../test/shared-database.ts';
import { createApiTokens } from '../database/api-tokens.ts';
import { silentLog } from '../../../test/silent-log.ts';
import { link } from '../health/facts-builder.ts';
import { createJobQueue } from '../jobs/queue.ts';

const ourOrg = '00D000000000001AAA';
const otherOrg = '00D000000000002AAA';

const database = sharedDatabase();
const tokens = createApiTokens(database);
const failedRounds = { busy: 2, 'own-fault': 1 };
const health = {
  org: () => link({ failedRounds }),
  followed: () => ({ orgId: ourOrg, username: 'integration@company.example' }),
};

/** A note is held, which is to be written to Salesforce. */
async function holdNote(): Promise<void> {
  const jobs = await createJobQueue(database.url, silentLog);
  await jobs.open(ourOrg);
  await database.inOrg(ourOrg, async (tx) => {
    await tx
      .insertInto('note')
      .values({
        org_id: ourOrg,
        note_id: 'a01000000000001AAA',
        modified_at: new Date('2026-11-22T10:00:00Z'),
        input_hash: 'a'.repeat(64),
        contributor: 'b'.repeat(64),
        written_at: new Date('2026-11-22T10:00:00Z'),
        quarter: '2026-Q4',
        redacted_text: '',
        quote: '',
        status: 'held',
        held_reason: 'health',
        none_fits: false,
        is_english: true,
        is_lost: false,
        is_withdrawn: false,
      })
      .execute();
    await jobs.send(tx, 'write-back', { orgId: ourOrg }, { startAfterSeconds: 3600 });
  });
  await jobs.stop();
}

async function ask(orgId: string) {
  const { app } = startApp({ tokens, database, health });
  const { token } = await tokens.issue(orgId, 'admin', { days: 1, actor: 'admin command' });
  return app.inject({ url: '/metrics', headers: { authorization: `Bearer ${token}` } });
}

test('an admin’s monitor reads in OpenMetrics how the service does', async () => {
  const answer = await ask(ourOrg);
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['content-type']).toBe(
    'application/openmetrics-text; version=1.0.0; charset=utf-8',
  );
  expect(answer.body.split('\n')).toEqual(
    expect.arrayContaining([
      'watercooler_salesforce_connected 1',
      'watercooler_round_failures_total{kind="busy"} 2',
      'watercooler_round_failures_total{kind="own-fault"} 1',
      'watercooler_lag_seconds 0',
      'watercooler_calls_used 12000',
      'watercooler_calls_limit 98000',
      'watercooler_problems{about="salesforce"} 0',
      expect.stringMatching(/^watercooler_event_loop_delay_seconds\{at="p99"\} \d/),
      expect.stringMatching(/^process_resident_memory_bytes \d/),
    ]),
  );
  expect(answer.body).toMatch(/# EOF\n$/);
});

test('every line is a number of a whole: no Id, no name, nothing that says which', async () => {
  const { body } = await ask(ourOrg);
  const labels = [...body.matchAll(/([a-z]{1,20})="/g)].map(([, label]) => label);
  expect(new Set(labels)).toEqual(new Set(['version', 'migration', 'kind', 'about', 'at']));
  expect(body).not.toMatch(/00D|a01|company|integration@/);
});

test('an admin of another org is told of their own numbers alone', async () => {
  const { body } = await ask(otherOrg);
  expect(body).not.toMatch(/^watercooler_(calls|lag|round_failures)\w{0,20}[{ ]/m);
});

test('no number moves when a note arrives or is held', async () => {
  const told = async (): Promise<string[]> => {
    const { body } = await ask(ourOrg);
    return body.split('\n').filter((line) => !/^(process_|watercooler_event_loop)/.test(line));
  };
  const before = await told();
  await holdNote();
  expect(await told()).toEqual(before);
});

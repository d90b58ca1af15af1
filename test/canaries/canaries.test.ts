import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import pg from 'pg';
import { createMigratedDatabase, createTestDatabase, type TestDatabase } from '../postgres.ts';
import type { CanaryNote } from './notes.ts';
import { type CanaryRun, type Found, startCanaryRun } from './run.ts';

/** All of it: `npm run canaries -- --count 10000`. */
const count = 120;

let places: TestDatabase[];
let run: CanaryRun;
let first: Found;
let admin: pg.Client;

beforeAll(async () => {
  const [service, org] = [await createMigratedDatabase(), await createTestDatabase()];
  places = [service, org];
  run = await startCanaryRun(
    { url: service.url, adminUrl: service.adminUrl, orgUrl: org.url },
    count,
  );
  first = await run.look();
  admin = new pg.Client({ connectionString: service.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await run.end();
  for (const place of places) await place.drop();
});

describe('after a release', () => {
  test('nothing that tells of a person is anywhere, nor a word of a private, withdrawn or held note', () => {
    expect(first.leaks).toEqual([]);
  });

  test('words were looked for where they are, and quotes are among the answers', () => {
    expect(run.canaries.count()).toBeGreaterThan(count * 8);
    expect(first.places).toBeGreaterThan(100);
    expect(first.allowed).toBeGreaterThan(count);
    expect(first.quoted).toBeGreaterThan(10);
    expect(run.addresses.some((address) => address.includes('SELECT'))).toBe(true);
  });
});

test('once notes were withdrawn, made private, deleted or edited, their words are nowhere any more', async () => {
  await run.letFate();
  const { leaks, allowed } = await run.look();
  expect(leaks).toEqual([]);
  expect(allowed).toBeGreaterThan(count / 2);
});

const isLeftAlone = ({ kind, fate }: CanaryNote): boolean =>
  kind === 'ordinary' && fate === 'stays';

async function leaksNow(): Promise<string[]> {
  return (await run.look()).leaks.map(({ place, kind }) => `${kind} in ${place}`);
}

/** Each stays where it was planted, so that what comes later is found beside it. */
describe('planted', () => {
  test('a note that was stored as it was written is found', async () => {
    const { number = -1, body } = run.notes.find(isLeftAlone) ?? {};
    const id = run.company.noteIds.get(number);
    await admin.query('UPDATE note SET redacted_text = $1 WHERE note_id = $2', [body, id]);
    expect(await leaksNow()).toContain('e-mail in database public.note.redacted_text');
    expect(await leaksNow()).toContain('phone in database public.note.redacted_text');
  });

  test('a quote that nobody approved is found on the record of its cell', async () => {
    const [cell] = await run.company.org.query(
      run.company.admin,
      'SELECT Id FROM Persona_Theme__c',
    );
    const word = run.notes.find(({ kind }) => kind === 'role-play')?.body.slice(0, 80);
    const { org, integration } = run.company;
    await org.update(integration, 'Persona_Theme__c', `${cell?.['Id']}`, { Quotes__c: word });
    expect(await leaksNow()).toContain('word in org Persona_Theme__c.Quotes__c');
  });

  test('the body of a note in a log is found', async () => {
    run.log.debug({ note: run.notes[5]?.body }, 'a fact that a log leaves out');
    expect(await leaksNow()).not.toContainEqual(expect.stringMatching(/ in log$/));
    run.log.debug(run.notes[5]?.body ?? '');
    expect(await leaksNow()).toEqual(
      expect.arrayContaining(['name in log', 'phone in log', 'word in log']),
    );
  });

  test('the words of a note in a job are found', async () => {
    const words = JSON.stringify({ noteId: 'a00000000000001AAA', text: run.notes[5]?.body });
    const { rowCount } = await admin.query('UPDATE jobs.job SET data = $1', [words]);
    expect(rowCount).toBeGreaterThan(0);
    expect(await leaksNow()).toContain('link in database jobs.job.data');
  });
});

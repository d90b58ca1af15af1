import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { FaultRule } from '../../../test/org/faults/faults.ts';
import { silentLog } from '../../../test/silent-log.ts';
import type { Insight } from '../insight/worker/insight.ts';
import { type Scene, setScene } from './scene.ts';
import type { Sync } from './worker.ts';

let scene: Scene;
let sync: Sync;
let deal: string;

beforeAll(async () => {
  scene = await setScene();
  sync = await scene.start({ callTimeoutMs: 1500 });
  await sync.pollNow();
  ({ deal } = await scene.addDeal('Kestrel'));
});
afterEach(() => scene.company.org.faults.clear());
afterAll(() => scene.end());

let saved = 0;
async function saveNote(): Promise<string> {
  saved += 1;
  return scene.saveNote({
    Opportunity__c: deal,
    Body__c: `They heard of us at a fair, number ${saved}`,
  });
}

async function isStoredAndWrittenOnce(note: string): Promise<void> {
  expect(await scene.ask(`SELECT status FROM note WHERE note_id = '${note}'`)).toHaveLength(1);
  expect(await scene.written(note)).toMatchObject({ Status__c: 'waiting' });
}

const faults: [string, FaultRule, RegExp][] = [
  ['away', { kind: 'closed', times: 2 }, /could not be reached/],
  ['slow', { kind: 'slow', times: 2, delayMs: 4000 }, /did not answer within 1500 ms/],
  ['overrun (429)', { kind: 'too-many-requests', times: 2 }, /asks us to wait \(HTTP 429/],
  ['unavailable (503)', { kind: 'unavailable', times: 2 }, /asks us to wait \(HTTP 503/],
  [
    'too slow for a query',
    { kind: 'query-timeout', times: 2, match: { url: 'query' } },
    /QUERY_TIMEOUT/,
  ],
  ['answering with a web page', { kind: 'html', times: 2 }, /not complete JSON/],
  ['cut off within an answer', { kind: 'truncated-json', times: 2 }, /not complete JSON/],
];

describe('an org that is', () => {
  test.each(faults)(
    '%s is told in words, backed off from, and resumed',
    async (_, fault, words) => {
      const note = await saveNote();
      scene.company.org.faults.add(fault);
      await expect(sync.pollNow()).rejects.toThrow(words);
      expect(sync.state()).toMatchObject({ connection: 'backing-off' });
      expect(sync.state().reason).toMatch(words);
      // Nobody asks: it comes back by itself.
      await vi.waitFor(() => expect(sync.state().connection).toBe('connected'), 20_000);
      expect(sync.state().reason).toBeNull();
      await isStoredAndWrittenOnce(note);
    },
  );

  test('done with our session gets a new one, unnoticed', async () => {
    const note = await saveNote();
    scene.company.org.closeSessions();
    await sync.pollNow();
    await isStoredAndWrittenOnce(note);
  });

  test('refusing every session is asked three more times and no oftener', async () => {
    scene.company.org.faults.add({
      kind: 'expired-session',
      times: 1000,
      match: { url: '/services/data/' },
    });
    const before = scene.company.org.faults.counts()['expired-session'] ?? 0;
    await expect(sync.pollNow()).rejects.toThrow(/no longer accepts our session/);
    const after = scene.company.org.faults.counts()['expired-session'] ?? 0;
    // Three queries for the codebook go out at once and share their renewals.
    expect(after - before).toBeLessThanOrEqual(12);
    scene.company.org.faults.clear();
    await sync.pollNow();
    expect(sync.state().connection).toBe('connected');
  });
});

describe('a write-back', () => {
  test('that failed after the note was stored is made up for by the next process', async () => {
    const note = await saveNote();
    scene.company.org.faults.add({ kind: 'closed', times: 1, match: { method: 'PATCH' } });
    await expect(sync.pollNow()).rejects.toThrow(/could not be reached/);
    expect(await scene.ask(`SELECT status FROM note WHERE note_id = '${note}'`)).toHaveLength(1);
    await sync.stop();
    expect(await scene.written(note)).toMatchObject({ Status__c: null });
    sync = await scene.start({ callTimeoutMs: 1500 });
    await sync.pollNow();
    await isStoredAndWrittenOnce(note);
  });

  test('whose answer was lost is not noticed in Salesforce', async () => {
    const note = await saveNote();
    scene.company.org.faults.add({ kind: 'lost-response', times: 1, match: { method: 'PATCH' } });
    await expect(sync.pollNow()).rejects.toThrow(/could not be reached/);
    await sync.pollNow();
    await isStoredAndWrittenOnce(note);
    expect(await scene.ask(`SELECT 1 FROM written_row WHERE written_hash <> desired_hash`)).toEqual(
      [],
    );
  });

  test('of a row that somebody has locked is tried again apart', async () => {
    const notes = [await saveNote(), await saveNote(), await saveNote()];
    scene.company.org.faults.add({
      kind: 'row-locked',
      times: 2,
      match: { sobject: 'Buyer_Note__c' },
    });
    await sync.pollNow();
    for (const note of notes) await isStoredAndWrittenOnce(note);
  });

  test('carries no word of a note in its job, and no error tells one', async () => {
    const jobs = await scene.ask<{ data: unknown }>(
      `SELECT data FROM jobs.job WHERE name LIKE 'write-back-%'`,
    );
    expect(jobs.length).toBeGreaterThan(0);
    const orgId = await sync.signedIn();
    for (const job of jobs) expect(job.data).toEqual({ orgId });
  });
});

test('a note that a rule fails on keeps no words, is told by its id alone, and stops no other', async () => {
  const lines: unknown[] = [];
  const note: typeof silentLog.warn = (...parts: unknown[]): void => void lines.push(parts);
  const log = { ...silentLog, warn: note };
  let isBroken = true;
  const insight: Insight = {
    ...scene.insight,
    redact: async (notes, colleagues) => {
      const redacted = await scene.insight.redact(notes, colleagues);
      return redacted.map((read, at) =>
        isBroken && notes[at]?.body.includes('stumble') ? null : read,
      );
    },
  };
  // One leads at a time.
  await sync.stop();
  const own = await scene.start({ insight, log });
  const { deal } = await scene.addDeal('Wren');
  const save = (body: string): Promise<string> =>
    scene.saveNote({ Opportunity__c: deal, Body__c: body });
  const fine = await save('They want a saving that can be counted');
  const broken = await save('They stumble over a rule');
  await own.pollNow();
  expect(await scene.written(fine)).toMatchObject({
    Quote__c: 'They want a saving that can be counted',
  });
  expect(await scene.written(broken)).toMatchObject({ Status__c: 'waiting', Quote__c: null });
  expect(own.state().unreadNotes).toBe(1);
  expect(JSON.stringify(lines)).toContain(broken);
  expect(JSON.stringify(lines)).not.toContain('stumble');

  // It is tried again whenever it is read again, within the overlap too.
  isBroken = false;
  await own.pollNow();
  expect(await scene.written(broken)).toMatchObject({ Quote__c: 'They stumble over a rule' });
  expect(own.state().unreadNotes).toBe(0);
  await own.stop();
});

test('settings for another kind of org are refused before anything is read', async () => {
  const other = await scene.start({
    config: {
      salesforce: {
        loginUrl: scene.company.url,
        clientId: 'watercooler',
        username: 'integration@company.example',
        privateKey: scene.company.privateKey,
        environment: 'sandbox',
      },
    },
  });
  await expect(other.pollNow()).rejects.toThrow(/for a sandbox, but this org is a production org/);
  await other.stop();
});

test('an org that is away from the start is waited for', async () => {
  const early = await scene.start({
    config: {
      salesforce: {
        loginUrl: 'http://127.0.0.1:1',
        clientId: 'watercooler',
        username: 'integration@company.example',
        privateKey: scene.company.privateKey,
        environment: 'production',
      },
    },
  });
  await vi.waitFor(() => expect(early.state().connection).toBe('backing-off'), 20_000);
  expect(early.state()).toMatchObject({
    reason: expect.stringMatching(/could not be reached/),
    lagMs: null,
  });
  await early.stop();
});

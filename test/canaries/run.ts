import { createApiTokens } from '../../service/src/database/api-tokens.ts';
import { buildApp } from '../../service/src/app.ts';
import { type Database, openDatabase } from '../../service/src/database/database.ts';
import { startInsight } from '../../service/src/insight/worker/start-insight.ts';
import { createJobQueue } from '../../service/src/jobs/queue.ts';
import { createLog, type Log } from '../../service/src/log.ts';
import { createPersonaReader } from '../../service/src/personas/reader.ts';
import { startSync, type Sync } from '../../service/src/sync/worker.ts';
import { tokenRoles } from '../../service/src/http/token.ts';
import { settingsToFollow } from '../org/follow-org.ts';
import { watchAddresses } from './addresses.ts';
import { isAllowed, type Shown } from './allowed.ts';
import { type Canaries, createCanaries } from './canary.ts';
import { type CanaryCompany, startCanaryCompany } from './company.ts';
import { type CanaryNote, writeNote } from './notes.ts';
import { inDatabase, inOrg, type Sighting } from './places.ts';
import { whileRowsAreRefused } from './refused-rows.ts';
import { inAnswers } from './requests.ts';

/** Empty databases: one migrated, for the service, and one for the org. */
export interface Databases {
  readonly url: string;
  readonly adminUrl: string;
  readonly orgUrl: string;
}

/** A canary where it may not be. */
export interface Leak {
  readonly place: string;
  readonly canary: string;
  readonly kind: string;
  readonly note: number | null;
}

/** The product at work on an org full of canaries. */
export interface CanaryRun {
  readonly company: CanaryCompany;
  readonly database: Database;
  readonly log: Log;
  readonly notes: readonly CanaryNote[];
  readonly canaries: Canaries;
  readonly sync: Sync;
  readonly addresses: readonly string[];
  /** Looks for every canary in every place. */
  look(): Promise<Found>;
  /** Lets what is fated happen to notes that were released, and brings the service up to date. */
  letFate(): Promise<void>;
  end(): Promise<void>;
}

export interface Found {
  readonly leaks: readonly Leak[];
  /** Places that had any text in them. */
  readonly places: number;
  /** Words seen where they may be. */
  readonly allowed: number;
  readonly quoted: number;
}

/** Every how many ordinary notes are approved by their reps. */
const approvals = 3;
const orgFaults = [
  'html',
  'wrong-shape',
  'truncated-json',
  'query-timeout',
  'server-error',
] as const;

/**
 * Writes notes, synchronises, approves, releases, and keeps all that was logged at level `trace` and
 * every address that was called. Reads notes with the real redaction, model and coder.
 */
export async function startCanaryRun(databases: Databases, count: number): Promise<CanaryRun> {
  let now = '2026-11-20T09:00:00Z';
  const clock = (): Date => new Date(now);
  const canaries = createCanaries();
  const logged: string[] = [];
  const log = createLog({
    level: 'trace',
    destination: { write: (line) => void logged.push(line) },
  });
  const addresses = watchAddresses();
  const company = await startCanaryCompany(databases.orgUrl, clock, canaries);
  const database = openDatabase(databases.url, log);
  const jobs = await createJobQueue(databases.url, log);
  const insight = await startInsight({ modelPath: null }, { log });
  const sync = await startSync({
    database,
    jobs,
    insight,
    clock,
    log,
    areReleasesHeld: true,
    backOffMs: { first: 50, longest: 200 },
    config: settingsToFollow(company),
  });
  // The codebook comes first: reps name themes of it.
  await sync.pollNow();
  const { org, admin } = company;
  const themes = await org.query(
    admin,
    "SELECT Id FROM Buyer_Theme__c WHERE Insight_Area__c = 'stops' ORDER BY Key__c",
  );
  const notes = Array.from({ length: count }, (_, at) => writeNote(canaries, at));
  now = '2026-11-20T10:00:00Z';
  await company.write(
    notes,
    themes.map((row) => `${row['Id']}`),
  );
  await sync.pollNow();

  const shown = new Map<number, Shown>(
    notes.map(({ number, kind }) => [
      number,
      kind === 'ordinary' || kind === 'role-play' ? 'redacted' : 'nowhere',
    ]),
  );
  await approve();
  now = '2026-11-21T10:00:00Z';
  await sync.releaseNow();

  const tokens = createApiTokens(database);
  const orgId = await sync.signedIn();
  const issued: Record<string, string> = {};
  for (const role of tokenRoles) issued[role] = await tokens.renew(orgId, role);
  const health = {
    org: sync.state,
    followed: () => ({ orgId, username: 'integration@company.example' }),
  };
  const personas = createPersonaReader(database);
  const app = buildApp({ tokens, personas, database, health, clock, version: '1.2.3' }, { log });
  const states: string[] = [];
  await provoke();

  /** Reps approve the words that the service would show of their notes. */
  async function approve(): Promise<void> {
    const ordinary = notes.filter(({ kind }) => kind === 'ordinary');
    for (const { number } of ordinary.filter((_, at) => at % approvals === 0)) {
      const id = company.noteIds.get(number) ?? '';
      const [row] = await org.query(admin, `SELECT Quote__c FROM Buyer_Note__c WHERE Id = '${id}'`);
      await org.update(admin, 'Buyer_Note__c', id, {
        Approved_Quote__c: row?.['Quote__c'] ?? null,
      });
      shown.set(number, 'quoted');
    }
  }

  /** Salesforce and our database fail in the middle of all that, and quote what they choke on. */
  async function provoke(): Promise<void> {
    const pollAndFail = async (): Promise<void> => {
      await sync.pollNow().catch((error: unknown) => log.warn({ err: error }, 'provoked'));
      states.push(JSON.stringify(sync.state()), (await app.inject('/readyz')).body);
    };
    for (const kind of orgFaults) {
      org.faults.add({ kind, times: 1 });
      await pollAndFail();
    }
    org.faults.clear();
    const [some] = notes.filter(({ kind, fate }) => kind === 'ordinary' && fate === 'stays');
    await org.update(admin, 'Buyer_Note__c', company.noteIds.get(some?.number ?? -1) ?? '', {
      Tone__c: 'warm',
    });
    await whileRowsAreRefused(databases.adminUrl, pollAndFail);
    await sync.pollNow();
  }

  async function* everywhere(): AsyncGenerator<Sighting> {
    yield* inDatabase(databases.adminUrl);
    yield* inOrg(company);
    yield* inAnswers(app, issued, canaries);
    yield { place: 'state', text: [...states, JSON.stringify(sync.state())].join('\n') };
    yield { place: 'address', text: addresses.seen.join('\n') };
    yield { place: 'log', text: logged.join('') };
  }

  return {
    company,
    database,
    log,
    notes,
    canaries,
    sync,
    addresses: addresses.seen,
    async look() {
      const leaks: Leak[] = [];
      let [places, allowed, quoted] = [0, 0, 0];
      for await (const { place, text } of everywhere()) {
        if (text !== '') places += 1;
        for (const canary of canaries.findIn(text)) {
          const isShown = isAllowed(canary, place, shown.get(canary.note ?? -1) ?? 'nowhere');
          if (isShown) allowed += 1;
          if (isShown && place.startsWith('answer')) quoted += 1;
          if (!isShown)
            leaks.push({ place, canary: canary.text, kind: canary.kind, note: canary.note });
        }
      }
      return { leaks, places, allowed, quoted };
    },
    async letFate() {
      now = '2026-11-22T10:00:00Z';
      for (const { number, fate, editedBody } of notes) {
        if (fate === 'stays') continue;
        const id = company.noteIds.get(number) ?? '';
        if (fate === 'deleted') await org.remove(admin, 'Buyer_Note__c', id);
        if (fate === 'withdrawn')
          await org.update(admin, 'Buyer_Note__c', id, { Withdrawn__c: true });
        if (fate === 'private') await org.update(admin, 'Buyer_Note__c', id, { Private__c: true });
        if (fate === 'edited')
          await org.update(admin, 'Buyer_Note__c', id, { Body__c: editedBody });
        shown.set(number, fate === 'edited' ? 'redacted' : 'nowhere');
      }
      await sync.pollNow();
    },
    async end() {
      addresses.end();
      await app.close();
      await sync.stop();
      await jobs.stop();
      await insight.close();
      await database.close();
      await company.close();
    },
  };
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLog } from '../../../../test/silent-log.ts';
import { systemClock } from '../../clock.ts';
import { keyedHash } from '../../fingerprint.ts';
import { connect, type OrgConnection } from '../../salesforce/connection.ts';
import { type Scene, setScene } from '../scene.ts';
import { takeLead } from '../take-lead.ts';
import type { Sync } from '../worker.ts';
import { erase, type ErasureDone, type ErasureMeans, type ErasureRequest } from './erase.ts';

/** A note, and the records it is about. */
export interface Told {
  readonly note: string;
  /** In this note alone. */
  readonly word: string;
  readonly deal: string;
  readonly account: string;
  readonly contact: string;
}

/** A scene in which notes are told, quoted and erased, and everything is searched for them. For tests. */
export interface ErasureScene {
  readonly scene: Scene;
  readonly orgId: string;
  readonly secret: string;
  readonly ledgerFile: string;
  /** The synchronisation that runs at first. */
  readonly sync: Sync;
  /** Starts another, with the same ledger file. */
  start(): Promise<Sync>;
  signIn(): Promise<OrgConnection>;
  /** Saves a note of somebody, with a word of its own on a deal of its own. */
  tell(author: string): Promise<Told>;
  /** Saves notes of three more reps of whom nothing is published: others hide among them. */
  addCrowd(): Promise<string[]>;
  /** Has every note quoted, as its rep agreed to. */
  approveAll(notes: readonly Told[]): Promise<void>;
  /** Leads the org for as long as the work takes, as the command does. */
  whileLeading<Done>(work: (means: ErasureMeans) => Promise<Done>): Promise<Done>;
  eraseNow(request: Omit<ErasureRequest, 'isDryRun'>): Promise<ErasureDone>;
  countOnly(request: Omit<ErasureRequest, 'isDryRun'>): Promise<ErasureDone>;
  /** What the database has in place of this Id. */
  hashOf(id: string): string;
  /** Every row of every table there is, as text, by the table's name. */
  dump(): Promise<Map<string, string>>;
  /** The tables in which a text stands somewhere. */
  tablesWith(text: string): Promise<string[]>;
  /** Everything that the service writes in the org, as text. */
  writtenInOrg(): Promise<string>;
  /** Takes everything down. */
  end(): Promise<void>;
}

/** Sets the scene: a persona, the codebook, and a ledger file that is not there yet. */
export async function setErasureScene(): Promise<ErasureScene> {
  const scene = await setScene();
  const folder = await mkdtemp(join(tmpdir(), 'watercooler-erasure-'));
  const ledgerFile = join(folder, 'erasures.jsonl');
  const { config, database, clock } = scene.dependencies();
  const secret = config.contributorKey;
  const { org, admin, repA, integration } = scene.company;
  const start = (): Promise<Sync> => scene.start({ config: { erasureLedgerFile: ledgerFile } });
  const signIn = (): Promise<OrgConnection> =>
    connect({ ...config.salesforce, isSandbox: false, timeoutMs: 5000 }, systemClock);
  const means = { secret, ledgerFile, clock, log: silentLog };

  const whileLeading: ErasureScene['whileLeading'] = async (work) => {
    const lead = await takeLead(database, await signIn());
    try {
      return await work({ ...means, org: lead.org, database: lead.database });
    } finally {
      await lead.end();
    }
  };

  const dump = async (): Promise<Map<string, string>> => {
    const tables = await scene.ask<{ name: string }>(
      `SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'm') AND n.nspname !~ '^pg_'
          AND n.nspname NOT IN ('information_schema', 'backup')`,
    );
    const texts = new Map<string, string>();
    for (const { name } of tables) {
      const rows = await scene.ask<{ row: string }>(
        `SELECT held::text AS row FROM ${name} AS held`,
      );
      texts.set(name, rows.map(({ row }) => row).join('\n'));
    }
    return texts;
  };

  const { orgId } = await signIn();
  const sync = await start();
  await sync.pollNow();
  const persona = await org.create(admin, 'Buyer_Persona__c', {
    ...{ Key__c: 'operations-vp', Name: 'Operations VP', Status__c: 'draft' },
  });
  const theme = await scene.idOfKey('Buyer_Theme__c', 'status-quo');
  let told = 0;

  return {
    ...{ scene, orgId, secret, ledgerFile, sync, start, signIn, whileLeading, dump },
    async tell(author) {
      told += 1;
      const word = `quondle${String.fromCharCode(97 + (told % 26))}${told}x`;
      const place = await scene.addDeal(`Place${told}`);
      const note = await scene.saveNote(
        {
          ...{ Opportunity__c: place.deal, Contact__c: place.contact },
          ...{ Buyer_Persona__c: persona, Confirmed_Theme__c: theme },
          Body__c: `They keep the old way because ${word} works well enough for them`,
        },
        { ...repA, userId: author },
      );
      return { note, word, ...place };
    },
    addCrowd: () => scene.addCrowd(persona),
    async approveAll(notes) {
      for (const { note } of notes) {
        const Approved_Quote__c = (await scene.written(note))?.['Quote__c'] ?? null;
        await org.update(admin, 'Buyer_Note__c', note, { Approved_Quote__c });
      }
    },
    eraseNow: (request) => whileLeading((lead) => erase(lead, { ...request, isDryRun: false })),
    countOnly: async (request) =>
      erase({ ...means, org: await signIn(), database }, { ...request, isDryRun: true }),
    hashOf: (id) => keyedHash(secret, id),
    async tablesWith(text) {
      const holding = [...(await dump())].filter(([, rows]) => rows.includes(text));
      return holding.map(([name]) => name).sort();
    },
    async writtenInOrg() {
      const query = (soql: string) => org.query(integration, soql);
      const rows = [
        ...(await query(
          'SELECT Quote__c, Buyer_Theme__c, Release__c, Status__c FROM Buyer_Note__c',
        )),
        ...(await query('SELECT Quotes__c, Contributors__c FROM Persona_Theme__c')),
        ...(await query('SELECT Releases__c FROM Watercooler_Status__c')),
        ...(await query('SELECT Story__c, What_Stops_Them__c FROM Buyer_Persona__c')),
      ];
      return JSON.stringify(rows);
    },
    async end() {
      await scene.end();
      await rm(folder, { recursive: true });
    },
  };
}

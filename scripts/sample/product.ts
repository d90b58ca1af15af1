import { generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Config } from '../../service/src/config.ts';
import type { ServerState } from '../../service/src/database/kept-running.ts';
import { startService, type Service } from '../../service/src/service.ts';
import type { Org, RunningOrg } from '../../test/org/org.ts';
import { buildPages } from '../../test/org/pages/bundle/build.ts';
import { startOrg } from '../../test/org/server.ts';
import { createSampleClock, sampleOpensAt, type SampleClock } from './clock.ts';
import { readSampleCompany, readTaps, type SampleCompany } from './company.ts';
import { chaptersOf } from './history.ts';
import { createSampleLoader, importConnection } from './load.ts';
import { tellRunning, tellStopped } from './running.ts';

/** The whole product, running against the stand-in org with the sample company in it. */
export interface SampleProduct {
  readonly orgUrl: string;
  readonly org: Org;
  readonly service: Service;
  readonly company: SampleCompany;
  close(): Promise<void>;
}

export interface SampleOptions {
  readonly serviceDatabaseUrl: string;
  /** How the server behind that is doing, if it is the sample's own. */
  readonly ownServer?: () => ServerState;
  readonly orgDatabaseUrl: string;
  /** Where the service keeps what it makes for itself, such as its contributor key. */
  readonly dataDir: string;
  /** 0 takes any free port; a taken one is passed over for the next. */
  readonly orgPort: number;
  readonly servicePort: number;
  readonly releaseEverySeconds: number;
  readonly log: Logger;
  readonly logLevel: Config['logLevel'];
  /** Told, a line each, what is being done. */
  readonly onProgress: (line: string) => void;
  readonly realTime: () => Date;
}

/** Thrown when an earlier start was killed while the sample was being loaded. */
export class HalfLoadedSampleError extends Error {
  override readonly name = 'HalfLoadedSampleError';
}

/** What the org remembers of the sample: `loading`, or the lead over real time it opened with. */
const sampleSetting = 'sample';

/**
 * Starts the stand-in org and the service. The first start loads the sample company, quarter by
 * quarter with a release after each, so that the product opens with four releases of history.
 * Throws HalfLoadedSampleError when an earlier load was cut off: drop both databases and try again.
 */
export async function startSample(options: SampleOptions): Promise<SampleProduct> {
  const keys = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  // Built now rather than at the first visit: nobody waits half a minute for a page.
  await buildPages(options.onProgress);
  const clock = createSampleClock(options.realTime);
  const company = await readSampleCompany();
  const running = await startOrg({
    databaseUrl: options.orgDatabaseUrl,
    port: options.orgPort,
    log: options.log,
    clock: clock.now,
    client: { clientId, publicKey: keys.publicKey },
    companyName: 'Larkmoor Software',
    isSandbox: true,
  });
  try {
    const stage = { running, clock, company, key: keys.privateKey };
    const service = await openHistory(options, stage);
    const leadMs = Number(running.org.setting(sampleSetting));
    await tellRunning(options.dataDir, { config: serviceConfig(options, stage), leadMs });
    return {
      orgUrl: running.url,
      org: running.org,
      service,
      company,
      async close() {
        await tellStopped(options.dataDir);
        await service.close();
        await running.close();
      },
    };
  } catch (error) {
    await running.close();
    throw error;
  }
}

const clientId = 'watercooler-sample';

interface Stage {
  readonly running: RunningOrg;
  readonly clock: SampleClock;
  readonly company: SampleCompany;
  /** PEM with which the service signs in. */
  readonly key: string;
}

/** Starts the service, live through the past first if nobody did, and lets its calendar run. */
async function openHistory(options: SampleOptions, stage: Stage): Promise<Service> {
  const { running, clock } = stage;
  const state = running.org.setting(sampleSetting);
  if (state === 'loading') {
    throw new HalfLoadedSampleError('The sample was cut off while it was being loaded.');
  }
  const start = (): Promise<Service> =>
    startService(serviceConfig(options, stage), {
      clock: clock.now,
      log: options.log,
      isScheduled: state !== null,
      ...(options.ownServer ? { ownServer: options.ownServer } : {}),
    });
  if (state !== null) {
    clock.goOn(Number(state));
    return await start();
  }
  const service = await liveThroughHistory(options, stage, start);
  await running.org.setSetting(sampleSetting, String(clock.runFrom(sampleOpensAt)));
  service.startSchedule();
  return service;
}

async function liveThroughHistory(
  options: SampleOptions,
  { running, clock, company }: Stage,
  start: () => Promise<Service>,
): Promise<Service> {
  await running.org.setSetting(sampleSetting, 'loading');
  clock.holdAt(new Date('2026-01-01T00:00:00Z'));
  const loader = createSampleLoader(importConnection(running), company, await readTaps());
  options.onProgress('Founding the sample company …');
  // The first step of the setup that docs/admin/first-hour.md describes.
  await running.org.settings.grantAccessUsingHierarchies('Buyer_Note__c', false);
  await loader.loadCompany();
  const service = await start();
  try {
    for (const { quarter, notes, releasedAt } of chaptersOf(company.notes)) {
      options.onProgress(`Living through ${quarter}: ${notes.length} notes and a release …`);
      clock.holdAt(releasedAt);
      await loader.loadNotes(notes);
      await service.syncNow();
      await loader.approveQuotes(notes);
      await service.syncNow();
      await service.releaseNow();
    }
    return service;
  } catch (error) {
    await service.close();
    throw error;
  }
}

function serviceConfig(options: SampleOptions, { running, company, key }: Stage): Config {
  const integrationUser = company.org.users.find((user) => user.role === 'integration');
  if (!integrationUser) throw new Error('The sample company has no integration user.');
  return {
    salesforce: {
      loginUrl: running.url,
      clientId,
      username: integrationUser.username,
      privateKey: key,
      environment: 'sandbox',
    },
    databaseUrl: options.serviceDatabaseUrl,
    dataDir: options.dataDir,
    contributorKey: null,
    erasureLedgerFile: join(options.dataDir, 'erasures.jsonl'),
    embeddingModel: null,
    host: '127.0.0.1',
    port: options.servicePort,
    role: 'all',
    pollSeconds: 1,
    idlePollSeconds: 1,
    releaseCalendar: 'sample',
    releaseEverySeconds: options.releaseEverySeconds,
    minimumGroup: 3,
    retention: { auditYears: 6, receiptYears: 6, findingDays: 90 },
    logLevel: options.logLevel,
  };
}

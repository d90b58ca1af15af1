import { setTimeout as pause } from 'node:timers/promises';
import { createApiTokens } from '../../service/src/database/api-tokens.ts';
import { openDatabase } from '../../service/src/database/database.ts';
import { usualLimits } from '../../service/src/http/request-limits.ts';
import { createPersonaReader } from '../../service/src/personas/reader.ts';
import { silentLog } from '../silent-log.ts';
import { makeOrgs, type MarkedOrg, sharedKey } from '../tenancy/orgs.ts';
import { buildHostileApp } from './app.ts';

/** How long the others waited without and with one org that asks ten times as much. */
export interface NoisyFindings {
  readonly quietP99Ms: number;
  readonly noisyP99Ms: number;
  readonly timesQuiet: number;
  /** What the noisy org was told by status. */
  readonly noisyByStatus: Readonly<Record<string, number>>;
  readonly othersRefused: number;
}

const orgCount = 6;
/** What each of the others asks. */
const perSecond = 8;
const timesAsMuch = 10;
const windowSeconds = 5;

/**
 * Six orgs ask for a persona at a steady pace; in every other window the first asks ten times as much as
 * each of the others. Compares how long the others waited, by the best window of each kind: the machine
 * has other work.
 */
export async function noisyNeighbour(url: string, windows = 3): Promise<NoisyFindings> {
  const database = openDatabase(url, silentLog);
  const tokens = createApiTokens(database);
  const orgs = await makeOrgs(database, tokens, orgCount);
  const { app } = buildHostileApp({
    on: {
      tokens,
      database,
      personas: createPersonaReader(database),
      limits: usualLimits,
    },
  });
  await app.ready();
  const noisyByStatus: Record<string, number> = {};
  let othersRefused = 0;

  async function ask(org: MarkedOrg, waits: number[] | null): Promise<void> {
    const begunMs = performance.now();
    const headers = {
      authorization: `Bearer ${org.rep}`,
      'x-forwarded-for': `203.0.113.${org.number}`,
    };
    const { statusCode } = await app.inject({ url: `/v1/personas/${sharedKey}`, headers });
    if (waits === null) noisyByStatus[statusCode] = (noisyByStatus[statusCode] ?? 0) + 1;
    else if (statusCode !== 200) othersRefused += 1;
    else waits.push(performance.now() - begunMs);
  }

  async function window(isNoisy: boolean): Promise<number> {
    const waits: number[] = [];
    const under: Promise<void>[] = [];
    for (let tick = 0; tick < windowSeconds * perSecond; tick += 1) {
      for (const [at, org] of orgs.entries()) {
        const times = at === 0 && isNoisy ? timesAsMuch : 1;
        for (let time = 0; time < times; time += 1) under.push(ask(org, at === 0 ? null : waits));
      }
      await pause(1000 / perSecond);
    }
    await Promise.all(under);
    waits.sort((one, other) => one - other);
    return waits[Math.floor(waits.length * 0.99)] ?? 0;
  }

  await window(false);
  const [quiet, noisy]: number[][] = [[], []];
  for (let at = 0; at < windows; at += 1) {
    quiet?.push(await window(false));
    noisy?.push(await window(true));
  }
  await app.close();
  await database.close();
  const [quietP99Ms, noisyP99Ms] = [Math.min(...(quiet ?? [])), Math.min(...(noisy ?? []))];
  return {
    quietP99Ms: rounded(quietP99Ms),
    noisyP99Ms: rounded(noisyP99Ms),
    timesQuiet: rounded(noisyP99Ms / quietP99Ms),
    noisyByStatus,
    othersRefused,
  };
}

function rounded(number: number): number {
  return Math.round(number * 100) / 100;
}

/**
 * `npm run fuzz -- --inputs 1000000 --seed S`: sends hostile requests to every route and hostile texts to
 * whatever reads them, tries every regular expression on long texts and holds connections open; half of
 * the inputs are requests. `--noisy` measures instead what an org that asks ten times as much costs the
 * others, `--burst` sends over real connections, for half a minute, ten times what may be asked. Prints one
 * JSON object; exits 1 if something failed, repeated its input or kept others waiting.
 */
import { rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { migrate } from '../service/src/database/migrate.ts';
import { burst, keepsWaiting } from '../test/hostile/burst.ts';
import { findExpressions, slowExpressions } from '../test/hostile/expressions.ts';
import { noisyNeighbour } from '../test/hostile/noisy.ts';
import { parserStorm } from '../test/hostile/parser-storm.ts';
import { holdSockets } from '../test/hostile/sockets.ts';
import { requestStorm } from '../test/hostile/storm.ts';
import { startTestServer } from '../test/postgres-template.ts';
import { silentLog } from '../test/silent-log.ts';
import { createChaosDatabase } from './chaos/databases.ts';

const { values } = parseArgs({
  options: {
    inputs: { type: 'string', default: '20000' },
    seed: { type: 'string' },
    noisy: { type: 'boolean', default: false },
    burst: { type: 'boolean', default: false },
  },
});
const inputs = Number(values.inputs);
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
if (!Number.isInteger(inputs) || inputs < 2 || !Number.isInteger(seed)) {
  console.error('Give --inputs as a number from 2 on, and --seed as a number.');
  process.exit(2);
}

/** The others may wait half as long again. */
const mostTimesQuiet = 1.5;

const { told, isWell } = values.burst
  ? await measureBurst()
  : values.noisy
    ? await measureNoise()
    : await fuzz();
console.log(JSON.stringify(told, null, 2));
process.exit(isWell ? 0 : 1);

interface Outcome {
  readonly told: unknown;
  readonly isWell: boolean;
}

async function fuzz(): Promise<Outcome> {
  const begunMs = performance.now();
  const half = Math.ceil(inputs / 2);
  const requests = await requestStorm({ count: half, seed });
  const parsers = parserStorm({ count: inputs - half, seed });
  const found = findExpressions();
  const { slow, slowestMs } = slowExpressions(found);
  const sockets = await holdSockets(320, 200);
  const seconds = Math.round((performance.now() - begunMs) / 1000);
  const expressions = { tried: found.length, slowestMs, slow };
  return {
    told: { seed, inputs, requests, parsers, expressions, sockets, seconds },
    isWell:
      Object.keys({ ...requests.faults, ...parsers.faults }).length === 0 &&
      requests.toldLines === 0 &&
      slow.length === 0 &&
      sockets.stillOpen + sockets.serverErrors === 0 &&
      sockets.answered === sockets.asked,
  };
}

async function measureNoise(): Promise<Outcome> {
  const told = await onDatabase(noisyNeighbour);
  return { told, isWell: told.timesQuiet <= mostTimesQuiet && told.othersRefused === 0 };
}

async function measureBurst(): Promise<Outcome> {
  let told = await onDatabase(burst);
  // A machine with other work lets much come at once: the best of three counts.
  for (let tries = 1; told.faults.join() === keepsWaiting && tries < 3; tries += 1) {
    told = await onDatabase(burst);
  }
  return { told, isWell: told.faults.length === 0 };
}

/** Measures with a database on a PostgreSQL of its own. */
async function onDatabase<Told>(measure: (url: string) => Promise<Told>): Promise<Told> {
  const { postgres, dataDir } = await startTestServer(silentLog);
  try {
    const { url } = await createChaosDatabase(postgres.adminUrl);
    await migrate(url);
    return await measure(url);
  } finally {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

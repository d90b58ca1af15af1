import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { integrationUser } from '../chaos/people-names.ts';
import { startChaosServer } from '../chaos/server.ts';
import { createWorld, type World } from '../chaos/world.ts';

/** What it may take at most from a kill to a note that was saved after it, in seconds. */
const budgetSeconds = 10;

const rounds = 10;

/**
 * Times how long a note waits that is saved right after the service was killed with SIGKILL and
 * started again: the whole service, with its model, the lease of the one before it and PostgreSQL
 * apart, until the note says in the org what became of it.
 */
export async function benchResume(): Promise<{ medianSeconds: number; slowestShare: number }> {
  const server = await startChaosServer();
  const world = await createWorld({ server, seed: 1, changesPerPage: 2000 });
  let service = startService(world);
  try {
    await filed(world, await save(world));
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const killedAt = performance.now();
      await kill(service);
      const note = await save(world);
      service = startService(world);
      await filed(world, note);
      times.push((performance.now() - killedAt) / 1000);
    }
    times.sort((a, b) => a - b);
    const rounded = (value: number): number => Math.round(value * 100) / 100;
    return {
      medianSeconds: rounded(times[rounds / 2] ?? Number.NaN),
      slowestShare: rounded((times.at(-1) ?? Number.NaN) / budgetSeconds),
    };
  } finally {
    await kill(service);
    await world.end();
    await server.stop();
  }
}

function startService(world: World): ChildProcess {
  return spawn(process.execPath, ['service/src/main.ts'], {
    env: {
      ...process.env,
      SALESFORCE_LOGIN_URL: world.orgUrl,
      SALESFORCE_CLIENT_ID: 'watercooler',
      SALESFORCE_USERNAME: integrationUser,
      SALESFORCE_PRIVATE_KEY: world.privateKey,
      DATABASE_URL: world.database.url,
      CONTRIBUTOR_KEY: 'a key for benchmarks that is long enough',
      PORT: '0',
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

async function kill(service: ChildProcess): Promise<void> {
  if (service.exitCode !== null || service.signalCode !== null) return;
  const ended = new Promise((done) => service.once('exit', done));
  service.kill('SIGKILL');
  await ended;
}

async function save(world: World): Promise<string> {
  const [id] = await world.org.create(1);
  if (id === undefined) throw new Error('The org saved no note.');
  return id;
}

async function filed(world: World, note: string): Promise<void> {
  const soql = `SELECT Id FROM Buyer_Note__c WHERE Id = '${note}' AND Status__c != null`;
  while ((await world.org.query(soql)).length === 0) await wait(50);
}

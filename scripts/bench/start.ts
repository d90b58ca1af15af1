import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { spawnSample, type StartedSample } from '../sample/process.ts';

/** What each may take, in seconds, with packages installed and the pages built. */
const budgetSeconds = { firstStart: 15, secondStart: 6, filing: 3 } as const;

interface Figure {
  readonly seconds: number;
  readonly shareOfBudget: number;
}

function figure(ms: number, budget: number): Figure {
  const seconds = Math.round(ms / 10) / 100;
  return { seconds, shareOfBudget: Math.round((seconds / budget) * 100) / 100 };
}

/** Times the first start, which loads the sample company, and the second. */
export async function benchStart(): Promise<{ firstStart: Figure; secondStart: Figure }> {
  return await inFreshFolder(async (dataDir) => {
    const first = await timeStart(dataDir);
    await first.sample.end('SIGINT');
    const second = await timeStart(dataDir);
    await second.sample.end('SIGINT');
    return {
      firstStart: figure(first.ms, budgetSeconds.firstStart),
      secondStart: figure(second.ms, budgetSeconds.secondStart),
    };
  });
}

/** Times how long a saved note takes until it says what it was filed under: ten notes, one by one. */
export async function benchNote(): Promise<{ median: Figure; slowest: Figure }> {
  return await inFreshFolder(async (dataDir) => {
    const { sample } = await timeStart(dataDir);
    try {
      const times: number[] = [];
      for (let count = 0; count < 10; count += 1) times.push(await timeFiling(sample, count));
      times.sort((a, b) => a - b);
      return {
        median: figure(times[5] ?? Number.NaN, budgetSeconds.filing),
        slowest: figure(times.at(-1) ?? Number.NaN, budgetSeconds.filing),
      };
    } finally {
      await sample.end('SIGINT');
    }
  });
}

async function timeStart(dataDir: string): Promise<{ sample: StartedSample; ms: number }> {
  const startedAt = performance.now();
  const sample = spawnSample(dataDir);
  await sample.printed('Ctrl-C stops everything', 300_000);
  return { sample, ms: performance.now() - startedAt };
}

async function timeFiling(sample: StartedSample, count: number): Promise<number> {
  const rep = await sample.actAs('Tamsin Okafor');
  const [deal] = (await rep.query<{ Id: string }>('SELECT Id FROM Opportunity LIMIT 1')).records;
  const [persona] = (await rep.query<{ Id: string }>('SELECT Id FROM Buyer_Persona__c LIMIT 1'))
    .records;
  const saved = await rep.sobject('Buyer_Note__c').create({
    Client_Key__c: `bench-${count}`,
    Opportunity__c: deal?.Id,
    Buyer_Persona__c: persona?.Id,
    Body__c: 'the gate is agency staff, new faces every week, nobody stays to be trained',
  });
  const savedAt = performance.now();
  for (;;) {
    const { records } = await rep.query<{ Status__c: string | null }>(
      `SELECT Status__c FROM Buyer_Note__c WHERE Id = '${saved.id ?? ''}'`,
    );
    if (records[0]?.Status__c) return performance.now() - savedAt;
    if (performance.now() - savedAt > 60_000) throw new Error('A note was not filed in a minute.');
    await wait(20);
  }
}

async function inFreshFolder<T>(run: (dataDir: string) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), 'watercooler-bench-'));
  // As root, PostgreSQL runs under an account of its own, which has to get in.
  await chmod(dataDir, 0o755);
  try {
    return await run(dataDir);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

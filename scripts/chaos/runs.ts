import { countOf, type Findings } from './check.ts';
import { crashScenarios, runCrashPoints } from './crash-points.ts';
import { type Fault, faults, serverFaults } from './faults.ts';
import { type FaultStage, runFault } from './fault-runs.ts';
import { judge } from './judge.ts';
import { isUnharmed, tryMutant } from './mutant-run.ts';
import { mutants } from './mutants.ts';
import { provocations } from './provocations.ts';
import { quickLease } from './quick-lease.ts';
import type { ChaosServer } from './server.ts';
import { type Kills, noKills, storm, totalOf } from './storm.ts';
import { allOf, inLanes, quantile } from './totals.ts';
import { createWorld } from './world.ts';

export interface RunOptions {
  readonly server: ChaosServer;
  readonly seed: number;
  /** How many worlds there are at a time. */
  readonly lanes: number;
  /** By `performance.now()`: what has not begun by then is left out. */
  readonly deadlineMs: number;
}

export interface RunResult {
  readonly findings: Findings;
  readonly [told: string]: unknown;
}

/** Comparing keeps a core busy. */
const judgedAtATime = 3;

/** Kills processes while people act, in several orgs at a time. */
export async function killRun(
  { server, seed, lanes, deadlineMs }: RunOptions,
  kills: number,
): Promise<RunResult> {
  const worlds = Math.min(lanes, Math.ceil(kills / 10));
  const made = await Promise.all(
    Array.from({ length: worlds }, (_, at) =>
      createWorld({ server, seed: seed + at, edits: quickLease }),
    ),
  );
  const results = await Promise.all(
    made.map((world, at) =>
      storm(world, {
        seed: seed + at,
        kills: Math.ceil(kills / worlds),
        server: at === 0 ? server : null,
        deadlineMs,
      }),
    ),
  );
  const stormSeconds = Math.round(performance.now() / 1000);
  console.error(`the storm is over after ${stormSeconds} s; now what is left is compared`);
  const findings: Findings[] = [];
  await inLanes(made, judgedAtATime, async (world) => {
    findings.push(await judge(world, { isRebuilding: true }));
    await world.end();
  });
  const killed = results.reduce<Kills>((sum, result) => addKills(sum, result.kills), noKills());
  const resumedMs = results.flatMap((result) => result.resumedMs);
  const outOfOrder = results.flatMap((result) => result.outOfOrder);
  return {
    kills: totalOf(killed),
    killed,
    faults: 0,
    orgs: worlds,
    outOfOrder: outOfOrder.length,
    resumedMs: { median: quantile(resumedMs, 0.5), p99: quantile(resumedMs, 0.99) },
    findings: allOf([...findings, { lost: outOfOrder, stale: [], duplicated: [], drift: [] }]),
  };
}

function addKills(one: Kills, other: Kills): Kills {
  return {
    poller: one.poller + other.poller,
    org: one.org + other.org,
    postgresBackend: one.postgresBackend + other.postgresBackend,
    postgres: one.postgres + other.postgres,
  };
}

/** Lets every fault happen for every seed; those that take PostgreSQL with them come last, alone. */
export async function faultRun(
  { server, seed, lanes, deadlineMs }: RunOptions,
  seeds: number,
  named: string,
): Promise<RunResult> {
  const found: Findings[] = [];
  const runs: Record<string, number> = {};
  const wrong: Record<string, Findings> = {};

  async function work([name, fault]: readonly [string, Fault], isServerOurs: boolean) {
    if (performance.now() >= deadlineMs) return;
    const world = await createWorld({ server, seed, edits: quickLease });
    const stage: FaultStage = { world, poller: null };
    for (let n = 0; n < seeds && performance.now() < deadlineMs; n += 1) {
      const findings = await runFault(stage, {
        seed: seed + n,
        fault,
        server: isServerOurs ? server : null,
      }).catch((error: unknown): Findings => notSettled(error));
      runs[name] = (runs[name] ?? 0) + 1;
      found.push(findings);
      if (countOf(findings) > 0) {
        console.error(`${name}, seed ${seed + n}: ${JSON.stringify(findings)}`);
        wrong[`${name} (seed ${seed + n})`] = findings;
        break;
      }
    }
    await stage.poller?.kill();
    console.error(`${name}: ${runs[name] ?? 0} times`);
    if (!Object.keys(wrong).some((key) => key.startsWith(`${name} (`))) {
      const left = await judge(world, { isRebuilding: true });
      if (countOf(left) > 0) console.error(`${name}, in the end: ${JSON.stringify(left)}`);
      found.push(left);
    }
    await world.end();
  }

  const chosen = (all: Readonly<Record<string, Fault>>): (readonly [string, Fault])[] =>
    Object.entries(all).filter(([name]) => name.includes(named));
  await inLanes(chosen(faults), lanes, (entry) => work(entry, false));
  await inLanes(chosen(serverFaults), 1, (entry) => work(entry, true));
  return {
    kills: 0,
    faults: Object.values(runs).reduce((sum, count) => sum + count, 0),
    kinds: Object.keys(runs).length,
    runs,
    ...(Object.keys(wrong).length === 0 ? {} : { wrong }),
    findings: allOf(found),
  };
}

function notSettled(error: unknown): Findings {
  return { lost: [], stale: [], duplicated: [], drift: [`never settled: ${String(error)}`] };
}

/** Ends a process at every crossing in turn, in every scenario. */
export async function crashPointRun(
  { server, seed, lanes, deadlineMs }: RunOptions,
  every: number,
): Promise<RunResult> {
  const found: Findings[] = [];
  const crashes: Record<string, number> = {};
  await inLanes(crashScenarios, lanes, async (scenario) => {
    const world = await createWorld({ server, seed, edits: quickLease });
    const result = await runCrashPoints(world, scenario, { every, deadlineMs });
    crashes[scenario.name] = result.crashes;
    found.push(result.findings, await judge(world, { isRebuilding: true }));
    await world.end();
  });
  const total = Object.values(crashes).reduce((sum, count) => sum + count, 0);
  return { kills: 0, crashPoints: total, crashes, faults: 0, findings: allOf(found) };
}

/** Plants faults in our own code and asks whether each is noticed. */
export async function mutantRun(
  { server, seed, lanes }: RunOptions,
  named: string,
): Promise<RunResult> {
  const chosen = mutants.filter(({ name }) => name.includes(named));
  const needed = Object.entries(provocations).filter(([, provocation]) =>
    chosen.some((mutant) => mutant.provocation === provocation),
  );
  const caught: string[] = [];
  const missed: string[] = [];
  const harmed: string[] = [];
  // What goes wrong without a planted fault would prove nothing about those with one.
  await inLanes(needed, lanes, async ([name, provocation]) => {
    if (!(await isUnharmed(server, provocation, seed))) harmed.push(name);
    console.error(`${name} without a fault: ${harmed.includes(name) ? 'wrong' : 'right'}`);
  });
  await inLanes(chosen, lanes, async (mutant) => {
    const isCaught = await tryMutant(server, mutant, seed);
    (isCaught ? caught : missed).push(mutant.name);
    console.error(`${isCaught ? 'noticed' : 'NOT noticed'}: ${mutant.name}`);
  });
  return {
    kills: 0,
    faults: 0,
    mutants: chosen.length,
    caught,
    survived: missed,
    missed: missed.length > 0,
    findings: { ...allOf([]), drift: harmed.map((name) => `${name} goes wrong by itself`) },
  };
}

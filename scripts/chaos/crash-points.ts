import type { Findings } from './check.ts';
import { both, nothingFound } from './check.ts';
import { judgeSettled } from './judge.ts';
import { settle } from './settle.ts';
import type { PollerCommand } from './poller-commands.ts';
import type { World } from './world.ts';

/** Something a process does from begin to end, to be cut off at each of its crossings. */
export interface CrashScenario {
  readonly name: string;
  readonly command: PollerCommand;
  /** How much people do before it. */
  readonly deeds: number;
  /** Whether our database is emptied before, as if it had been lost. */
  readonly isFromNothing: boolean;
}

export const crashScenarios: readonly CrashScenario[] = [
  { name: 'round', command: { kind: 'poll' }, deeds: 4, isFromNothing: false },
  { name: 'release', command: { kind: 'release' }, deeds: 6, isFromNothing: false },
  { name: 'sweep', command: { kind: 'sweep' }, deeds: 4, isFromNothing: false },
  { name: 'first connection', command: { kind: 'poll' }, deeds: 2, isFromNothing: true },
];

export interface CrashPointResult {
  readonly scenario: string;
  /** How many processes ended themselves, each at another crossing. */
  readonly crashes: number;
  readonly findings: Findings;
}

export interface CrashPointOptions {
  /** Takes every so many-th crossing only. */
  readonly every: number;
  readonly deadlineMs: number;
}

/**
 * Lets a process end itself at its first crossing, then at its second, and so on until it gets
 * through; after each, another one takes over and nothing may be wrong.
 */
export async function runCrashPoints(
  world: World,
  scenario: CrashScenario,
  { every, deadlineMs }: CrashPointOptions,
): Promise<CrashPointResult> {
  const { command, deeds, isFromNothing } = scenario;
  let findings = nothingFound;
  let crashes = 0;
  for (let crossing = 1; performance.now() < deadlineMs; crossing += every) {
    if (isFromNothing) await loseRows(world);
    await world.org.act(deeds);
    const doomed = world.poller();
    if (!isFromNothing && !(await doomed.firstRound)) throw new Error('It ended by itself.');
    if (!isFromNothing) await world.org.act(deeds);
    await doomed.tell({ kind: 'crash-at', crossing });
    const got = await doomed.tell(command).catch(() => 0);
    await doomed.kill();
    const next = await settle(world);
    findings = both(findings, await judgeSettled(world, next));
    await next.kill();
    if (got !== null) break;
    crashes += 1;
  }
  return { scenario: scenario.name, crashes, findings };
}

/** Empties every table of ours. */
async function loseRows(world: World): Promise<void> {
  const [row] = await world.ask(
    `SELECT string_agg(quote_ident(tablename), ', ') AS names FROM pg_tables
     WHERE schemaname = 'public'`,
  );
  await world.ask(`TRUNCATE ${String(row?.['names'])}`);
}

/**
 * `npm run chaos [-- --kills N --seed S]`: kills the processes of the synchronisation, breaks the
 * networks between them and compares what is left with the truth. Prints one JSON object; exits 1
 * unless nothing was lost, doubled or otherwise than recomputed. Also `--faults [--seeds N]`,
 * `--crash-points [--every N]`, `--mutants`; `--only WORDS` of a fault's or mutant's name; `--lanes N`
 * orgs at a time; `--minutes N` as the longest it may take.
 */
import { parseArgs } from 'node:util';
import { countOf, type Findings } from './chaos/check.ts';
import { crashPointRun, faultRun, killRun, mutantRun, type RunOptions } from './chaos/runs.ts';
import { startChaosServer } from './chaos/server.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    seed: { type: 'string' },
    seeds: { type: 'string', default: '40' },
    every: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '60' },
    lanes: { type: 'string' },
    only: { type: 'string', default: '' },
    faults: { type: 'boolean', default: false },
    'crash-points': { type: 'boolean', default: false },
    mutants: { type: 'boolean', default: false },
  },
});

const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
const begunMs = performance.now();
const server = await startChaosServer();
const isStorm = !values.mutants && !values['crash-points'] && !values.faults;
const options: RunOptions = {
  server,
  seed,
  // Worlds of a storm mostly wait: for a lease that runs out, or for PostgreSQL.
  lanes: Number(values.lanes ?? (isStorm ? 14 : 4)),
  deadlineMs: begunMs + Number(values.minutes) * 60_000,
};
try {
  const { findings, ...told } = await run();
  const wrong = countOf(findings);
  console.log(
    JSON.stringify(
      {
        seed,
        seconds: Math.round((performance.now() - begunMs) / 1000),
        ...told,
        lost: findings.lost.length + findings.stale.length,
        duplicated: findings.duplicated.length,
        drift: findings.drift.length,
        ...(wrong === 0 ? {} : { findings }),
      },
      null,
      2,
    ),
  );
  process.exitCode = wrong === 0 && told['missed'] !== true ? 0 : 1;
} finally {
  await server.stop();
}
// Clocks of races that are decided may still tick.
process.exit();

function run(): Promise<{ findings: Findings; [told: string]: unknown }> {
  if (values.mutants) return mutantRun(options, values.only);
  if (values['crash-points']) return crashPointRun(options, Number(values.every));
  if (values.faults) return faultRun(options, Number(values.seeds), values.only);
  return killRun(options, Number(values.kills));
}

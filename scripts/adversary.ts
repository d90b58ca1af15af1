/**
 * `npm run adversary [-- --histories N --seed S]`: attacks the release. Lives through made-up histories of
 * orgs with the rule that the service runs, and tells whatever an observer could isolate somebody by. Then
 * tries releases with a fault each, which it has to notice. Prints one JSON object; exits 1 if anything
 * isolates somebody or a fault is not noticed.
 *
 * `npm run adversary -- --worlds SECONDS [--seed S]` goes through all that the notes of small orgs may say instead, and
 * tells what can be worked out from what is shown; exits 1 if that is more than `worlds/known.ts` accepts.
 */
import { parseArgs } from 'node:util';
import { attack, tryMutants } from './adversary/attack.ts';
import { usefulnessOver } from './adversary/usefulness.ts';
import { real } from './adversary/variant.ts';
import { searchWorlds } from './adversary/worlds/search.ts';

const { values } = parseArgs({
  options: {
    histories: { type: 'string', default: '200' },
    worlds: { type: 'string' },
    seed: { type: 'string' },
  },
});

/** A few seconds' worth. */
const worldsAtMost = 12_000;

const histories = wholeNumber('--histories', values.histories, 1);
const seed = wholeNumber(
  '--seed',
  values.seed ?? `${Math.floor(Math.random() * 1_000_000_000)}`,
  0,
);
const begunMs = performance.now();
if (values.worlds === undefined) liveHistories();
else goThroughWorlds(wholeNumber('--worlds', values.worlds, 1));

function liveHistories(): void {
  const { isolating, leaks, ...tried } = attack({ histories, seed });
  const mutants = tryMutants();
  const usefulness = Object.fromEntries(
    [10, 30, 200].map((reps) => [`reps${reps}`, usefulnessOver(8, reps, real)]),
  );
  print({ ...tried, seed, seconds: secondsSince(), isolating, leaks, mutants, usefulness });
  process.exitCode = isolating === 0 && mutants.survived.length === 0 ? 0 : 1;
}

function goThroughWorlds(seconds: number): void {
  const goesOn = (): boolean => performance.now() < begunMs + seconds * 1000;
  const { leaking, ...tried } = searchWorlds({ seed, goesOn, worldsAtMost });
  const faults = leaking.filter(({ knownAs }) => knownAs === null);
  print({ ...tried, seed, seconds: secondsSince(), faults: faults.length, leaking });
  process.exitCode = faults.length === 0 ? 0 : 1;
}

function secondsSince(): number {
  return Math.round((performance.now() - begunMs) / 1000);
}

function print(result: object): void {
  console.log(JSON.stringify(result, null, 2));
}

function wholeNumber(option: string, text: string, least: number): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= least) return number;
  console.error(`${option} takes a whole number from ${least} on.`);
  process.exit(1);
}

/**
 * `npm run adversary [-- --histories N --seed S]`: attacks the release. Lives through made-up histories of
 * orgs with the rule that the service runs, and tells whatever an observer could isolate somebody by. Then
 * tries releases with a fault each, which it has to notice. Prints one JSON object; exits 1 if anything
 * isolates somebody or a fault is not noticed.
 */
import { parseArgs } from 'node:util';
import { attack, tryMutants } from './adversary/attack.ts';
import { usefulnessOver } from './adversary/usefulness.ts';
import { real } from './adversary/variant.ts';

const { values } = parseArgs({
  options: {
    histories: { type: 'string', default: '200' },
    seed: { type: 'string' },
  },
});

const histories = Number(values.histories);
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000_000));
if (!Number.isSafeInteger(histories) || histories < 1 || !Number.isSafeInteger(seed)) {
  console.error('--histories takes a whole number from 1 on, --seed a whole number.');
  process.exit(1);
}
const begunMs = performance.now();
const { isolating, leaks, ...tried } = attack({ histories, seed });
const mutants = tryMutants();
const usefulness = Object.fromEntries(
  [10, 30, 200].map((reps) => [`reps${reps}`, usefulnessOver(8, reps, real)]),
);
const seconds = Math.round((performance.now() - begunMs) / 1000);
console.log(
  JSON.stringify({ ...tried, seed, seconds, isolating, leaks, mutants, usefulness }, null, 2),
);
process.exitCode = isolating === 0 && mutants.survived.length === 0 ? 0 : 1;

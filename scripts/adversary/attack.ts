import { judgeHistory } from './history.ts';
import type { Leak } from './judge.ts';
import { mutants } from './mutants.ts';
import { real, type Variant } from './variant.ts';

/** What many histories showed. */
export interface Attack {
  readonly histories: number;
  readonly releases: number;
  /** Things seen, at all releases. */
  readonly sights: number;
  readonly isolating: number;
  readonly leaks: readonly (Leak & { readonly seed: number })[];
  /** How few other contributors k − 1 colluding reps were left with, at the worst. */
  readonly colludersSee: number;
  /** Among how few others anybody behind something new hides from them, at the worst. */
  readonly hiddenAmong: number;
}

const leaksTold = 5;

/** Judges so many histories, the first of this seed. */
export function attack(
  { histories, seed }: { readonly histories: number; readonly seed: number },
  variant: Variant = real,
): Attack {
  let [releases, sights, isolating] = [0, 0, 0];
  let [colludersSee, hiddenAmong] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const leaks: (Leak & { readonly seed: number })[] = [];
  for (let number = 0; number < histories; number += 1) {
    const judged = judgeHistory(seed + number, variant);
    releases += judged.releases;
    sights += judged.sights;
    isolating += judged.leaks.length;
    colludersSee = Math.min(colludersSee, judged.colludersSee);
    hiddenAmong = Math.min(hiddenAmong, judged.hiddenAmong);
    const told = judged.leaks.slice(0, leaksTold - leaks.length);
    leaks.push(...told.map((leak) => ({ seed: judged.seed, ...leak })));
  }
  return { histories, releases, sights, isolating, leaks, colludersSee, hiddenAmong };
}

/** The same histories for every fault, whatever else is tried: first those that show what hardly any other does. */
const mutantSeeds = [30_165, 30_084, 319, 335, 345, ...seedsFrom(286, 20)];

/** Which faults in a release are noticed. */
export function tryMutants(): { readonly caught: string[]; readonly survived: string[] } {
  const isCaught = (mutant: Variant): boolean => {
    for (const seed of mutantSeeds) {
      if (judgeHistory(seed, mutant).leaks.length > 0) return true;
    }
    return false;
  };
  const names = Map.groupBy(mutants, isCaught);
  const namesOf = (found: boolean): string[] => (names.get(found) ?? []).map(({ name }) => name);
  return { caught: namesOf(true), survived: namesOf(false) };
}

function seedsFrom(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, n) => first + n);
}

import { expect, it } from 'vitest';
import { mutants } from '../mutants.ts';
import { real, type Variant } from '../variant.ts';
import { countWorlds } from './all-worlds.ts';
import { infer } from './infer.ts';
import type { PlannedNote, Scenario } from './scenario.ts';
import { searchWorlds } from './search.ts';

const seed = Number(process.env['WATERCOOLER_SEED'] ?? 20261123);

it(`nothing can be worked out from what small orgs show (WATERCOOLER_SEED=${seed})`, () => {
  const goesOn = (scenarios: number): boolean => scenarios < 25;
  const { leaking, worlds } = searchWorlds({ seed, goesOn, worldsAtMost: 300 });
  expect(leaking.filter(({ knownAs }) => knownAs === null)).toEqual([]);
  expect(worlds).toBeGreaterThan(500);
});

it('goes through each world once', () => {
  const scenario = orgOf(10);
  expect(countWorlds(scenario)).toBe(11);
  expect(infer(scenario, real)).toMatchObject({ worlds: 11, givenAway: [] });
});

it('a band that counts everybody names everybody', () => {
  const { givenAway } = infer(orgOf(10), mutant('bands that name everybody'));
  expect(givenAway).toMatchObject([
    { kind: 'certain', what: 'theme 1', who: 'all 10 of kind 0', worlds: 1, share: 2 ** -10 },
  ]);
});

it('without a crowd, too few may be meant', () => {
  const { givenAway } = infer(orgOf(4), mutant('no crowd'));
  expect(givenAway.map(({ kind }) => kind)).toContain('few');
});

/** So many reps who wrote once, of one theme or none. */
function orgOf(reps: number): Scenario {
  const note: PlannedNote = {
    ...{ rep: 0, deal: 'own', isOnSharedDeal: false, persona: 'P', at: 0, isLost: false },
  };
  return {
    ...{ mode: 'built', themes: 1, reasons: 0, hasQuotes: false },
    teams: [{ times: reps, notes: [note], isColluding: false }],
    releases: [{ quarter: '2026-Q1', k: 3 }],
  };
}

function mutant(name: string): Variant {
  const found = mutants.find((one) => one.name === name);
  if (found === undefined) throw new Error(`There is no mutant “${name}”.`);
  return found;
}

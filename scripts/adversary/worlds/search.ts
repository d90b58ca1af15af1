import { createChance } from '../../chaos/chance.ts';
import { real, type Variant } from '../variant.ts';
import { countWorlds } from './all-worlds.ts';
import { describeOrg } from './describe-org.ts';
import { drawScenario } from './draw.ts';
import { type GivenAway, infer } from './infer.ts';
import { isKnown, knownWay } from './known.ts';
import { type Mode, modes, pickMode } from './modes.ts';
import type { Scenario } from './scenario.ts';
import { shrink } from './shrink.ts';

/** An org whose releases give somebody away. */
export interface Leaking {
  readonly seed: number;
  readonly mode: string;
  /** The way that is accepted, if it is that; null for a fault. */
  readonly knownAs: string | null;
  /** What part of its worlds gives somebody away so. */
  readonly share: number;
  readonly example: GivenAway;
  /** The smallest org that still does. */
  readonly org: readonly string[];
}

export interface Searched {
  readonly scenarios: number;
  readonly worlds: number;
  readonly sights: number;
  readonly leaking: readonly Leaking[];
}

/** What to look at, and for how long. */
export interface Search {
  readonly seed: number;
  /** Whether there is time for one more org, after so many. */
  goesOn(scenarios: number): boolean;
  readonly worldsAtMost: number;
  readonly modes?: readonly Mode[];
}

/** Goes through all worlds of made-up orgs, the first of this seed. */
export function searchWorlds(search: Search, variant: Variant = real): Searched {
  let [scenarios, worlds, sights] = [0, 0, 0];
  const leaking: Leaking[] = [];
  for (let seed = search.seed; search.goesOn(scenarios); seed += 1) {
    const chance = createChance(seed);
    const scenario = drawScenario(pickMode(chance, search.modes ?? modes), chance);
    if (countWorlds(scenario) > search.worldsAtMost) continue;
    const inferred = infer(scenario, variant);
    scenarios += 1;
    worlds += inferred.worlds;
    sights += inferred.sights;
    const ways = Map.groupBy(inferred.givenAway, (one) => isKnown(scenario, one));
    for (const isAccepted of ways.keys()) {
      leaking.push(leakOf(scenario, seed, isAccepted, variant));
    }
  }
  return { scenarios, worlds, sights, leaking };
}

function leakOf(scenario: Scenario, seed: number, isAccepted: boolean, variant: Variant): Leaking {
  const foundIn = (one: Scenario): GivenAway[] =>
    infer(one, variant).givenAway.filter((found) => isKnown(one, found) === isAccepted);
  const small = shrink(scenario, (one) => foundIn(one).length > 0);
  const found = foundIn(small).sort((a, b) => b.share - a.share);
  const [example] = found;
  if (example === undefined) throw new Error(`The org of seed ${seed} gives nobody away any more.`);
  const shares = new Map(found.map(({ seen, share }) => [JSON.stringify(seen), share]));
  return {
    ...{
      seed,
      mode: scenario.mode,
      knownAs: isAccepted ? knownWay : null,
      example,
      org: describeOrg(small),
    },
    share: [...shares.values()].reduce((sum, share) => sum + share, 0),
  };
}

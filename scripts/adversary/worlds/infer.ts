import type { Variant } from '../variant.ts';
import { allWorlds, type World } from './all-worlds.ts';
import { live, type Seat } from './live.ts';
import { repsOf, type Saying, type Scenario } from './scenario.ts';

/** What somebody who goes through all worlds that show the same can be sure of. */
export interface GivenAway {
  /** `certain`: a rep wrote of something in all of them; `few`: those who may have are too few. */
  readonly kind: 'certain' | 'few';
  readonly what: string;
  readonly who: string;
  /** Of `certain`: which rep of which kind of team. */
  readonly seat?: Seat;
  /** All that could be seen, release by release. */
  readonly seen: readonly (readonly string[])[];
  /** How many worlds show it. */
  readonly worlds: number;
  /** What part of all worlds that is, if each rep may write of anything. */
  readonly share: number;
}

type NewlyGiven = Pick<GivenAway, 'kind' | 'what' | 'who' | 'seat'>;

export interface Inferred {
  readonly worlds: number;
  readonly sights: number;
  readonly givenAway: readonly GivenAway[];
}

/** The worlds that show the same. */
interface Alike {
  readonly seen: readonly (readonly string[])[];
  worlds: number;
  ways: number;
  /** By what reps may have said, of how many at least it is true. */
  readonly least: Map<string, number>;
  /** By what is shown: in how many worlds it stands, and who is behind it in any of them. */
  readonly behind: Map<string, { worlds: number; readonly seats: Set<string> }>;
}

/** Goes through all worlds of an org and tells what any sight gives away. */
export function infer(scenario: Scenario, variant: Variant): Inferred {
  const sights = new Map<string, Alike>();
  let [worlds, ways] = [0, 0];
  for (const world of allWorlds(scenario)) {
    const { seen, behind } = live(scenario, world, variant);
    const sight = JSON.stringify([seen, told(scenario, world)]);
    const alike = sights.get(sight) ?? nothingYet(seen);
    sights.set(sight, alike);
    worlds += 1;
    ways += world.ways;
    addTo(alike, truths(scenario, world), behind, world.ways);
  }
  const givenAway = [...sights.values()].flatMap((alike) => {
    const found = [...certain(scenario, alike), ...few(scenario, alike)];
    const { seen } = alike;
    return found.map((one) => ({ ...one, seen, worlds: alike.worlds, share: alike.ways / ways }));
  });
  return { worlds, sights: sights.size, givenAway };
}

/** What those who are in the plot tell of themselves. */
function told({ teams }: Scenario, { says }: World): World['says'] {
  return teams.flatMap(({ isColluding }, kind) => (isColluding ? [says[kind] ?? []] : []));
}

function nothingYet(seen: Alike['seen']): Alike {
  return { seen, worlds: 0, ways: 0, least: new Map(), behind: new Map() };
}

/** By rep and what that rep wrote of: of how many of those who wrote alike it is true. */
function truths({ teams }: Scenario, { says }: World): Map<string, number> {
  const counts = new Map<string, number>();
  teams.forEach((team, kind) => {
    for (const own of says[kind] ?? []) {
      const said = new Set(
        team.notes.flatMap(({ rep }, at) => facts(own[at]).map((fact) => `${kind}.${rep} ${fact}`)),
      );
      for (const one of said) counts.set(one, (counts.get(one) ?? 0) + 1);
    }
  });
  return counts;
}

function facts(saying: Saying | undefined): string[] {
  if (saying === undefined) return [];
  const { theme, later, reason } = saying;
  const themes = [...new Set([theme, later])].filter((one) => one !== null);
  return [
    ...themes.map((one) => `theme ${one + 1}`),
    ...(reason === null ? [] : [`reason ${reason + 1}`]),
  ];
}

function addTo(
  alike: Alike,
  said: ReadonlyMap<string, number>,
  behind: ReadonlyMap<string, ReadonlySet<string>>,
  ways: number,
): void {
  const { least } = alike;
  if (alike.worlds === 0) for (const [what, count] of said) least.set(what, count);
  for (const [what, count] of least) least.set(what, Math.min(count, said.get(what) ?? 0));
  for (const [what, seats] of behind) {
    const known = alike.behind.get(what) ?? { worlds: 0, seats: new Set() };
    alike.behind.set(what, known);
    known.worlds += 1;
    for (const seat of seats) known.seats.add(seat);
  }
  alike.worlds += 1;
  alike.ways += ways;
}

/** Reps who wrote of something in every world. Who takes a note back can be seen to go, so that is no news. */
function certain({ teams }: Scenario, { least }: Alike): NewlyGiven[] {
  return [...least].flatMap(([said, count]) => {
    const [seat = '', ...what] = said.split(' ');
    const [kind = -1, rep = -1] = seat.split('.').map(Number);
    const team = teams[kind];
    if (team === undefined || team.isColluding || count < team.times) return [];
    if (team.notes.some(({ withdrawnAt }) => withdrawnAt !== undefined)) return [];
    const who = `all ${count} of kind ${kind}`;
    return [{ kind: 'certain', what: what.join(' '), who, seat: { kind, rep } }];
  });
}

/** What certainly stands, and may be of fewer reps than there have to be. */
function few(scenario: Scenario, alike: Alike): NewlyGiven[] {
  const { teams, releases } = scenario;
  const k = Math.min(...releases.map((one) => one.k));
  const colluders = teams
    .filter(({ isColluding }) => isColluding)
    .reduce((sum, team) => sum + team.times * repsOf(team).length, 0);
  return [...alike.behind].flatMap(([what, { worlds, seats }]) => {
    if (worlds < alike.worlds) return [];
    const candidates = [...seats].reduce((sum, seat) => {
      const team = teams[Number.parseInt(seat, 10)];
      return team === undefined || team.isColluding ? sum : sum + team.times;
    }, 0);
    if (candidates >= 2 * k - colluders) return [];
    return [{ kind: 'few', what, who: `${candidates} reps beside ${colluders} in the plot` }];
  });
}

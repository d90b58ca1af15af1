import { type AlikeTeams, type Saying, sayingsOf, type Scenario } from './scenario.ts';

/** What each note of a team says. */
export type TeamSays = readonly Saying[];

/** What all teams of each kind say, and in how many ways they may have exchanged their parts. */
export interface World {
  readonly says: readonly (readonly TeamSays[])[];
  readonly ways: number;
}

/** How many worlds there are, teams that wrote alike being counted and not named. */
export function countWorlds(scenario: Scenario): number {
  return scenario.teams.reduce((product, team) => {
    const count = team.notes.reduce((all, note) => all * sayingsOf(note, scenario).length, 1);
    return product * chooseWithRepeats(count, team.times);
  }, 1);
}

/** Goes through all worlds of an org. */
export function* allWorlds(scenario: Scenario): Generator<World> {
  const ofEach = scenario.teams.map((team) => allSayings(team, scenario));
  yield* combine(ofEach, 0, { says: [], ways: 1 });
}

function* combine(
  ofEach: readonly { readonly says: readonly TeamSays[]; readonly ways: number }[][],
  at: number,
  before: World,
): Generator<World> {
  const own = ofEach[at];
  if (own === undefined) {
    yield before;
    return;
  }
  for (const { says, ways } of own) {
    const next = { says: [...before.says, says], ways: before.ways * ways };
    yield* combine(ofEach, at + 1, next);
  }
}

/** Everything that teams which wrote alike may say together. */
function allSayings(team: AlikeTeams, scenario: Scenario): { says: TeamSays[]; ways: number }[] {
  const single = team.notes.reduce<TeamSays[]>(
    (all, note) => all.flatMap((one) => sayingsOf(note, scenario).map((next) => [...one, next])),
    [[]],
  );
  const found: { says: TeamSays[]; ways: number }[] = [];
  /** The first so many of what a team can say are used up; `ways` counts who may have said what was chosen. */
  const choose = (from: number, left: number, chosen: readonly TeamSays[], ways: number): void => {
    const says = single[from];
    if (left === 0) found.push({ says: [...chosen], ways });
    if (left === 0 || says === undefined) return;
    for (let times = 0, of = 1; times <= left; times += 1, of = chooseOf(left, times)) {
      const more = Array.from({ length: times }, () => says);
      choose(from + 1, left - times, [...chosen, ...more], ways * of);
    }
  };
  choose(0, team.times, [], 1);
  return found;
}

function chooseOf(count: number, chosen: number): number {
  let ways = 1;
  for (let at = 0; at < chosen; at += 1) ways = (ways * (count - at)) / (at + 1);
  return ways;
}

function chooseWithRepeats(kinds: number, times: number): number {
  return chooseOf(kinds + times - 1, times);
}

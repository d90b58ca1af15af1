import type { AlikeTeams, Scenario } from './scenario.ts';

/** The smallest org of which the same is true: whatever is not needed for that is left out. */
export function shrink(scenario: Scenario, isSame: (one: Scenario) => boolean): Scenario {
  const smaller = smallerOnes(scenario).find(isSame);
  return smaller === undefined ? scenario : shrink(smaller, isSame);
}

/** The same org with a rep less, a note less, a theme less, or without what happened to a note. */
function smallerOnes(scenario: Scenario): Scenario[] {
  const { teams, themes } = scenario;
  const withTeam = (kind: number, team: AlikeTeams | null): Scenario => ({
    ...scenario,
    teams: teams.flatMap((one, at) => (at !== kind ? [one] : team === null ? [] : [team])),
  });
  return [
    ...(themes > 1 ? [{ ...scenario, themes: themes - 1 }] : []),
    ...(scenario.hasQuotes ? [{ ...scenario, hasQuotes: false }] : []),
    ...(scenario.reasons > 0 ? [{ ...scenario, reasons: scenario.reasons - 1 }] : []),
    ...teams.flatMap((team, kind) => [
      withTeam(kind, team.times === 1 ? null : { ...team, times: team.times - 1 }),
      ...team.notes.flatMap((_, at) =>
        team.notes.length === 1
          ? []
          : [withTeam(kind, { ...team, notes: team.notes.toSpliced(at, 1) })],
      ),
      ...team.notes.flatMap((note, at) => {
        const plain = { ...note, editedAt: undefined, withdrawnAt: undefined, movedAt: undefined };
        const isPlain = JSON.stringify(plain) === JSON.stringify(note);
        return isPlain ? [] : [withTeam(kind, { ...team, notes: team.notes.with(at, plain) })];
      }),
    ]),
  ];
}

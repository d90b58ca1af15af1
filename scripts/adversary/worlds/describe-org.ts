import type { AlikeTeams, PlannedNote, Scenario } from './scenario.ts';

/** An org in words, a line for its releases and one for each kind of team. */
export function describeOrg({ themes, reasons, hasQuotes, releases, teams }: Scenario): string[] {
  const asked = [`${themes} themes`, `${reasons} reasons`, ...(hasQuotes ? ['quotes'] : [])];
  return [
    [...releases.map(({ quarter, k }) => `${quarter} with k = ${k}`), ...asked].join(', '),
    ...teams.map((team) => describeTeam(team)),
  ];
}

function describeTeam({ times, notes, isColluding }: AlikeTeams): string {
  return `${times} ×${isColluding ? ' in the plot' : ''}: ${notes.map(describeNote).join('; ')}`;
}

function describeNote(note: PlannedNote): string {
  const { rep, deal, persona, at, isLost, editedAt, withdrawnAt, movedAt } = note;
  const later = { edited: editedAt, withdrawn: withdrawnAt, moved: movedAt };
  return [
    `rep ${rep}, ${isLost ? 'lost deal' : 'deal'} ${deal}, ${persona}, release ${at}`,
    ...Object.entries(later).flatMap(([what, when]) =>
      when === undefined ? [] : [`${what} at ${when}`],
    ),
  ].join(', ');
}

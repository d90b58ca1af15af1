import type { Chance } from '../../chaos/chance.ts';
import type { Mode } from './modes.ts';
import type { AlikeTeams, PlannedNote, Scenario } from './scenario.ts';

/** More would make too many worlds. */
const notesPerTeam = 3;
const colludersAtMost = 2;

/** Makes up an org: six reps or a few more, in teams that write alike. */
export function drawScenario(mode: Mode, chance: Chance): Scenario {
  const quarters = chance.pick(mode.quarters) ?? [];
  const ks = mode.raisesK === true ? [3 + chance.below(2), 3 + chance.below(2)] : [3];
  const releases = quarters.map((quarter, at) => ({ quarter, k: ks[at % ks.length] ?? 3 }));
  const losing =
    chance.happens(0.4) && mode.asksReasons !== true ? 0 : chance.happens(0.4) ? 1 : 0.5;
  const draw = { mode, chance, releases: releases.length, losing };
  const hasPlot = chance.happens(0.35);
  const teams: AlikeTeams[] = [];
  let left = 6 + chance.below(4) + (releases.length > 1 ? chance.below(7) : 0);
  while (left > 0) {
    const team = drawTeam(draw, left);
    const plotters = teams.filter(({ isColluding }) => isColluding).length;
    const isAlone = team.times === 1 && team.notes.every(({ rep }) => rep === 0);
    teams.push({ ...team, isColluding: hasPlot && isAlone && plotters < colludersAtMost });
    left -= team.times * new Set(team.notes.map(({ rep }) => rep)).size;
  }
  const { name, asksReasons = false, hasQuotes = false } = mode;
  const reasons = asksReasons ? 1 + chance.below(2) : 0;
  const themes = chance.happens(releases.length > 1 ? 0.75 : 0.4) ? 1 : 2;
  return { mode: name, themes, reasons, hasQuotes, teams, releases };
}

interface Draw {
  readonly mode: Mode;
  readonly chance: Chance;
  readonly releases: number;
  /** How often a deal is lost. */
  readonly losing: number;
}

function drawTeam(draw: Draw, left: number): Pick<AlikeTeams, 'times' | 'notes'> {
  const { mode, chance, releases, losing } = draw;
  const most = mode.writesAgain === true ? Math.min(left, 10) : Math.min(left, 6);
  const times = 1 + chance.below(most);
  const areTwo = times > 1 && chance.happens(mode.sharing);
  const isLost = chance.happens(losing);
  const at = chance.below(releases);
  const persona = chance.pick(mode.personas) ?? '';
  const notes = (areTwo ? [0, 1] : [0]).flatMap((rep) => {
    const isOnSharedDeal = !areTwo && chance.happens(mode.sharing);
    const deal = isOnSharedDeal ? `shared ${chance.below(2)}` : 'own';
    const first = { rep, deal, isOnSharedDeal, persona, at, isLost };
    return [first, ...writeMore(draw, first, times)];
  });
  const planned = notes.slice(0, notesPerTeam).map((note) => later(draw, agreeing(note, losing)));
  return { times: areTwo ? Math.floor(times / 2) : times, notes: planned };
}

function writeMore(
  { mode, chance, releases, losing }: Draw,
  first: PlannedNote,
  times: number,
): PlannedNote[] {
  const notes: PlannedNote[] = [];
  if (mode.writesAgain === true && chance.happens(0.6)) {
    notes.push({ ...first, deal: chance.happens(0.5) ? first.deal : 'next', at: 1 - first.at });
  }
  while (times <= 3 && chance.happens(mode.writingMore)) {
    const isSame = chance.happens(0.4);
    notes.push({
      ...first,
      deal: isSame ? first.deal : `other ${notes.length}`,
      isOnSharedDeal: isSame && first.isOnSharedDeal,
      persona: chance.happens(0.7) ? first.persona : (chance.pick(mode.personas) ?? ''),
      at: chance.below(releases),
      isLost: isSame ? first.isLost : chance.happens(losing),
    });
  }
  return notes;
}

/** Everybody who writes on a shared deal knows the same of how it ended. */
function agreeing(note: PlannedNote, losing: number): PlannedNote {
  return note.isOnSharedDeal ? { ...note, isLost: losing > 0 && note.deal === 'shared 1' } : note;
}

/** What happens to a note at a release after its first. */
function later({ mode, chance, releases }: Draw, note: PlannedNote): PlannedNote {
  const when = note.at + 1 + chance.below(Math.max(1, releases - note.at - 1));
  const happens = (often = 0): number | undefined =>
    when < releases && chance.happens(often) ? when : undefined;
  const { withdrawing, editing, moving } = mode;
  return {
    ...note,
    withdrawnAt: happens(withdrawing),
    editedAt: happens(editing),
    movedAt: happens(moving),
  };
}

/** A note as everybody knows it: all but what it says. */
export interface PlannedNote {
  /** Which rep of a team wrote it. */
  readonly rep: number;
  /** A deal of that team's own, or one that all teams share. */
  readonly deal: string;
  readonly isOnSharedDeal: boolean;
  readonly persona: string;
  /** The first release that finds it, from 0 on. */
  readonly at: number;
  readonly isLost: boolean;
  /** From this release on it says something else, as far as anybody knows. */
  readonly editedAt?: number | undefined;
  /** From this release on it is withdrawn. */
  readonly withdrawnAt?: number | undefined;
  /** From this release on it is filed under another persona. */
  readonly movedAt?: number | undefined;
}

/** So many teams that wrote alike. Which of them wrote what cannot be told apart, so they are counted, not named. */
export interface AlikeTeams {
  readonly times: number;
  readonly notes: readonly PlannedNote[];
  /** Whether whoever looks on knows what they wrote. */
  readonly isColluding: boolean;
}

/** A small org as everybody knows it. What its notes say makes it a world. */
export interface Scenario {
  readonly mode: string;
  readonly themes: number;
  /** How many reasons reps of lost deals may have given; 0 where nobody asks. */
  readonly reasons: number;
  /** Whether reps may have approved their words. */
  readonly hasQuotes: boolean;
  readonly teams: readonly AlikeTeams[];
  readonly releases: readonly { readonly quarter: string; readonly k: number }[];
}

/** What a note says, which only its rep knows. */
export interface Saying {
  readonly theme: number | null;
  /** What it says once it was edited. */
  readonly later: number | null;
  readonly reason: number | null;
  readonly isApproved: boolean;
}

/** The reps of a team, by number. */
export function repsOf({ notes }: AlikeTeams): number[] {
  return [...new Set(notes.map(({ rep }) => rep))];
}

/** Everything that a note can say. */
export function sayingsOf(note: PlannedNote, scenario: Scenario): Saying[] {
  const nothing: Saying = { theme: null, later: null, reason: null, isApproved: false };
  const themes = Array.from({ length: scenario.themes }, (_, theme) => theme);
  const given = Array.from({ length: note.isLost ? scenario.reasons : 0 }, (_, reason) => reason);
  const words = scenario.hasQuotes ? [false, true] : [false];
  const first = [
    nothing,
    ...themes.flatMap((theme) =>
      [null, ...given].flatMap((reason) =>
        words.map((isApproved) => ({ theme, later: theme, reason, isApproved })),
      ),
    ),
  ];
  if (note.editedAt === undefined) return first;
  return first.flatMap((saying) => [null, ...themes].map((later) => ({ ...saying, later })));
}

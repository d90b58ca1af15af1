import type { StatedReason } from '../../notes/note.ts';

/** A note as a step of a ladder: neither withdrawn, held nor role-play. */
export interface Rung {
  readonly id: string;
  readonly contributor: string;
  /** The note it ladders from, whether that is among the rungs or not. */
  readonly followsId: string | null;
  readonly statedReason: StatedReason | null;
  /** Whether it counts, so that it has a theme. */
  readonly isCounted: boolean;
}

export interface Ladder {
  /**
   * The reason that lies above a counted note's theme: what was said first, on this note or on those
   * it ladders from. Null where nothing was said, or where a note that counts looks further down.
   */
  reasonOf(id: string): StatedReason | null;
  /** Whether nobody took back the words that this reason of a note came from. */
  stillSays(id: string, reason: StatedReason): boolean;
}

/** Reads ladders. Only a rep's own notes make one: nobody else can say what their reason meant. */
export function ladderOf(rungs: readonly Rung[]): Ladder {
  const byId = new Map(rungs.map((rung) => [rung.id, rung]));
  const answered = new Set(rungs.filter((rung) => rung.isCounted).flatMap(above));

  function above(rung: Rung): string[] {
    const upper = byId.get(rung.followsId ?? '');
    return upper !== undefined && upper.contributor === rung.contributor ? [upper.id] : [];
  }

  /** A note and those it ladders from, the lowest first. */
  function wayUp(id: string): Rung[] {
    const way: Rung[] = [];
    let at = byId.get(id);
    while (at !== undefined && !way.includes(at)) {
      way.push(at);
      at = byId.get(above(at)[0] ?? '');
    }
    return way;
  }

  return {
    reasonOf(id) {
      if (byId.get(id)?.isCounted !== true || answered.has(id)) return null;
      return wayUp(id).findLast((rung) => rung.statedReason !== null)?.statedReason ?? null;
    },
    stillSays(id, reason) {
      const way = wayUp(id);
      const isWhole = way.at(-1)?.followsId === null;
      return isWhole || way.some((rung) => rung.statedReason === reason);
    },
  };
}

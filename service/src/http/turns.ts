/** How many requests of one origin are worked on at a time, and how many more may wait for that. */
export interface Room {
  readonly atATime: number;
  readonly waiting: number;
}

/** Lets requests be worked on a few at a time for each of whoever they come from. */
export interface Turns {
  /**
   * Waits for a turn of `whose` and gives what ends it, which may be called twice. Gives null, at once,
   * where as many wait already as may.
   */
  take(whose: string): Promise<(() => void) | null>;
}

interface Line {
  taken: number;
  readonly waiting: (() => void)[];
}

/** Makes turns that know only of those who have one or wait. */
export function createTurns({ atATime, waiting }: Room): Turns {
  const lines = new Map<string, Line>();

  function endOf(whose: string, line: Line): () => void {
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      // A turn that ends is handed on, so that nobody who comes now overtakes those who wait.
      const next = line.waiting.shift();
      if (next) return next();
      line.taken -= 1;
      if (line.taken === 0) lines.delete(whose);
    };
  }

  return {
    async take(whose) {
      const line = lines.get(whose) ?? { taken: 0, waiting: [] };
      lines.set(whose, line);
      if (line.taken < atATime) line.taken += 1;
      else if (line.waiting.length >= waiting) return null;
      else await new Promise<void>((begin) => void line.waiting.push(begin));
      return endOf(whose, line);
    },
  };
}

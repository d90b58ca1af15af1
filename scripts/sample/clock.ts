import type { Clock } from '../../service/src/clock.ts';

/** The moment at which the sample company is handed to the reader; its history lies before. */
export const sampleOpensAt = new Date('2026-11-20T16:45:00Z');

/**
 * The sample's own time. While history is loaded it stands where it is put; then it runs on from the
 * opening moment, and goes on from there at every later start, so that it never runs backwards.
 */
export interface SampleClock {
  readonly now: Clock;
  /** Stands still at `moment`. */
  holdAt(moment: Date): void;
  /** Runs from `moment` on; returns the lead over real time in milliseconds, to be kept. */
  runFrom(moment: Date): number;
  /** Goes on as it ran at an earlier start that kept `leadMs`. */
  goOn(leadMs: number): void;
}

/** Makes a sample clock over a real one; it shows real time until told otherwise. */
export function createSampleClock(realTime: Clock): SampleClock {
  let heldAt: Date | undefined;
  let lead = 0;
  return {
    now: () => heldAt ?? new Date(realTime().getTime() + lead),
    holdAt(moment) {
      heldAt = moment;
    },
    runFrom(moment) {
      heldAt = undefined;
      lead = moment.getTime() - realTime().getTime();
      return lead;
    },
    goOn(leadMs) {
      heldAt = undefined;
      lead = leadMs;
    },
  };
}

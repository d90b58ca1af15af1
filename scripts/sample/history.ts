import { quarterOf } from '../../service/src/privacy/release/quarter.ts';
import { sampleOpensAt } from './clock.ts';
import type { SampleNote } from './company.ts';

/** A quarter of the sample's past: the notes written in it, and when its release ran. */
export interface Chapter {
  /** As `2026-Q1`. */
  readonly quarter: string;
  readonly notes: readonly SampleNote[];
  readonly releasedAt: Date;
}

/** The sample's past, oldest quarter first. The live note belongs to the present and is left out. */
export function chaptersOf(notes: readonly SampleNote[]): Chapter[] {
  const byQuarter = Map.groupBy(
    notes.filter((note) => !note.live),
    (note) => quarterOf(note.createdAt),
  );
  return [...byQuarter]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([quarter, written]) => ({ quarter, notes: written, releasedAt: releaseOf(quarter) }));
}

/** The last minute of the quarter, or the sample's opening in the quarter that still runs. */
function releaseOf(quarter: string): Date {
  if (quarter === quarterOf(sampleOpensAt)) return sampleOpensAt;
  const [year, number] = quarter.split('-Q').map(Number);
  if (year === undefined || number === undefined) throw new RangeError(`No quarter: ${quarter}`);
  return new Date(Date.UTC(year, number * 3, 1) - 60_000);
}

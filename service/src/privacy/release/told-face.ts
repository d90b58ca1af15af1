import type { Band } from './band.ts';
import type { Batch } from './batch.ts';
import { type CellFace, faceOf, topBandOf } from './cell.ts';
import { mayTellOutcomes } from './lost-share.ts';
import { toldTrend } from './trend.ts';

/** What may be told of a cell with these batches, at least one, in a quarter: no more than its crowds allow. */
export function toldFaceOf(batches: readonly Batch[], quarter: string): CellFace {
  const top = topBandOf(batches);
  const { band, lostShare } = faceOf(batches, top, quarter);
  return {
    band,
    lostShare: tellsOutcomes(batches, band) ? lostShare : null,
    trend: toldTrend(batches, quarter, { band, top }),
  };
}

/** Whether a cell with these batches, which shows that band, tells how its deals ended, be it by no word. */
export function tellsOutcomes(batches: readonly Batch[], band: Band): boolean {
  return band === topBandOf(batches) && mayTellOutcomes(batches, band);
}

import { lateMs } from '../late-rows.ts';
import { createOverlap, type Overlap } from './overlap.ts';

/** What is read of an org by the date of its changes, each to a checkpoint of its own. */
export type StreamName = 'notes' | 'gone' | 'deals';

/** How much of each stream a poll reads again; `late`: of the notes, by their stamps alone. */
export type Streams = Readonly<Record<StreamName | 'late', Overlap>>;

/**
 * Two changes of a record within one second share a stamp, and the second may come after we read the
 * first. Once a newer stamp was seen that second is over, with some room for servers that differ.
 */
const restlessMs = 5000;

/**
 * Notes that become visible late are found by their stamps (see `late-notes.ts`), since reading ten
 * minutes of a bulk load again and again would cost many calls; the other streams are short.
 */
export function createStreams(elapsedMs: () => number): Streams {
  return {
    notes: createOverlap(elapsedMs, { againMs: restlessMs, forMs: 2 * restlessMs }),
    late: createOverlap(elapsedMs, { againMs: lateMs, forMs: lateMs }),
    gone: createOverlap(elapsedMs, { againMs: lateMs, forMs: lateMs }),
    deals: createOverlap(elapsedMs, { againMs: lateMs, forMs: lateMs }),
  };
}

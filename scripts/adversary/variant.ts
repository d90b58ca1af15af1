import type { Batch } from '../../service/src/privacy/release/batch.ts';
import type { ReasonBatch } from '../../service/src/privacy/release/reasons.ts';
import {
  type BeforeRelease,
  type SettledRelease,
  settleRelease,
} from '../../service/src/privacy/release/settle.ts';

export type Before = BeforeRelease<Batch, ReasonBatch>;
export type Settled = SettledRelease<Batch, ReasonBatch>;

/** How releases are made: the real way, or one with a fault in it. */
export interface Variant {
  readonly name: string;
  /** Whether one happens whenever somebody writes. */
  readonly isOnArrival?: boolean;
  /** Whether themes are looked for in whatever fits none, heard or not. */
  readonly searchesAll?: boolean;
  settle(before: Before): Settled;
}

/** As the service does it. */
export const real: Variant = { name: 'the rule', settle: settleRelease };

import type { StatedReason } from '../../notes/note.ts';
import type { Batch } from './batch.ts';
import { isCrowd } from './crowd.ts';
import { crowdOf, type CrowdSize } from './crowd-size.ts';
import { type PlanInput, planRelease, type ReleasePlan } from './plan.ts';
import {
  publishedLedger,
  publishedOrg,
  type PublishedOrg,
  type PublishedRow,
} from './published.ts';
import { planReasons, type ReasonBatch, type ReasonPlan, type ReasonedNote } from './reasons.ts';

/** All that a release goes by. */
export interface BeforeRelease<B extends Batch, R extends ReasonBatch> extends PlanInput {
  /** All standing batches; their notes are as they were released, but for words and withdrawals. */
  readonly published: readonly B[];
  /** Ids of the notes whose words are shown until now. */
  readonly wordsShown: ReadonlySet<string>;
  readonly ledger: {
    readonly published: readonly R[];
    /** Ids of the notes that stood in the ledger and do not any more. */
    readonly left: ReadonlySet<string>;
    /** The reason stated above a note, of those that may enter the ledger. */
    reasonOf(id: string): StatedReason | null;
    /** The quarter a note was written in, of those that may enter the ledger. */
    quarterOf(id: string): string | undefined;
  };
}

/** What a release does, and all that can be seen after it. */
export interface SettledRelease<B extends Batch, R extends ReasonBatch> {
  readonly cells: ReleasePlan<B>;
  readonly ledger: ReasonPlan<R>;
  readonly shown: PublishedOrg & { readonly reasons: readonly PublishedRow[] };
}

/** One release from beginning to end: first the cells, then the reason ledger, then what is shown. */
export function settleRelease<B extends Batch, R extends ReasonBatch>(
  before: BeforeRelease<B, R>,
): SettledRelease<B, R> {
  const { quarter, k, published, ledger } = before;
  const cells = planRelease(before);
  const standing = [...cells.kept, ...cells.batches];
  const stands = new Set(standing.flatMap(idsOf));
  const reasons = planReasons({
    released: standing.flatMap((batch) => reasonedNotes(batch, ledger)),
    published: ledger.published,
    returned: new Set(published.flatMap(idsOf).filter((id) => !stands.has(id))),
    left: ledger.left,
    crowds: crowdsWhoLost(cells, k),
    quarter,
    k,
  });
  const shown = publishedOrg(standing, quarter, before.wordsShown);
  const rows = publishedLedger([...reasons.kept, ...reasons.batches], shown);
  return { cells, ledger: reasons, shown: { ...shown, reasons: rows } };
}

/** By persona that a release heard: how large the crowd of those is that came with lost deals, if they are one. */
function crowdsWhoLost({ newcomers }: ReleasePlan<Batch>, k: number): Map<string, CrowdSize> {
  return new Map(
    [...newcomers].flatMap(([personaKey, came]) => {
      const lost = came.filter(({ isLost }) => isLost);
      return isCrowd(lost, k) ? [[personaKey, crowdOf(lost, k)] as const] : [];
    }),
  );
}

/** A note that is no longer there, or may no longer count, enters nothing new. */
function reasonedNotes(
  { personaKey, themeKey, notes }: Batch,
  ledger: Pick<BeforeRelease<Batch, ReasonBatch>['ledger'], 'reasonOf' | 'quarterOf'>,
): ReasonedNote[] {
  return notes.flatMap((note) => {
    const quarter = ledger.quarterOf(note.id);
    if (quarter === undefined) return [];
    return [{ ...note, quarter, personaKey, themeKey, reason: ledger.reasonOf(note.id) }];
  });
}

function idsOf(batch: Batch): string[] {
  return batch.notes.map((note) => note.id);
}

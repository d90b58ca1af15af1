import type { Batch } from './batch.ts';
import { cellNameText } from './cell-name.ts';
import { isCrowd } from './crowd.ts';
import type { PlanInput } from './find-notes.ts';
import { planRelease, type ReleasePlan } from './plan.ts';
import {
  publishedLedger,
  publishedOrg,
  type PublishedOrg,
  type PublishedRow,
} from './published.ts';
import {
  type BandsTold,
  type LostCrowds,
  planReasons,
  type ReasonBatch,
  type ReasonPlan,
  type ReasonedNote,
} from './reasons.ts';
import { meetsRule } from './rule.ts';
import { type CrowdNow, crowdsLeft, recountCrowds } from './still-there.ts';
import { toldFaceOf } from './told-face.ts';

/** All that a release goes by. */
export interface BeforeRelease<B extends Batch, R extends ReasonBatch> extends PlanInput<B> {
  /** Ids of the notes whose words are shown until now. */
  readonly wordsShown: ReadonlySet<string>;
  readonly ledger: {
    readonly published: readonly R[];
    /** Ids of the notes that stood in the ledger and do not any more. */
    readonly left: ReadonlySet<string>;
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
  const { releaseId, quarter, k, published, ledger } = before;
  const cells = planRelease(before);
  const standing = [...cells.kept, ...cells.batches];
  const stands = new Set(standing.flatMap(idsOf));
  const reasons = planReasons({
    released: standing.flatMap((batch) => reasonedNotes(batch, before)),
    published: ledger.published,
    returned: new Set(published.flatMap(idsOf).filter((id) => !stands.has(id))),
    left: ledger.left,
    crowds: crowdsWhoLost(cells, k),
    crowdsNow: lostCrowdsNow(before),
    bandsTold: bandsTold(before),
    releaseId,
    quarter,
    k,
  });
  const shown = publishedOrg(standing, quarter, before.wordsShown);
  const rows = publishedLedger([...reasons.kept, ...reasons.batches], shown);
  const quoted = new Set(
    shown.cells.flatMap(({ quotedIds }) => quotedIds.filter((id) => !before.wordsShown.has(id))),
  );
  const counted = {
    ...cells,
    kept: cells.kept.map((batch) => withQuotes(batch, quoted)),
    batches: cells.batches.map((batch) => withQuotes(batch, quoted)),
  };
  return { cells: counted, ledger: reasons, shown: { ...shown, reasons: rows } };
}

/** A batch that shows more quotes from now on. */
function withQuotes<B extends Batch>(batch: B, quoted: ReadonlySet<string>): B {
  const more = batch.notes.filter(({ id }) => quoted.has(id)).length;
  return { ...batch, quotesShown: batch.quotesShown + more };
}

/** By persona that a release heard: those that came with lost deals and are a crowd. */
function crowdsWhoLost({ crowds }: ReleasePlan<Batch>, k: number): LostCrowds {
  return new Map(
    [...crowds].map(([personaKey, came]) => {
      const lost = came.map((own) => own.filter(({ isLost }) => isLost));
      return [personaKey, lost.filter((own) => isCrowd(own, k))];
    }),
  );
}

/** What is left of those that came with the rows of the ledger: of those whose deals were lost then. */
function lostCrowdsNow<R extends ReasonBatch>(
  before: BeforeRelease<Batch, R>,
): ReadonlyMap<R, CrowdNow> {
  if (before.isSample === true) return new Map();
  const lost = before.stillThere.filter(({ isLost }) => isLost);
  // Only those who came with a row themselves are looked at, under its own k.
  return recountCrowds(before.ledger.published, crowdsLeft(lost, new Map(), before.k));
}

/** What the cells tell until now. Of a batch that lost notes with a database nothing can be told. */
function bandsTold({ published, quarter }: BeforeRelease<Batch, ReasonBatch>): BandsTold {
  const whole = published.filter(({ notes, k }) => meetsRule(notes, k));
  const cells = Map.groupBy(whole, cellNameText);
  return new Map([...cells].map(([name, own]) => [name, toldFaceOf(own, quarter).band]));
}

/** A note that is no longer there, or may no longer count, enters nothing new. */
function reasonedNotes(
  { personaKey, themeKey, notes }: Batch,
  { ledger, reasonOf }: Pick<BeforeRelease<Batch, ReasonBatch>, 'ledger' | 'reasonOf'>,
): ReasonedNote[] {
  return notes.flatMap((note) => {
    const quarter = ledger.quarterOf(note.id);
    if (quarter === undefined) return [];
    return [{ ...note, quarter, personaKey, themeKey, reason: reasonOf(note.id) }];
  });
}

function idsOf(batch: Batch): string[] {
  return batch.notes.map((note) => note.id);
}

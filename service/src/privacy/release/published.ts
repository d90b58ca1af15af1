import type { Batch } from './batch.ts';
import type { Band } from './band.ts';
import { bandOf, publishedCell, type PublishedCell, topBandOf } from './cell.ts';
import { type CellName, cellNameText } from './cell-name.ts';
import { chooseQuotes } from './quotes.ts';
import { toldTrend } from './trend.ts';
import { mayTellOutcomes } from './lost-share.ts';
import type { ReasonBatch } from './reasons.ts';

/** What is published of an org's cells and personas, and nothing else. */
export interface PublishedOrg {
  readonly cells: readonly (CellName & {
    readonly cell: PublishedCell;
    /** The notes whose approved words the cell shows, or would beside others. */
    readonly quotedIds: readonly string[];
  })[];
  /** A persona's own band: that of all its cells together, which is the largest that may be told there. */
  readonly personas: readonly { readonly personaKey: string; readonly band: Band }[];
}

/** A row of the reason ledger. */
export interface PublishedRow extends CellName {
  readonly reason: ReasonBatch['reason'];
  readonly band: Band;
}

/**
 * What standing batches show in a quarter.
 *
 * @param wordsShown ids of the notes whose words are shown until now
 */
export function publishedOrg(
  batches: readonly Batch[],
  quarter: string,
  wordsShown: ReadonlySet<string>,
): PublishedOrg {
  const personaBatches = groupBy(batches, (batch) => batch.personaKey);
  const cells = personaBatches.flatMap(([, around]) => {
    const top = topBandOf(around);
    const tellsOutcomes = mayTellOutcomes(around, top);
    return groupBy(around, cellNameText).flatMap(([{ personaKey, themeKey }, own]) => {
      const notes = own.flatMap((batch) => batch.notes);
      const quotedIds = chooseQuotes(notes, wordsShown);
      const cell = publishedCell(withWordsOf(own, new Set(quotedIds)), top, quarter);
      if (cell === null) return [];
      const lostShare = tellsOutcomes && cell.band === top ? cell.lostShare : null;
      const trend = toldTrend(own, around, quarter);
      return [{ personaKey, themeKey, cell: { ...cell, lostShare, trend }, quotedIds }];
    });
  });
  const personas = personaBatches.map(([{ personaKey }, own]) => ({
    personaKey,
    band: topBandOf(own),
  }));
  return { cells, personas };
}

/**
 * What standing batches of the ledger show. A row shows only while the cell of its theme does: a
 * persona's page must not name a theme that it withholds. Its band is as large as that persona's is.
 */
export function publishedLedger(
  batches: readonly ReasonBatch[],
  { cells, personas }: PublishedOrg,
): PublishedRow[] {
  const shown = new Set(cells.map(cellNameText));
  const tops = new Map(personas.map((persona) => [persona.personaKey, persona.band]));
  const visible = batches.filter((batch) => shown.has(cellNameText(batch)));
  const rowOf = ({ personaKey, reason, themeKey }: ReasonBatch): string =>
    JSON.stringify([personaKey, reason, themeKey]);
  return groupBy(visible, rowOf).flatMap(([{ personaKey, reason, themeKey }, own]) => {
    const top = tops.get(personaKey);
    if (top === undefined) return [];
    const notes = own.flatMap((batch) => batch.notes);
    return [{ personaKey, reason, themeKey, band: bandOf(notes, top) }];
  });
}

function withWordsOf(batches: readonly Batch[], ids: ReadonlySet<string>): Batch[] {
  return batches.map((batch) => ({
    ...batch,
    notes: batch.notes.map((note) => (ids.has(note.id) ? note : { ...note, approvedQuote: null })),
  }));
}

function groupBy<B>(batches: readonly B[], nameOf: (batch: B) => string): [first: B, own: B[]][] {
  return [...Map.groupBy(batches, nameOf).values()].flatMap((own): [B, B[]][] => {
    const [first] = own;
    return first === undefined ? [] : [[first, own]];
  });
}

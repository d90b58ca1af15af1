import type { Batch } from './batch.ts';
import { type Band, bandUpTo, floorOf } from './band.ts';
import type { PublishedCell } from './cell.ts';
import { type CellName, cellNameText } from './cell-name.ts';
import { chooseQuotes, quotesOf } from './quotes.ts';
import { bandTold, nameOfRow, type ReasonBatch } from './reasons.ts';
import { toldFaceOf } from './told-face.ts';

/** What is published of an org's cells and personas, and nothing else. */
export interface PublishedOrg {
  readonly cells: readonly (CellName & {
    readonly cell: PublishedCell;
    /** The notes whose approved words the cell shows, or would beside others. */
    readonly quotedIds: readonly string[];
  })[];
  /** A persona's own band: the largest that any of its cells tells. */
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
 * @param batches the earliest of a cell before later ones
 * @param wordsShown ids of the notes whose words are shown until now
 */
export function publishedOrg(
  batches: readonly Batch[],
  quarter: string,
  wordsShown: ReadonlySet<string>,
): PublishedOrg {
  const cells = groupBy(batches, cellNameText).map(([{ personaKey, themeKey }, own]) => {
    const notes = own.flatMap((batch) => batch.notes);
    const face = toldFaceOf(own, quarter);
    const shownSoFar = own.reduce((sum, batch) => sum + batch.quotesShown, 0);
    const quotedIds = chooseQuotes(notes, wordsShown, floorOf(face.band), shownSoFar);
    const quotes = quotesOf(notes.filter(({ id }) => quotedIds.includes(id)));
    return { personaKey, themeKey, cell: { ...face, quotes }, quotedIds };
  });
  const personas = [...Map.groupBy(cells, ({ personaKey }) => personaKey)].map(
    ([personaKey, own]) => ({
      personaKey,
      band: bandUpTo(Math.max(...own.map(({ cell }) => floorOf(cell.band)))),
    }),
  );
  return { cells, personas };
}

/**
 * What standing batches of the ledger show. A row shows only while the cell of its theme does: a
 * persona's page must not name a theme that it withholds. Its band is no larger than that cell's.
 */
export function publishedLedger(
  batches: readonly ReasonBatch[],
  { cells }: PublishedOrg,
): PublishedRow[] {
  const shown = new Map(cells.map((one) => [cellNameText(one), one.cell.band]));
  return groupBy(batches, nameOfRow).flatMap(([{ personaKey, reason, themeKey }, own]) => {
    const isShown = shown.has(cellNameText({ personaKey, themeKey }));
    return isShown ? [{ personaKey, reason, themeKey, band: bandTold(own, shown) }] : [];
  });
}

function groupBy<B>(batches: readonly B[], nameOf: (batch: B) => string): [first: B, own: B[]][] {
  return [...Map.groupBy(batches, nameOf).values()].flatMap((own): [B, B[]][] => {
    const [first] = own;
    return first === undefined ? [] : [[first, own]];
  });
}

import type { OrgTransaction } from '../database/database.ts';
import { mostHeardFirst } from '../privacy/release/band.ts';
import type { Calendar } from '../privacy/release/calendar.ts';
import { type CellName, cellNameText, loadQuotes } from '../release/cell-quotes.ts';
import { findLastRelease } from '../release/last-release.ts';
import { historyText } from '../release/release-history.ts';
import { loadHistory } from '../release/stored-history.ts';
import { loadStories } from '../story/load-stories.ts';
import type { Codebook } from './codebook.ts';
import { keyedHash } from '../fingerprint.ts';
import { readerFields } from './note-readers.ts';
import { desire, type DesiredRow, type FieldValues } from './written-rows.ts';

type Ids = Pick<Codebook, 'themeIds' | 'personaIds'>;

const withheld = {
  Buyer_Theme__c: null,
  Contributors__c: null,
  Deals__c: null,
  Lost_Share__c: null,
  Trend__c: null,
  Quotes__c: null,
} as const;

/** The `Key__c` of a cell: the same every time, and it tells nobody which theme it stands for. */
export function cellKey(secret: string, cell: CellName): string {
  return keyedHash(secret, ['cell', cell.personaKey, cell.themeKey]);
}

/** Says what every published cell should hold, and that all other cell records hold nothing. */
export async function desireCells(
  tx: OrgTransaction,
  orgId: string,
  secret: string,
  ids: Ids,
): Promise<void> {
  const quotes = await loadQuotes(tx);
  const cells = await tx.selectFrom('cell').selectAll().execute();
  const wishes = new Map<string, DesiredRow>();
  for (const row of await tx
    .selectFrom('written_row')
    .select('row_key')
    .where('sobject', '=', 'Persona_Theme__c')
    .execute()) {
    wishes.set(row.row_key, {
      sobject: 'Persona_Theme__c',
      rowKey: row.row_key,
      fields: withheld,
    });
  }
  for (const row of cells) {
    const name = { personaKey: row.persona_key, themeKey: row.theme_key };
    const themeId = ids.themeIds.get(row.theme_key);
    const personaId = ids.personaIds.get(row.persona_key);
    if (themeId === undefined || personaId === undefined) continue;
    const rowKey = cellKey(secret, name);
    const lines = quotes.get(cellNameText(name)) ?? [];
    wishes.set(rowKey, {
      sobject: 'Persona_Theme__c',
      rowKey,
      parentId: personaId,
      fields: {
        Buyer_Theme__c: themeId,
        Contributors__c: row.contributors,
        Deals__c: row.deals,
        Lost_Share__c: row.lost_share,
        Trend__c: row.trend,
        Quotes__c: lines.length === 0 ? null : lines.join('\n'),
      },
    });
  }
  await desire(tx, orgId, [...wishes.values()]);
}

/** What a release wrote about a persona, in words of that day's codebook. */
export interface PersonaTexts {
  readonly stops: string | null;
  readonly story: string | null;
}

/**
 * Says what the service's fields of every persona should hold: published facts only.
 *
 * @param written what the last release wrote, by record Id, to keep it as it is; else written anew
 */
export async function desirePersonas(
  tx: OrgTransaction,
  orgId: string,
  ids: Ids,
  written?: ReadonlyMap<string, PersonaTexts>,
): Promise<void> {
  const published = new Map(
    (await tx.selectFrom('published_persona').selectAll().execute()).map((row) => [
      row.persona_key,
      row,
    ]),
  );
  const stories = await loadStories(tx);
  const stops = await tx
    .selectFrom('cell')
    .innerJoin('theme', 'theme.theme_key', 'cell.theme_key')
    .select(['cell.persona_key', 'cell.contributors', 'theme.label'])
    .where('theme.area', '=', 'stops')
    .where('theme.is_hidden', '=', false)
    .where('theme.is_deleted', '=', false)
    .orderBy('theme.label')
    .execute();
  const wishes = [...ids.personaIds].map(([personaKey, recordId]): DesiredRow => {
    const facts = published.get(personaKey);
    const lines = stops
      .filter((row) => row.persona_key === personaKey)
      .sort(mostHeardFirst)
      .map((row) => row.label);
    const texts = written?.get(recordId) ?? {
      stops: lines.length === 0 ? null : lines.join('\n'),
      story: stories.get(personaKey) ?? null,
    };
    const fields: FieldValues = {
      What_Stops_Them__c: facts === undefined ? null : texts.stops,
      Story__c: facts === undefined ? null : texts.story,
      Contributors__c: facts?.contributors ?? null,
      Deals__c: facts?.deals ?? null,
      Released_On__c: facts === undefined ? null : dayOf(facts.released_on),
    };
    return { sobject: 'Buyer_Persona__c', rowKey: recordId, recordId, fields };
  });
  await desire(tx, orgId, wishes);
}

/** Says what the status record should tell the panels about this org. */
export async function desireStatus(
  tx: OrgTransaction,
  orgId: string,
  status: { readonly calendar: Calendar; readonly k: number; readonly nextAt: Date },
): Promise<void> {
  const lastReleaseAt = await findLastRelease(tx);
  const { calendar } = status;
  const fields = {
    K__c: status.k,
    Calendar__c: calendar.kind,
    Release_Interval_Seconds__c: calendar.kind === 'sample' ? calendar.everySeconds : null,
    Last_Release_On__c: lastReleaseAt?.toISOString() ?? null,
    Next_Release_On__c: status.nextAt.toISOString(),
    Releases__c: historyText(await loadHistory(tx)),
    ...(await readerFields(tx)),
  };
  await desire(tx, orgId, [{ sobject: 'Watercooler_Status__c', rowKey: 'status', fields }]);
}

/** A date column comes as a Date at midnight here, or as the text that was written. */
function dayOf(day: string | Date): string {
  if (typeof day === 'string') return day;
  const pad = (part: number): string => String(part).padStart(2, '0');
  return `${day.getFullYear()}-${pad(day.getMonth() + 1)}-${pad(day.getDate())}`;
}

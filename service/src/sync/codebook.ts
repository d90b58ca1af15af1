import type { PersonaTitles } from '#lwc/personaMatch/personaMatch.ts';
import type { OrgTransaction } from '../database/database.ts';
import type { CodebookTheme } from '../insight/coding/coder.ts';
import { buyersInGeneral, type InsightArea } from '../notes/note.ts';
import { endsOfMerges, wordsOfProposal, wordsTakenOver } from './codebook-merges.ts';
import { fingerprint } from '../fingerprint.ts';

/**
 * Names the rules by which notes are read: what is taken from the record, struck out, held, taken for
 * English, and which persona a title fits. Whoever changes what they give raises it, so that notes are
 * read again after an upgrade.
 */
const rulesOfReading = 1;

/** Prompts, themes and personas of an org, as last copied from Salesforce. */
export interface Codebook {
  readonly themes: readonly CodebookTheme[];
  readonly titles: readonly PersonaTitles[];
  /** The key of a merged theme to that of the theme that took it over. */
  readonly mergedInto: ReadonlyMap<string, string>;
  /** Record Id to key or area; records that were deleted are still known. */
  readonly themeKeys: ReadonlyMap<string, string>;
  readonly personaKeys: ReadonlyMap<string, string>;
  readonly promptAreas: ReadonlyMap<string, InsightArea>;
  /** Key to record Id, without deleted records. */
  readonly themeIds: ReadonlyMap<string, string>;
  readonly personaIds: ReadonlyMap<string, string>;
  /** Fingerprint of what the codebook says about filing under a theme. */
  readonly codedWith: string;
  /** Fingerprint of what reading a note depends on, the titles of personas included. */
  readonly matchedWith: string;
}

/** Loads the copies of this org. */
export async function loadCodebook(tx: OrgTransaction): Promise<Codebook> {
  const themeRows = await tx.selectFrom('theme').selectAll().orderBy('theme_key').execute();
  const personaRows = await tx.selectFrom('persona').selectAll().orderBy('persona_key').execute();
  const promptRows = await tx.selectFrom('prompt').select(['record_id', 'area']).execute();

  const takenOver = wordsTakenOver(themeRows);
  const mergedInto = endsOfMerges(themeRows);
  const themes = themeRows.map((row) => ({
    key: row.theme_key,
    area: row.area,
    label: row.label,
    meaning: row.meaning,
    examples: [...row.examples, ...wordsOfProposal(row), ...(takenOver.get(row.theme_key) ?? [])],
    active: row.status === 'active' && !row.is_deleted,
  }));
  const titles = personaRows
    .filter((row) => row.status !== 'retired' && !row.is_deleted)
    .filter((row) => row.persona_key !== buyersInGeneral && row.job_titles.length > 0)
    .map((row) => ({ key: row.persona_key, titles: row.job_titles }));
  const liveThemes = themeRows.filter((row) => !row.is_deleted);
  const livePersonas = personaRows.filter((row) => !row.is_deleted);
  return {
    themes,
    titles,
    mergedInto,
    themeKeys: new Map(themeRows.map((row) => [row.record_id, row.theme_key])),
    personaKeys: new Map(personaRows.map((row) => [row.record_id, row.persona_key])),
    promptAreas: new Map(promptRows.map((row) => [row.record_id, row.area])),
    themeIds: new Map(liveThemes.map((row) => [row.theme_key, row.record_id])),
    personaIds: new Map(livePersonas.map((row) => [row.persona_key, row.record_id])),
    codedWith: fingerprint([themes.filter((theme) => theme.active), [...mergedInto]]),
    matchedWith: fingerprint([rulesOfReading, titles]),
  };
}

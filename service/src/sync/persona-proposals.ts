import type { OrgTransaction } from '../database/database.ts';
import { buyersInGeneral } from '../notes/note.ts';
import {
  type PastPersona,
  type ProposedPersona,
  proposePersonas,
  type TitledNote,
} from '../personas/propose.ts';
import { idsPerCall } from '../salesforce/read-together.ts';
import { readTitles, type TitledBuyer } from '../salesforce/title-rows.ts';
import { insertAll } from '../salesforce/write.ts';
import { slices } from '../slices.ts';
import type { OrgSync } from './org-sync.ts';

/**
 * Reads the titles of buyers whose notes have no persona. No title is stored, so Salesforce tells them
 * again at each release; they are for memory only.
 */
export async function readUnmatchedTitles({
  org,
  database,
}: OrgSync): Promise<ReadonlyMap<string, TitledBuyer>> {
  const rows = await database.inOrg(org.orgId, findUnmatchedNotes);
  const titles = new Map<string, TitledBuyer>();
  for (const slice of slices(rows, idsPerCall)) {
    const ids = slice.map((row) => row.id);
    for (const [id, buyer] of await readTitles(org, ids)) titles.set(id, buyer);
  }
  return titles;
}

/** The personas that a release proposes, for its k, from the titles of unmatched notes by note Id. */
export async function findProposedPersonas(
  tx: OrgTransaction,
  titles: ReadonlyMap<string, TitledBuyer>,
  k: number,
): Promise<ProposedPersona[]> {
  const notes = (await findUnmatchedNotes(tx)).flatMap(
    ({ id, contributor, deal }): TitledNote[] => {
      const { title, buyerId } = titles.get(id) ?? {};
      if (title === undefined || buyerId === undefined || deal === null) return [];
      return [{ contributor, deal, title, buyer: buyerId }];
    },
  );
  return notes.length === 0 ? [] : proposePersonas(notes, await findPast(tx), k);
}

/** No band: once written it is people's text, and no withdrawal could correct it. */
const summary =
  'Proposed: several reps, on several deals, wrote about buyers whose job titles no persona has ' +
  'yet. Name this kind of buyer, describe it and add job titles, or retire it.';

/**
 * Creates proposed personas as drafts, for people to keep, change or retire: from then on they are
 * theirs. One whose key is taken stays as it is. What Salesforce does not take is proposed again at
 * the next release.
 */
export async function createProposedPersonas(
  { org, log }: OrgSync,
  proposals: readonly ProposedPersona[],
): Promise<void> {
  const records = proposals.map(({ key, name, titles }) => ({
    Key__c: key,
    Name: name,
    Summary__c: summary,
    Job_Titles__c: titles.join('\n'),
    Status__c: 'draft',
  }));
  if (records.length === 0) return;
  const results = await insertAll(org, 'Buyer_Persona__c', records);
  const refused = results.filter(({ outcome }) => outcome === 'refused');
  if (refused.length === 0) return;
  log.warn({ refused: refused.length }, 'Salesforce did not take some proposed personas');
}

/**
 * Notes that would count if they had a persona. Their words do not matter here, so neither does their
 * language nor whether they have found a theme.
 */
function findUnmatchedNotes(
  tx: OrgTransaction,
): Promise<{ id: string; contributor: string; deal: string | null }[]> {
  return tx
    .selectFrom('note')
    .select(['note_id as id', 'contributor', 'deal'])
    .where('persona_key', 'is', null)
    .where('deal', 'is not', null)
    .where('status', '<>', 'held')
    .where('is_withdrawn', '=', false)
    .where((note) => note.or([note('source', 'is', null), note('source', '<>', 'role-play')]))
    .orderBy('note_id')
    .execute();
}

async function findPast(tx: OrgTransaction): Promise<PastPersona[]> {
  const rows = await tx
    .selectFrom('persona')
    .select(['persona_key as key', 'name', 'job_titles as titles'])
    .where('persona_key', '<>', buyersInGeneral)
    .orderBy('persona_key')
    .execute();
  return rows;
}

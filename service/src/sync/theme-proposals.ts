import type { OrgTransaction } from '../database/database.ts';
import { findVectors } from '../notes/stored-vectors.ts';
import { type Discovery, loadUnfiled, type ProposalsDone } from '../release/proposals.ts';
import type { ThemeSearch } from '../release/search-themes.ts';
import { insertAll } from '../salesforce/write.ts';
import { slices } from '../slices.ts';
import type { Codebook } from './codebook.ts';
import type { OrgSync } from './org-sync.ts';
import { proposedMeaning, proposedName } from './proposal-words.ts';
import { refreshCodebook } from './refresh-codebook.ts';
import { isLastReleaseTold } from './restored-database.ts';
import { desire } from './written-rows.ts';

/** What notes that have a theme say is seen against this many of them, the newest. */
const othersSeen = 2000;

/**
 * Looks for themes in the notes that fit none, before a release and outside of its transaction. A
 * search that fails proposes nothing and holds up no release.
 */
export async function discoverThemes(sync: OrgSync, k: number): Promise<Discovery> {
  const search = await sync.database.inOrg(sync.org.orgId, (tx) => loadSearch(tx, sync, k));
  if (search.notes.length < k) return { read: search.notes, found: [] };
  try {
    return { read: search.notes, found: await sync.searchThemes(search) };
  } catch (error) {
    sync.log.warn({ err: error }, 'themes could not be looked for; the next release tries again');
    return { read: search.notes, found: [] };
  }
}

async function loadSearch(
  tx: OrgTransaction,
  { insight: { embedderId } }: OrgSync,
  k: number,
): Promise<ThemeSearch> {
  const unfiled = await loadUnfiled(tx);
  const vectors = new Map<string, Uint8Array>();
  for (const slice of slices(unfiled, 1000)) {
    const ids = slice.map((note) => note.id);
    for (const [id, { vector }] of await findVectors(tx, ids, embedderId)) vectors.set(id, vector);
  }
  const notes = unfiled.flatMap((note) => {
    const vector = vectors.get(note.id);
    return vector === undefined ? [] : [{ ...note, vector }];
  });
  const others = await tx
    .selectFrom('note')
    .innerJoin('note_vector', 'note_vector.note_id', 'note.note_id')
    .select(['note.redacted_text as text', 'note_vector.vector'])
    .where('note.theme_key', 'is not', null)
    .where('note_vector.embedder_id', '=', embedderId)
    .orderBy('note.note_id', 'desc')
    .limit(othersSeen)
    .execute();
  return { notes, others, k };
}

/**
 * Says that the codebook should show nothing more of proposals that lost notes they cannot do without; the
 * write takes their names and meanings along (see `silenced-proposals.ts`).
 */
export async function desireProposedThemes(
  tx: OrgTransaction,
  orgId: string,
  { silenced }: ProposalsDone,
  { themeIds }: Codebook,
): Promise<void> {
  const sobject = 'Buyer_Theme__c';
  const fields = { Terms__c: null };
  const wishes = silenced.flatMap((rowKey) => {
    const recordId = themeIds.get(rowKey);
    return recordId === undefined ? [] : [{ sobject, rowKey, recordId, fields } as const];
  });
  await desire(tx, orgId, wishes);
}

/**
 * Puts proposed themes into the codebook that are not in it yet: from then on they are people's, and
 * nothing that people decided is changed. Doing it again after a failure creates none twice. They wait until
 * Salesforce tells of the release that proposed them.
 */
export async function createProposedThemes(sync: OrgSync): Promise<void> {
  const { org, database, log } = sync;
  const coming = await findComing(sync);
  if (coming.length === 0 || !(await isLastReleaseTold(sync))) return;
  const records = coming.map((row) => ({
    Key__c: row.theme_key,
    Name: proposedName(row.terms),
    Meaning__c: proposedMeaning(row.terms),
    Insight_Area__c: row.area,
    Status__c: 'proposed',
    Terms__c: row.terms.join(', '),
  }));
  const results = await insertAll(org, 'Buyer_Theme__c', records);
  const refused = coming.filter((_, index) => {
    const outcome = results[index]?.outcome;
    return outcome !== 'written' && outcome !== 'exists';
  });
  if (refused.length > 0) {
    log.warn({ refused: refused.length }, 'Salesforce did not take some proposed themes');
  }
  await refreshCodebook(sync);
  await database.inOrg(org.orgId, async (tx) => {
    for (const { theme_key } of coming) {
      await tx.deleteFrom('proposed_theme').where('theme_key', '=', theme_key).execute();
    }
    // Their notes are free, so that another release may propose them.
    for (const { theme_key } of refused) {
      await tx.deleteFrom('proposed_note').where('theme_key', '=', theme_key).execute();
    }
  });
}

async function findComing({ org, database }: OrgSync) {
  return database.inOrg(org.orgId, (tx) =>
    tx.selectFrom('proposed_theme').selectAll().orderBy('theme_key').execute(),
  );
}

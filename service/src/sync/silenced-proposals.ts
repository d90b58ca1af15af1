import { sql } from 'kysely';
import { upsertAll } from '../salesforce/write.ts';
import type { OrgSync } from './org-sync.ts';
import { nameOf, wordsOfMeaning } from './theme-proposals.ts';

/** What a proposal is called once its words may not be shown any more. */
const silenced = {
  Name: 'Proposal without words',
  Meaning__c:
    'What this was proposed from was withdrawn in part. Give it a name of your own, or retire it.',
};

/**
 * Takes the words of proposals that lost notes they cannot do without out of their names and meanings,
 * where they are still what was proposed. What people wrote there is theirs.
 */
export async function clearSilencedProposals({ org, database, log }: OrgSync): Promise<void> {
  const themes = await database.inOrg(org.orgId, (tx) =>
    tx
      .selectFrom('theme')
      .select(['record_id', 'label', 'meaning'])
      .where('status', '=', 'proposed')
      .where('is_deleted', '=', false)
      .where('theme_key', 'like', 'found-%')
      .where(sql<boolean>`cardinality(terms) = 0`)
      .orderBy('theme_key')
      .execute(),
  );
  const records = themes.flatMap(({ record_id: Id, label, meaning }) => {
    const words = wordsOfMeaning(meaning);
    if (words === null) return [];
    return [{ ...silenced, Id, Name: label === nameOf(words) ? silenced.Name : label }];
  });
  if (records.length === 0) return;
  const results = await upsertAll(org, 'Buyer_Theme__c', 'Id', records);
  const refused = results.filter(({ outcome }) => outcome !== 'written').length;
  if (refused > 0) log.warn({ refused }, 'some proposals keep their words until the next round');
}

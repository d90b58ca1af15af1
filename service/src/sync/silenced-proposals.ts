import type { OrgConnection } from '../salesforce/connection.ts';
import { type ProposalRow, readProposals } from '../salesforce/proposal-rows.ts';
import type { OrgRecord } from '../salesforce/write.ts';
import { proposedMeaning, proposedName } from './proposal-words.ts';

/** What a proposal is called once its words may not be shown any more. */
const silencedName = 'Proposal without words';
const silencedMeaning =
  'What this was proposed from was withdrawn in part. Give it a name of your own, or retire it.';

/**
 * Records that take the words out of proposals, with their names and meanings where those are still what
 * was proposed. What people wrote there is theirs, so Salesforce is asked at the last moment, and once
 * the words are gone nobody could tell any more: all of them go in one write.
 */
export async function withoutProposedWords(
  org: OrgConnection,
  records: readonly OrgRecord[],
): Promise<OrgRecord[]> {
  const now = await readProposals(
    org,
    records.map(({ Id }) => String(Id)),
  );
  return records.map((record) => {
    const held = now.get(String(record['Id']));
    return held === undefined ? record : { ...record, ...silenced(held) };
  });
}

function silenced({ Name, Meaning__c, Status__c, Terms__c: terms }: ProposalRow): OrgRecord {
  // What people took into the codebook is theirs, word for word.
  if (terms.length === 0 || Status__c === 'active') return {};
  return {
    ...(Name === proposedName(terms) ? { Name: silencedName } : {}),
    ...(Meaning__c === proposedMeaning(terms) ? { Meaning__c: silencedMeaning } : {}),
  };
}

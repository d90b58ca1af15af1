import { adoptDeleted } from '../release/deleted-records.ts';
import { parseHistory } from '../release/release-history.ts';
import { readHistoryRow } from '../salesforce/history-row.ts';
import { findCheckpoints } from './checkpoint.ts';
import type { OrgSync } from './org-sync.ts';

/**
 * Before an org was read to its end once, takes over from its status record which prompts, themes and
 * personas people deleted. Otherwise a lost database would bring back defaults that nobody wants, and
 * propose again what was thrown away.
 */
export async function recallDeleted({ org, database }: OrgSync): Promise<void> {
  const checkpoints = await database.inOrg(org.orgId, findCheckpoints);
  if (checkpoints.get('notes')?.isCaughtUp === true) return;
  const history = parseHistory((await readHistoryRow(org))?.Releases__c ?? null);
  if (history === null || history.deleted.length === 0) return;
  await database.inOrg(org.orgId, (tx) => adoptDeleted(tx, org.orgId, history.deleted));
}

import { readCodebook } from '../salesforce/codebook-rows.ts';
import { type Codebook, loadCodebook } from './codebook.ts';
import { mirrorCodebook } from './mirror.ts';
import type { OrgSync } from './org-sync.ts';

/** Copies prompts, themes and personas from Salesforce, all of them: there are few. */
export async function refreshCodebook({ org, database }: OrgSync): Promise<Codebook> {
  const rows = await readCodebook(org);
  return database.inOrg(org.orgId, async (tx) => {
    await mirrorCodebook(tx, org.orgId, rows);
    return loadCodebook(tx);
  });
}

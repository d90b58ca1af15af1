import { readPersonas, readPrompts, readThemes } from '../salesforce/codebook-rows.ts';
import { type Codebook, loadCodebook } from './codebook.ts';
import { mirrorCodebook } from './mirror.ts';
import type { OrgSync } from './org-sync.ts';

/** Copies prompts, themes and personas from Salesforce, all of them: there are few. */
export async function refreshCodebook({ org, database }: OrgSync): Promise<Codebook> {
  const [prompts, themes, personas] = await Promise.all([
    readPrompts(org),
    readThemes(org),
    readPersonas(org),
  ]);
  return database.inOrg(org.orgId, async (tx) => {
    await mirrorCodebook(tx, org.orgId, { prompts, themes, personas });
    return loadCodebook(tx);
  });
}

import type { OrgTransaction } from '../database/database.ts';
import type { CoderLesson, CoderSource } from '../insight/worker/insight.ts';
import type { Codebook } from './codebook.ts';
import { findConfirmations } from './confirmations.ts';
import { fingerprint } from '../fingerprint.ts';
import type { OrgSync } from './org-sync.ts';

/**
 * Names the rules by which the words of a note are judged. Whoever changes what they give raises it,
 * so that notes are filed anew after an upgrade.
 */
const rulesOfFiling = 2;

/** Fingerprint of all that filing depends on, the confirmed notes aside. */
export function codedWith(sync: Pick<OrgSync, 'insight'>, codebook: Codebook): string {
  return fingerprint([codebook.codedWith, sync.insight.embedderId, rulesOfFiling]);
}

/**
 * The coder of a codebook and of what reps confirmed up to a version. It reads those in a transaction
 * of the caller's, or in one of its own.
 */
export function coderOf(
  sync: OrgSync,
  codebook: Codebook,
  version: number,
  transaction?: OrgTransaction,
): CoderSource {
  const { org, database, insight } = sync;
  async function load(tx: OrgTransaction): Promise<CoderLesson> {
    const confirmations = await findConfirmations(tx, insight.embedderId, 'all');
    const confirmed = confirmations.map(({ id, themeKey, contributor, pupils, text, vector }) => ({
      id,
      contributor,
      pupils,
      themeKey: codebook.mergedInto.get(themeKey) ?? themeKey,
      text,
      vector,
    }));
    return { themes: codebook.themes, confirmed };
  }
  return {
    key: `${org.orgId} ${codedWith(sync, codebook)} ${version}`,
    load: () => (transaction ? load(transaction) : database.inOrg(org.orgId, load)),
  };
}

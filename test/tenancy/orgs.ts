import type { ApiTokens } from '../../service/src/database/api-tokens.ts';
import type { Database } from '../../service/src/database/database.ts';

/** An org whose every word says whose it is: `org-7-`. */
export interface MarkedOrg {
  readonly orgId: string;
  readonly number: number;
  readonly mark: string;
  readonly rep: string;
  readonly admin: string;
}

/** Every org has a persona of this key, each with other words. */
export const sharedKey = 'operations';

/** The persona that this org alone has. */
export function ownKey(org: Pick<MarkedOrg, 'number'>): string {
  return `operations-${org.number}`;
}

/** Which orgs some text speaks of. */
export function orgsIn(text: string): Set<number> {
  return new Set([...text.matchAll(/org-(\d{1,4})-/g)].map(([, number]) => Number(number)));
}

/** Makes so many orgs, each with two personas, a theme, a published cell and what a look at it told. */
export async function makeOrgs(
  database: Database,
  tokens: Pick<ApiTokens, 'renew'>,
  count: number,
): Promise<MarkedOrg[]> {
  const orgs: MarkedOrg[] = [];
  for (let number = 1; number <= count; number += 1) {
    const orgId = `00D${String(number).padStart(12, '0')}AAA`;
    const mark = `org-${number}-`;
    await fill(database, { orgId, number, mark });
    const [rep, admin] = [await tokens.renew(orgId, 'rep'), await tokens.renew(orgId, 'admin')];
    orgs.push({ orgId, number, mark, rep, admin });
  }
  return orgs;
}

type Unopened = Omit<MarkedOrg, 'rep' | 'admin'>;

async function fill(database: Database, org: Unopened): Promise<void> {
  const { orgId, mark } = org;
  await database.inOrg(orgId, async (tx) => {
    for (const [at, key] of [sharedKey, ownKey(org)].entries()) {
      await tx
        .insertInto('persona')
        .values({
          org_id: orgId,
          persona_key: key,
          record_id: `a02${String(at).padStart(15, '0')}`,
          name: `${mark}name`,
          summary: `${mark}summary`,
          job_titles: [`${mark}title`],
          status: 'agreed',
        })
        .execute();
    }
    await tx
      .insertInto('theme')
      .values({
        org_id: orgId,
        theme_key: 'no-proof',
        record_id: `a03${'0'.repeat(15)}`,
        area: 'stops',
        label: `${mark}label`,
        meaning: `${mark}meaning`,
        examples: [],
        status: 'active',
        is_hidden: false,
      })
      .execute();
    await tx
      .insertInto('cell')
      .values({
        org_id: orgId,
        persona_key: sharedKey,
        theme_key: 'no-proof',
        contributors: '3+',
        deals: '3+',
        lost_share: null,
        trend: 'new',
      })
      .execute();
  });
}

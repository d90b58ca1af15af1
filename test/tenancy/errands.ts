import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { Database } from '../../service/src/database/database.ts';
import { createChance } from '../../scripts/chaos/chance.ts';
import { type MarkedOrg, orgsIn, ownKey, sharedKey } from './orgs.ts';

/** What one errand came back with: the text it saw, and what is wrong with that. */
interface Seen {
  readonly text: string;
  /** Whether it should have seen words of its own org. */
  readonly expectsWords: boolean;
  readonly isWrong?: boolean;
}

interface Place {
  readonly app: FastifyInstance;
  readonly database: Database;
  readonly orgs: readonly MarkedOrg[];
}

type Errand = (place: Place, org: MarkedOrg, other: MarkedOrg) => Promise<Seen>;

/** What people and machines of an org do, each by one way to its data. */
const errands: readonly Errand[] = [
  ({ app }, org) => read(app, '/v1/personas', org.rep, true),
  ({ app }, org) => read(app, `/v1/personas/${sharedKey}`, org.rep, true),
  ({ app }, org) => read(app, `/v1/personas/${ownKey(org)}`, org.rep, true),
  async ({ app }, org, other) => {
    const seen = await read(app, `/v1/personas/${ownKey(other)}`, org.rep, false);
    return { ...seen, isWrong: seen.status === 200 };
  },
  // Its own secret with the name of another org in front.
  async ({ app }, org, other) => {
    const seen = await read(app, '/v1/personas', org.rep.replace(org.orgId, other.orgId), false);
    return { ...seen, isWrong: seen.status === 200 };
  },
  ({ app }, org) => read(app, '/health', org.admin, false),
  async ({ database }, org) => {
    const rows = await database.inOrg(org.orgId, async (tx) => [
      await tx.selectFrom('persona').selectAll().execute(),
      await tx
        .selectFrom('cell')
        .innerJoin('theme', 'theme.theme_key', 'cell.theme_key')
        .selectAll()
        .execute(),
      await tx.selectFrom('api_token').select('org_id').execute(),
    ]);
    const isWrong = rows.flat().some((row) => row.org_id !== org.orgId) || rows[0]?.length !== 2;
    return { text: JSON.stringify(rows), expectsWords: true, isWrong };
  },
  async ({ database }, org) => {
    const told = JSON.stringify(`${org.mark}${Math.random()}`);
    const text = await database.inOrg(org.orgId, async (tx) => {
      const row = { org_id: org.orgId, name: 'errand', told, checked_at: new Date() };
      await tx
        .insertInto('org_fact')
        .values(row)
        .onConflict((old) => old.columns(['org_id', 'name']).doUpdateSet({ told }))
        .execute();
      // Others get their turn on the connections meanwhile.
      await sql`SELECT pg_sleep(0.0005)`.execute(tx);
      const found = await tx
        .selectFrom('org_fact')
        .select('told')
        .where('name', '=', 'errand')
        .execute();
      return JSON.stringify(found);
    });
    return { text, expectsWords: true, isWrong: !text.includes(told.slice(1, -1)) };
  },
  async ({ database }, org, other) => {
    const writing = database.inOrg(org.orgId, (tx) =>
      tx
        .updateTable('persona')
        .set({ summary: `${org.mark}elsewhere` })
        .where('org_id', '=', other.orgId)
        .returning('org_id')
        .execute(),
    );
    return { text: '', expectsWords: false, isWrong: (await writing).length > 0 };
  },
];

async function read(
  app: FastifyInstance,
  url: string,
  token: string,
  expectsWords: boolean,
): Promise<Seen & { readonly status: number }> {
  const answer = await app.inject({ url, headers: { authorization: `Bearer ${token}` } });
  return { text: answer.body, expectsWords, status: answer.statusCode };
}

/** What came of all errands. */
export interface Outcome {
  readonly errands: number;
  /** That saw or changed something of another org. */
  readonly crossed: number;
  /** That saw nothing where their own org has something, or failed. */
  readonly unanswered: number;
  readonly seconds: number;
}

/** Runs errands of all orgs at once, so many under way at a time, in an order that chance mixes. */
export async function runErrands(
  place: Place,
  options: { readonly count: number; readonly atATime: number; readonly seed: number },
): Promise<Outcome> {
  const chance = createChance(options.seed);
  const startedMs = performance.now();
  let [left, crossed, unanswered] = [options.count, 0, 0];
  async function lane(): Promise<void> {
    while (left > 0) {
      left -= 1;
      const org = chance.pick(place.orgs);
      const other = chance.pick(place.orgs.filter((one) => one !== org));
      const errand = chance.pick(errands);
      if (!org || !other || !errand) throw new Error('Errands take at least two orgs.');
      const seen = await errand(place, org, other).catch(() => null);
      const orgs = orgsIn(seen?.text ?? '');
      if (seen === null || (seen.expectsWords && orgs.size === 0)) unanswered += 1;
      else if (seen.isWrong === true || orgs.has(other.number) || orgs.size > 1) crossed += 1;
      else if (orgs.size === 1 && !orgs.has(org.number)) crossed += 1;
    }
  }
  await Promise.all(Array.from({ length: options.atATime }, lane));
  const seconds = Math.round((performance.now() - startedMs) / 100) / 10;
  return { errands: options.count, crossed, unanswered, seconds };
}

import { sql } from 'kysely';
import type { Database, OrgTransaction } from '../database/database.ts';
import type { OrgConnection } from '../salesforce/connection.ts';

/** How long a lease lasts without being renewed. A killed process is succeeded after that. */
const lifetimeMs = 5000;

/** How often it is renewed, and how often others ask whether it is free. */
export const leaseRenewalMs = 1000;

/** A holder takes its lease for over this much before PostgreSQL does. */
const marginMs = 500;

/** The lease went to another process, or ran out: what was being done must not be done. */
export class LeaseLostError extends Error {
  override readonly name = 'LeaseLostError';

  constructor() {
    super(
      'This process no longer follows the org: its lease was taken from it or ran out. ' +
        'Whoever follows the org next goes on where it was.',
    );
  }
}

/** The right of one process, among any number, to follow an org. */
export interface Lease {
  /**
   * Takes the lease if it is free, or renews it.
   *
   * @returns what became of it: `taken` is newly ours, `kept` was ours before, `others` is not ours
   */
  acquire(): Promise<'taken' | 'kept' | 'others'>;
  /** Renews the lease if it is ours; never takes it. */
  renew(): Promise<void>;
  /** Lets it go, so that another process need not wait. */
  release(): Promise<void>;
}

/** What of an org only the holder of its lease may use. */
export interface Fenced {
  /** Transactions that commit only while the lease is ours. */
  readonly database: Database;
  /** Calls that begin only while the lease is ours. */
  readonly org: OrgConnection;
}

/**
 * A lease on an org in the database, not taken yet. Times are PostgreSQL's, so clocks of processes may
 * differ; what a clock set back would lengthen without end counts as run out.
 *
 * @param elapsedMs a clock in milliseconds that nobody can set
 */
export function createLease(
  database: Database,
  org: OrgConnection,
  elapsedMs: () => number,
): Lease & Fenced {
  const { orgId } = org;
  let token: string | null = null;
  let validUntilMs = Number.NEGATIVE_INFINITY;

  const isValid = (): boolean => token !== null && elapsedMs() < validUntilMs;

  async function renew(): Promise<void> {
    const mine = token;
    if (mine === null) return;
    const begunMs = elapsedMs();
    const isOurs = await database.inOrg(orgId, (tx) => extend(tx, mine));
    // Meanwhile a round may have taken it anew.
    if (token !== mine) return;
    if (isOurs) validUntilMs = begunMs + lifetimeMs - marginMs;
    else token = null;
  }

  /** After a pause the database has to say whether somebody took it; nobody may have wanted it. */
  async function assertHeld(): Promise<void> {
    if (!isValid()) await renew();
    if (!isValid()) throw new LeaseLostError();
  }

  async function acquire(): Promise<'taken' | 'kept' | 'others'> {
    const begunMs = elapsedMs();
    const held = await database.inOrg(orgId, async (tx) => {
      if (token !== null && (await extend(tx, token))) return token;
      return take(tx, orgId);
    });
    const outcome = held === null ? 'others' : held === token ? 'kept' : 'taken';
    token = held;
    validUntilMs = held === null ? Number.NEGATIVE_INFINITY : begunMs + lifetimeMs - marginMs;
    return outcome;
  }

  return {
    acquire,
    renew,
    async release() {
      const mine = token;
      token = null;
      if (mine === null) return;
      await database.inOrg(orgId, (tx) =>
        tx
          .updateTable('sync_lease')
          .set({ expires_at: sql`clock_timestamp()` })
          .where('token', '=', mine)
          .execute(),
      );
    },
    database: {
      ...database,
      inOrg: (asked, work) =>
        database.inOrg(asked, async (tx) => {
          await holdOn(tx, token);
          return work(tx);
        }),
    },
    org: {
      ...org,
      async call(...asked) {
        await assertHeld();
        return org.call(...asked);
      },
    },
  };
}

/** Keeps others from taking the lease until this transaction ends. */
async function holdOn(tx: OrgTransaction, token: string | null): Promise<void> {
  const { rows } = await sql`
    SELECT 1 FROM sync_lease WHERE token = ${token} FOR KEY SHARE`.execute(tx);
  if (rows.length === 0) throw new LeaseLostError();
}

async function extend(tx: OrgTransaction, token: string): Promise<boolean> {
  const renewed = await tx
    .updateTable('sync_lease')
    .set({ expires_at: sql`clock_timestamp() + ${lifetimeMs} * interval '1 millisecond'` })
    .where('token', '=', token)
    .executeTakeFirst();
  return renewed.numUpdatedRows > 0n;
}

/** The new token, or null where another process holds the lease. */
async function take(tx: OrgTransaction, orgId: string): Promise<string | null> {
  await tx
    .insertInto('sync_lease')
    .values({ org_id: orgId, token: sql`gen_random_uuid()`, expires_at: sql`'-infinity'` })
    .onConflict((conflict) => conflict.column('org_id').doNothing())
    .execute();
  // Without a lock first, so that the holder is not disturbed by those who stand by.
  if (!(await isFree(tx, sql``))) return null;
  // Waits for transactions of the former holder; it may have renewed the lease meanwhile.
  if (!(await isFree(tx, sql`FOR UPDATE`))) return null;
  const taken = await tx
    .updateTable('sync_lease')
    .set({
      token: sql`gen_random_uuid()`,
      expires_at: sql`clock_timestamp() + ${lifetimeMs} * interval '1 millisecond'`,
    })
    .returning('token')
    .executeTakeFirstOrThrow();
  return taken.token;
}

async function isFree(tx: OrgTransaction, lock: ReturnType<typeof sql>): Promise<boolean> {
  const { rows } = await sql<{ is_free: boolean }>`
    SELECT expires_at <= clock_timestamp()
      OR expires_at > clock_timestamp() + 2 * ${lifetimeMs} * interval '1 millisecond' AS is_free
    FROM sync_lease ${lock}`.execute(tx);
  return rows[0]?.is_free === true;
}

import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { record } from '../audit/audit.ts';
import type { Database, OrgTransaction } from '../database/database.ts';
import { type TokenClaim, type TokenRole, tokenRole } from '../http/token.ts';

/** A session as it was found, and what the browser has to show from now on if that changed. */
export interface FoundSession {
  readonly caller: TokenClaim;
  readonly renewed: string | null;
}

/** The sessions of people who signed in with a browser. What a browser shows is stored as a hash. */
export interface Sessions {
  /** Opens one and gives what the browser has to show. */
  open(orgId: string, role: TokenRole): Promise<string>;
  /** Whom it speaks for, or undefined if it is over: unused for 8 hours, or opened 24 hours ago. */
  check(shown: string): Promise<FoundSession | undefined>;
  /** Ends one, at once. */
  end(shown: string): Promise<void>;
}

/**
 * More people of one role than this are not signed in to one org at a time; who was idle longest is signed
 * out. Each role has its own bound, so that nobody who signs in often signs out the admins.
 */
const mostSessionsPerRole = 1000;

const shape = /^([A-Za-z0-9]{18})\.[A-Za-z0-9_-]{43}$/;

const isLive = sql<boolean>`used_at > now() - interval '8 hours'
  AND opened_at > now() - interval '24 hours'`;
/** What was read off a screen or a log is worth an hour at most. */
const isDue = sql<boolean>`renewed_at < now() - interval '1 hour'`;

/** Sessions in the table `web_session`. */
export function createSessions(database: Database): Sessions {
  return {
    open: (orgId, role) =>
      database.inOrg(orgId, async (tx) => {
        const shown = newSession(orgId);
        await makeRoom(tx, role);
        await tx
          .insertInto('web_session')
          .values({ org_id: orgId, session_hash: hashOf(shown), role })
          .execute();
        await record(tx, { actor: role, action: 'sign-in', told: { role } });
        return shown;
      }),
    async check(shown) {
      const [, orgId] = shape.exec(shown) ?? [];
      if (orgId === undefined) return undefined;
      return database.inOrg(orgId, async (tx) => {
        const row = await find(tx, shown);
        if (row === undefined) return undefined;
        const caller = { orgId, role: tokenRole.parse(row.role) };
        if (row.isDue && row.isCurrent) {
          return { caller, renewed: await renew(tx, orgId, row.session_hash) };
        }
        if (row.isIdle) await noteUse(tx, row.session_hash);
        return { caller, renewed: null };
      });
    },
    async end(shown) {
      const [, orgId] = shape.exec(shown) ?? [];
      if (orgId === undefined) return;
      await database.inOrg(orgId, async (tx) => {
        const row = await find(tx, shown);
        if (row === undefined) return;
        await tx.deleteFrom('web_session').where('session_hash', '=', row.session_hash).execute();
        const role = tokenRole.parse(row.role);
        await record(tx, { actor: role, action: 'sign-out', told: { role } });
      });
    },
  };
}

/** 256 bits of chance, after the org that they are looked up in. */
function newSession(orgId: string): string {
  return `${orgId}.${randomBytes(32).toString('base64url')}`;
}

function hashOf(shown: string): string {
  return createHash('sha256').update(shown).digest('hex');
}

function find(tx: OrgTransaction, shown: string) {
  const hash = hashOf(shown);
  return tx
    .selectFrom('web_session')
    .select([
      'session_hash',
      'role',
      isDue.as('isDue'),
      sql<boolean>`session_hash = ${hash}`.as('isCurrent'),
      sql<boolean>`used_at < now() - interval '5 minutes'`.as('isIdle'),
    ])
    .where((where) =>
      where.or([
        where('session_hash', '=', hash),
        where.and([
          where('previous_hash', '=', hash),
          where('previous_until', '>', sql<Date>`now()`),
        ]),
      ]),
    )
    .where(isLive)
    .executeTakeFirst();
}

/** Changes what the browser shows. What it showed is taken a little longer, for what it asks just now. */
async function renew(tx: OrgTransaction, orgId: string, hash: string): Promise<string | null> {
  const shown = newSession(orgId);
  const changed = await tx
    .updateTable('web_session')
    .set({
      session_hash: hashOf(shown),
      previous_hash: hash,
      previous_until: sql<Date>`now() + interval '30 seconds'`,
      renewed_at: sql<Date>`now()`,
      used_at: sql<Date>`now()`,
    })
    .where('session_hash', '=', hash)
    .executeTakeFirst();
  // Another request of the same browser was first.
  return changed.numUpdatedRows > 0n ? shown : null;
}

async function noteUse(tx: OrgTransaction, hash: string): Promise<void> {
  await tx
    .updateTable('web_session')
    .set({ used_at: sql<Date>`now()` })
    .where('session_hash', '=', hash)
    .execute();
}

async function makeRoom(tx: OrgTransaction, role: TokenRole): Promise<void> {
  await tx
    .deleteFrom('web_session')
    .where(sql<boolean>`NOT (${isLive})`)
    .execute();
  await tx
    .deleteFrom('web_session')
    .where('session_hash', 'in', (rows) =>
      rows
        .selectFrom('web_session')
        .select('session_hash')
        .where('role', '=', role)
        .orderBy('used_at', 'desc')
        .offset(mostSessionsPerRole - 1),
    )
    .execute();
}

import { sql } from 'kysely';
import { record } from '../audit/audit.ts';
import type { AuditActor } from '../audit/audit-entry.ts';
import { hashToken, isSameHash, newToken, readToken, tokenRole } from '../http/token.ts';
import type { TokenClaim, TokenRole } from '../http/token.ts';
import type { Database, OrgTransaction } from './database.ts';

/** A token as those see it who look after tokens: it opens nothing. */
export interface KnownToken {
  /** The first 12 digits of its hash; names it, and opens nothing. */
  readonly id: string;
  readonly role: TokenRole;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly isExpired: boolean;
  /** The last day on which it opened something, as in 2026-11-23, in UTC; null: never. */
  readonly lastUsedOn: string | null;
}

/** The tokens that open the API of each org. Whatever is done to one is written down in the audit. */
export interface ApiTokens {
  /**
   * Makes one more token of a role, for so many days. It is stored as a hash, so this is the only time
   * it is seen. Throws if the role has 100 tokens already.
   */
  issue(
    orgId: string,
    role: TokenRole,
    options: { readonly days: number; readonly actor: AuditActor },
  ): Promise<{ readonly token: string; readonly known: KnownToken }>;
  /** Makes a token for a year and returns it. Every earlier token of that role is deleted. */
  renew(orgId: string, role: TokenRole): Promise<string>;
  /**
   * Makes one token of each role for an org that never had one, or nothing: whoever revokes all wants
   * none. They open the org once `keep` has put them away, so no kill leaves tokens that nobody knows.
   */
  issueFirst(
    orgId: string,
    roles: readonly TokenRole[],
    keep: (tokens: readonly string[]) => Promise<void>,
  ): Promise<Partial<Record<TokenRole, string>>>;
  /** Whom a presented token speaks for, or undefined if it opens nothing. */
  check(token: string): Promise<TokenClaim | undefined>;
  /** Every token of the org, expired ones too, the newest first. */
  list(orgId: string): Promise<readonly KnownToken[]>;
  /** Deletes one token, at once and for good; undefined if the org has none of that id. */
  revoke(orgId: string, id: string, actor: AuditActor): Promise<KnownToken | undefined>;
}

/** More tokens of one role than this are a mistake, and would make every check slow. */
const mostTokensPerRole = 100;
/** How long a token opens its org unless somebody asks for less. */
export const usualTokenDays = 365;
/** Long enough to see in the list that it was this token which ended. */
const expiredAreKept = sql<string>`interval '30 days'`;
const idLength = 12;

/** Tokens in the table `api_token`. */
export function createApiTokens(database: Database): ApiTokens {
  return {
    issue: (orgId, role, { days, actor }) =>
      database.inOrg(orgId, async (tx) => {
        await lockTokens(tx, orgId);
        await tx
          .deleteFrom('api_token')
          .where('expires_at', '<', sql<Date>`now() - ${expiredAreKept}`)
          .execute();
        await refuseOneTooMany(tx, role);
        const token = newToken(orgId, role);
        await insertToken(tx, { orgId, role, token, days, actor });
        const known = await knownTokens(tx).where('token_hash', '=', hashToken(token)).execute();
        return { token, known: toKnown(known[0]) };
      }),
    renew: (orgId, role) =>
      database.inOrg(orgId, async (tx) => {
        const earlier = await tx
          .deleteFrom('api_token')
          .where('role', '=', role)
          .executeTakeFirst();
        const tokens = Number(earlier.numDeletedRows);
        if (tokens > 0) {
          await record(tx, { actor: 'service', action: 'token revoked', told: { role, tokens } });
        }
        const token = newToken(orgId, role);
        await insertToken(tx, { orgId, role, token, days: usualTokenDays, actor: 'service' });
        return token;
      }),
    issueFirst: (orgId, roles, keep) =>
      database.inOrg(orgId, async (tx) => {
        // Of several processes that start at once, one does it.
        await lockTokens(tx, orgId);
        if (await hadTokens(tx)) return {};
        const made = roles.map((role) => ({ role, token: newToken(orgId, role) }));
        for (const { role, token } of made) {
          await insertToken(tx, { orgId, role, token, days: usualTokenDays, actor: 'service' });
        }
        await keep(made.map(({ token }) => token));
        return Object.fromEntries(made.map(({ role, token }) => [role, token]));
      }),
    async check(token) {
      const claim = readToken(token);
      if (!claim) return undefined;
      return database.inOrg(claim.orgId, async (tx) => {
        const stored = await tx
          .selectFrom('api_token')
          .select([
            'token_hash',
            sql<boolean>`last_used_on IS NOT DISTINCT FROM ${today}`.as('isNoted'),
          ])
          .where('role', '=', claim.role)
          .where('expires_at', '>', sql<Date>`now()`)
          .orderBy('created_at', 'desc')
          .limit(mostTokensPerRole)
          .execute();
        const hash = hashToken(token);
        // Looks at every one: stopping at the first match would tell how many there are before it.
        const [match] = stored.filter((row) => isSameHash(row.token_hash, hash));
        if (match === undefined) return undefined;
        if (!match.isNoted) await noteUse(tx, match.token_hash);
        return claim;
      });
    },
    list: (orgId) =>
      database.inOrg(orgId, async (tx) => {
        const rows = await knownTokens(tx).orderBy('created_at', 'desc').orderBy('id').execute();
        return rows.map(toKnown);
      }),
    revoke: (orgId, id, actor) =>
      database.inOrg(orgId, async (tx) => {
        const [row] = await knownTokens(tx).where(tokenId, '=', id).execute();
        if (row === undefined) return undefined;
        await tx.deleteFrom('api_token').where(tokenId, '=', id).execute();
        const known = toKnown(row);
        await record(tx, {
          actor,
          action: 'token revoked',
          told: { role: known.role, tokenId: id, tokens: 1 },
        });
        return known;
      }),
  };
}

const today = sql<Date>`(now() AT TIME ZONE 'UTC')::date`;
const tokenId = sql<string>`left(token_hash, ${sql.lit(idLength)})`;

function knownTokens(tx: OrgTransaction) {
  return tx
    .selectFrom('api_token')
    .select([
      tokenId.as('id'),
      'role',
      'created_at',
      'expires_at',
      sql<boolean>`expires_at <= now()`.as('isExpired'),
      sql<string | null>`last_used_on::text`.as('lastUsedOn'),
    ]);
}

type KnownRow = Awaited<ReturnType<ReturnType<typeof knownTokens>['execute']>>[number];

function toKnown(row: KnownRow | undefined): KnownToken {
  if (row === undefined) throw new Error('The token that was just stored is not there.');
  return {
    id: row.id,
    role: tokenRole.parse(row.role),
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    isExpired: row.isExpired,
    lastUsedOn: row.lastUsedOn,
  };
}

async function lockTokens(tx: OrgTransaction, orgId: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`tokens ${orgId}`}, 0))`.execute(tx);
}

/**
 * Whether the org has or had a token. Those that ended leave their table, and the audit tells of them; what
 * retention takes from either leaves an entry that says so, which is replaced whenever it goes itself.
 */
async function hadTokens(tx: OrgTransaction): Promise<boolean> {
  const held = await tx.selectFrom('api_token').select('role').limit(1).execute();
  if (held.length > 0) return true;
  const told = await tx
    .selectFrom('audit_entry')
    .select('action')
    .where((where) =>
      where.or([
        where('action', 'in', ['token issued', 'token revoked']),
        where.and([
          where('action', '=', 'retention'),
          where(sql<string>`told ->> 'kind'`, 'in', ['audit entries', 'ended tokens']),
        ]),
      ]),
    )
    .limit(1)
    .execute();
  return told.length > 0;
}

async function refuseOneTooMany(tx: OrgTransaction, role: TokenRole): Promise<void> {
  const { held } = await tx
    .selectFrom('api_token')
    .select(({ fn }) => fn.countAll<string>().as('held'))
    .where('role', '=', role)
    .executeTakeFirstOrThrow();
  if (Number(held) < mostTokensPerRole) return;
  throw new Error(
    `There are ${mostTokensPerRole} tokens of the role ${role} already. Revoke those that nobody uses, ` +
      'then try again.',
  );
}

async function insertToken(
  tx: OrgTransaction,
  made: { orgId: string; role: TokenRole; token: string; days: number; actor: AuditActor },
): Promise<void> {
  const { orgId, role, days, actor } = made;
  const hash = hashToken(made.token);
  await tx
    .insertInto('api_token')
    .values({
      org_id: orgId,
      role,
      token_hash: hash,
      expires_at: sql<Date>`now() + make_interval(days => ${days})`,
    })
    .execute();
  await record(tx, {
    actor,
    action: 'token issued',
    told: { role, tokenId: hash.slice(0, idLength), days },
  });
}

/** Writes the day once: whoever comes second finds it written. */
async function noteUse(tx: OrgTransaction, hash: string): Promise<void> {
  await tx
    .updateTable('api_token')
    .set({ last_used_on: today })
    .where('token_hash', '=', hash)
    .where(sql<boolean>`last_used_on IS DISTINCT FROM ${today}`)
    .execute();
}

import { sql } from 'kysely';
import { hashToken, isSameHash, newToken, readToken } from '../http/token.ts';
import type { TokenClaim, TokenRole } from '../http/token.ts';
import type { Database } from './database.ts';

/** The tokens that open the API of each org. */
export interface ApiTokens {
  /**
   * Makes a token and returns it; it is stored as a hash, so this is the only time it is seen. Every
   * earlier token of that role is deleted.
   */
  renew(orgId: string, role: TokenRole): Promise<string>;
  /**
   * Makes one token of each role for an org that has none, or nothing. They open the org once
   * `keep` has put them away, so no kill leaves tokens that nobody knows.
   */
  issueFirst(
    orgId: string,
    roles: readonly TokenRole[],
    keep: (tokens: readonly string[]) => Promise<void>,
  ): Promise<Partial<Record<TokenRole, string>>>;
  /** Whom a presented token speaks for, or undefined if it opens nothing. */
  check(token: string): Promise<TokenClaim | undefined>;
}

/** More live tokens of one role than this are a mistake, and would make every check slow. */
const mostTokensPerRole = 100;

/** Tokens in the table `api_token`. */
export function createApiTokens(database: Database): ApiTokens {
  return {
    async renew(orgId, role) {
      const token = newToken(orgId, role);
      await database.inOrg(orgId, async (tx) => {
        await tx.deleteFrom('api_token').where('role', '=', role).execute();
        await tx
          .insertInto('api_token')
          .values({ org_id: orgId, role, token_hash: hashToken(token) })
          .execute();
      });
      return token;
    },
    issueFirst: (orgId, roles, keep) =>
      database.inOrg(orgId, async (tx) => {
        // Of several processes that start at once, one does it.
        await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`tokens ${orgId}`}, 0))`.execute(
          tx,
        );
        const live = await tx.selectFrom('api_token').select('role').limit(1).execute();
        if (live.length > 0) return {};
        const made = roles.map((role) => ({ role, token: newToken(orgId, role) }));
        const rows = made.map(({ role, token }) => ({
          org_id: orgId,
          role,
          token_hash: hashToken(token),
        }));
        await tx.insertInto('api_token').values(rows).execute();
        await keep(made.map(({ token }) => token));
        return Object.fromEntries(made.map(({ role, token }) => [role, token]));
      }),
    async check(token) {
      const claim = readToken(token);
      if (!claim) return undefined;
      const stored = await database.inOrg(claim.orgId, (tx) =>
        tx
          .selectFrom('api_token')
          .select('token_hash')
          .where('role', '=', claim.role)
          .orderBy('created_at', 'desc')
          .limit(mostTokensPerRole)
          .execute(),
      );
      const hash = hashToken(token);
      // Looks at every one: stopping at the first match would tell how many there are before it.
      const matches = stored.filter((row) => isSameHash(row.token_hash, hash));
      return matches.length > 0 ? claim : undefined;
    },
  };
}

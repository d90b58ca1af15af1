import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import type { Log } from '../log.ts';
import type { Tables } from './tables.ts';

/** A transaction that sees and writes the rows of one org only. */
export type OrgTransaction = Transaction<Tables>;

/** The service's only way to its tables. */
export interface Database {
  /**
   * Runs `work` in one transaction as this org (18 characters): its rows are the only ones that
   * can be seen or written. Rolls back if `work` throws.
   */
  inOrg<T>(orgId: string, work: (tx: OrgTransaction) => Promise<T>): Promise<T>;
  /** Throws if the database does not answer, or if its role could see every org's rows. */
  check(): Promise<void>;
  /** Waits for running transactions, then lets go of every connection. */
  close(): Promise<void>;
}

const orgIdShape = /^[A-Za-z0-9]{18}$/;

/**
 * Opens a pool on a PostgreSQL URL. Connects on first use, so a database that is away throws there.
 *
 * @param mostConnections how many transactions run at a time; others wait for them
 */
export function openDatabase(url: string, log: Log, mostConnections = 10): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: mostConnections,
    connectionTimeoutMillis: 10_000,
    // A network that is cut in silence must not hold synchronisation up for TCP's own hours.
    keepAlive: true,
    query_timeout: 60_000,
    // A process that stopped in the middle of a transaction must not keep its locks for ever.
    idle_in_transaction_session_timeout: 30_000,
    application_name: 'watercooler',
  });
  // An idle connection that breaks (PostgreSQL restarted) would otherwise end the process.
  pool.on('error', (error) => log.warn({ error: error.name }, 'a database connection broke'));
  // So would one that breaks within a transaction, between two statements: the pool hears of idle ones
  // only. The next statement fails, and the transaction with it.
  pool.on('connect', (client) => {
    client.on('error', (error) => log.warn({ error: error.name }, 'a database connection broke'));
  });
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });

  let isRoleChecked = false;
  async function checkRole(): Promise<void> {
    if (isRoleChecked) return;
    await refuseUnboundRole(kysely);
    isRoleChecked = true;
  }

  return {
    async inOrg(orgId, work) {
      if (!orgIdShape.test(orgId)) {
        throw new Error(
          'A database transaction was asked for without an org. Pass the 18-character org id.',
        );
      }
      await checkRole();
      return kysely.transaction().execute(async (tx) => {
        await sql`SELECT set_config('app.org_id', ${orgId}, true)`.execute(tx);
        return work(tx);
      });
    },
    async check() {
      await checkRole();
      await sql`SELECT 1`.execute(kysely);
    },
    close: () => kysely.destroy(),
  };
}

/**
 * Superusers and BYPASSRLS roles skip row-level security: every org would see every other's rows. So
 * would whoever may become one of them.
 */
async function refuseUnboundRole(kysely: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ name: string; is_unbound: boolean }>`
    SELECT current_user AS name, EXISTS (
      SELECT FROM pg_roles AS role WHERE (role.rolsuper OR role.rolbypassrls)
        AND pg_has_role(current_user, role.oid, 'MEMBER')) AS is_unbound`.execute(kysely);
  const role = rows[0];
  if (!role || role.is_unbound) {
    throw new Error(
      `The database role "${role?.name ?? 'unknown'}" is, or may become, one that is a superuser or ` +
        'bypasses row-level security, so orgs would not be kept apart. Use a role with NOSUPERUSER ' +
        'NOBYPASSRLS, which is a member of no such role.',
    );
  }
}

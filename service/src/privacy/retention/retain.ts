import { type RawBuilder, sql } from 'kysely';
import { record } from '../../audit/audit.ts';
import type { AuditActor } from '../../audit/audit-entry.ts';
import { tellsSmallestGroupNow } from '../../audit/smallest-group.ts';
import type { Database, OrgTransaction } from '../../database/database.ts';
import {
  endedTokenDays,
  type Keeping,
  type KeptKind,
  type RetentionKind,
  type RetentionReport,
  type Stock,
} from './keeping.ts';

/** Who asks, of which org, and what is kept how long. */
export interface RetentionOf {
  readonly database: Database;
  readonly orgId: string;
  readonly keeping: Keeping;
  readonly actor: AuditActor;
  /** Counts, and changes nothing. */
  readonly isDryRun: boolean;
}

/** A table of which rows go by their age; PostgreSQL's clock says how old they are. */
interface AgingTable {
  readonly table: string;
  readonly since: string;
  readonly ends: RawBuilder<unknown>;
  /** Which rows of the table are of the kind; all, unless told. */
  readonly isOfKind?: RawBuilder<boolean>;
  /** What stays however old it is. */
  readonly isNeeded?: RawBuilder<boolean>;
}

/**
 * Removes what is older than it may be, each kind in a transaction of its own, and tells how much there
 * is. Nothing that Salesforce still holds is removed, so that a rebuilt database gives the same.
 */
export async function retain(asked: RetentionOf): Promise<RetentionReport> {
  const { database, orgId, keeping, isDryRun } = asked;
  const removal = (kind: RetentionKind, table: AgingTable) =>
    database.inOrg(orgId, (tx) => removeOld(tx, asked, kind, table));
  return {
    isDryRun,
    byAge: {
      'audit entries': await removal('audit entries', {
        ...{ table: 'audit_entry', since: 'at' },
        ends: sql`now() - ${keeping.auditYears} * interval '1 year'`,
        isNeeded: tellsSmallestGroupNow,
      }),
      'erasure receipts': await removal('erasure receipts', {
        ...{ table: 'erasure_receipt', since: 'given_at' },
        ends: sql`now() - ${keeping.receiptYears} * interval '1 year'`,
      }),
      'ended tokens': await removal('ended tokens', {
        ...{ table: 'api_token', since: 'expires_at' },
        isOfKind: sql<boolean>`expires_at <= now()`,
        ends: sql`now() - ${endedTokenDays} * interval '1 day'`,
      }),
      'findings about the org': await removal('findings about the org', {
        ...{ table: 'org_fact', since: 'checked_at' },
        ends: sql`now() - ${keeping.findingDays} * interval '1 day'`,
      }),
    },
    kept: await database.inOrg(orgId, countKept),
  };
}

async function removeOld(
  tx: OrgTransaction,
  { isDryRun, actor }: RetentionOf,
  kind: RetentionKind,
  { table, since, ends, isOfKind = sql<boolean>`true`, isNeeded = sql<boolean>`false` }: AgingTable,
): Promise<Stock & { readonly removed: number }> {
  const old = sql`${sql.ref(since)} < ${ends} AND NOT ${isNeeded}`;
  const { rows } = await sql<Counted & { old: number }>`
    SELECT count(*)::integer AS rows, min(${sql.ref(since)}) AS oldest,
      (count(*) FILTER (WHERE ${old}))::integer AS old
    FROM ${sql.table(table)} WHERE ${isOfKind}`.execute(tx);
  const [counted] = rows;
  const removed = counted?.old ?? 0;
  if (removed > 0 && !isDryRun) {
    await sql`DELETE FROM ${sql.table(table)} WHERE ${old}`.execute(tx);
    await record(tx, { actor, action: 'retention', told: { kind, rows: removed } });
  }
  return { ...stockOf(counted), removed };
}

interface Counted {
  readonly rows: number;
  readonly oldest: Date | null;
}

function stockOf(counted: Counted | undefined): Stock {
  return { rows: counted?.rows ?? 0, oldest: counted?.oldest?.toISOString() ?? null };
}

async function countKept(tx: OrgTransaction): Promise<Record<KeptKind, Stock>> {
  const count = async (from: RawBuilder<unknown>, since: string): Promise<Stock> => {
    const { rows } = await sql<Counted>`
      SELECT count(*)::integer AS rows, min(${sql.ref(since)}) AS oldest FROM ${from}`.execute(tx);
    return stockOf(rows[0]);
  };
  return {
    notes: await count(sql`note`, 'written_at'),
    'notes without words': await count(sql`note WHERE redacted_text = ''`, 'written_at'),
    releases: await count(sql`release`, 'released_at'),
    erasures: await count(sql`erasure`, 'erased_at'),
  };
}

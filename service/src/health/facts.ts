import { sql } from 'kysely';
import type { OrgTransaction } from '../database/database.ts';
import type { OrgHealth } from '../http/health-reader.ts';
import { findLastRelease } from '../release/last-release.ts';
import type { NoteReaders } from './note-readers.ts';
import { type Checked, findNoteReaders } from './org-facts.ts';

/** Records that Salesforce does not take, and its code for why. */
export interface Refusal {
  readonly sobject: string;
  readonly code: string;
  readonly records: number;
}

/** What our database knows about one org. */
export interface StoredFacts {
  readonly heldNotes: number;
  readonly refusals: readonly Refusal[];
  readonly readers: Checked<NoteReaders> | null;
  readonly lastReleaseAt: Date | null;
  /** Null before the calendar began. */
  readonly nextReleaseAt: Date | null;
  /** Whether all notes that were there at first were read. */
  readonly isHistoryRead: boolean;
  /** Whether some process holds the right to follow the org. */
  readonly isFollowed: boolean;
  /** The newest migration, as in `020_org_facts`. */
  readonly migration: string | null;
  /** What the database's clock says. */
  readonly databaseTime: Date;
}

/** Everything that the health page is made from. */
export interface HealthFacts extends StoredFacts {
  readonly now: Date;
  /** What the clock of the service's computer says. */
  readonly computerTime: Date;
  /** How the connection of this process is doing; null where it does not follow this org. */
  readonly org: OrgHealth | null;
  /** The user name of the integration user; null where this process does not follow this org. */
  readonly integrationUser: string | null;
  /** The version of the service. */
  readonly version: string;
}

/** How often a locked record may be refused before anybody is told: locks pass by themselves. */
const patienceWithLocks = 4;

/** Reads what our database knows about the org of this transaction. */
export async function findStoredFacts(tx: OrgTransaction): Promise<StoredFacts> {
  const { held } = await tx
    .selectFrom('note')
    .select((row) => row.fn.countAll<string>().as('held'))
    .where('status', '=', 'held')
    .executeTakeFirstOrThrow();
  const refusals = await tx
    .selectFrom('written_row')
    .select((row) => ['sobject', 'refused_code', row.fn.countAll<string>().as('records')])
    .where('refused_code', 'is not', null)
    .where(sql<boolean>`written_hash IS DISTINCT FROM desired_hash`)
    .where((row) =>
      row.or([
        row('refused_code', 'not in', ['UNABLE_TO_LOCK_ROW', 'ENTITY_IS_LOCKED']),
        row('refused_count', '>=', patienceWithLocks),
      ]),
    )
    .groupBy(['sobject', 'refused_code'])
    .orderBy('sobject')
    .orderBy('refused_code')
    .execute();
  const due = await tx.selectFrom('release_calendar').select('next_at').executeTakeFirst();
  const notes = await tx
    .selectFrom('checkpoint')
    .select('is_caught_up')
    .where('stream', '=', 'notes')
    .executeTakeFirst();
  const lease = await tx
    .selectFrom('sync_lease')
    .select(sql<boolean>`expires_at > clock_timestamp()`.as('is_live'))
    .executeTakeFirst();
  const { rows } = await sql<{ now: Date; migration: string | null }>`
    SELECT clock_timestamp() AS now, (SELECT max(name) FROM migrations.kysely_migration) AS migration
    `.execute(tx);
  return {
    heldNotes: Number(held),
    refusals: refusals.map((row) => ({
      sobject: row.sobject,
      code: row.refused_code ?? '',
      records: Number(row.records),
    })),
    readers: await findNoteReaders(tx),
    lastReleaseAt: await findLastRelease(tx),
    nextReleaseAt: due?.next_at ?? null,
    isHistoryRead: notes?.is_caught_up ?? false,
    isFollowed: lease?.is_live ?? false,
    migration: rows[0]?.migration ?? null,
    databaseTime: rows[0]?.now ?? new Date(Number.NaN),
  };
}

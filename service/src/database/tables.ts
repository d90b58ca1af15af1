import type { ColumnType, Generated } from 'kysely';
import type { SyncedTables } from './synced-tables.ts';

/** A hashed token that a machine or a person presents to the API (migrations 001, 025). */
export interface ApiTokenTable {
  org_id: string;
  /** Lower-case hexadecimal SHA-256 of the whole token. */
  token_hash: string;
  role: string;
  created_at: Generated<Date>;
  expires_at: Generated<Date>;
  /** The last day on which it opened something, in UTC; read it as text. */
  last_used_on: Date | null;
}

/** Somebody who signed in with a browser (migration 027). */
export interface WebSessionTable {
  org_id: string;
  /** Lower-case hexadecimal SHA-256 of what the browser shows. */
  session_hash: string;
  previous_hash: string | null;
  previous_until: Date | null;
  role: string;
  opened_at: Generated<Date>;
  used_at: Generated<Date>;
  renewed_at: Generated<Date>;
}

/** What was found out about an org beside its records (migration 020). */
export interface OrgFactTable {
  org_id: string;
  name: string;
  /** JSON; whoever reads it checks its shape. */
  told: ColumnType<unknown, string, string>;
  checked_at: Date;
}

/** What was done, by what kind of actor (migration 024). Rows are added and, once old, removed. */
export interface AuditEntryTable {
  org_id: string;
  entry_id: Generated<string>;
  at: Generated<Date>;
  actor: string;
  action: string;
  /** JSON; whoever reads it checks its shape. */
  told: ColumnType<unknown, string, never>;
}

/** Whose notes were erased (migration 023). Rows are only ever added. */
export interface ErasureTable {
  org_id: string;
  erasure_id: string;
  kind: 'contributor' | 'contact' | 'lead' | 'account';
  subject: string;
  erased_at: Date;
  /** JSON: how many rows, by table. */
  counts: ColumnType<unknown, string, never>;
}

export interface ErasedNoteTable {
  org_id: string;
  note: string;
  modified_at: Date | null;
}

export interface ErasureReceiptTable {
  org_id: string;
  erasure_id: string;
  given_at: Date;
  /** JSON. */
  told: ColumnType<unknown, string, string>;
}

/** Every table, by name. Whoever adds a table in a migration adds its columns here. */
export interface Tables extends SyncedTables {
  api_token: ApiTokenTable;
  web_session: WebSessionTable;
  org_fact: OrgFactTable;
  audit_entry: AuditEntryTable;
  erasure: ErasureTable;
  erased_note: ErasedNoteTable;
  erasure_receipt: ErasureReceiptTable;
}

import { sql, type RawBuilder } from 'kysely';

/** A table that a rebuild gives back, and what of it. */
export interface ComparedTable {
  readonly name: string;
  /** Columns that tell how far reading came and not what was read. */
  readonly without: readonly string[];
  /** Which of its rows. */
  readonly where: RawBuilder<boolean>;
}

function all(name: string, without: readonly string[] = []): ComparedTable {
  return { name, without, where: sql<boolean>`true` };
}

/** Of what people deleted nothing but its key comes back. */
function undeleted(name: string): ComparedTable {
  return { name, without: [], where: sql<boolean>`NOT is_deleted` };
}

/** Of notes that we do not hold Salesforce keeps what is needed when somebody shows them again. */
function ofHeldNotes(name: string): ComparedTable {
  return { name, without: [], where: sql<boolean>`note_id IN (SELECT note_id FROM note)` };
}

/** What a database that was rebuilt from Salesforce holds exactly as the one before did. */
export const comparedTables: readonly ComparedTable[] = [
  undeleted('prompt'),
  undeleted('theme'),
  undeleted('persona'),
  // When we last saw a note saved moves with our own writes.
  all('note', ['modified_at']),
  all('note_vector'),
  all('quarter_group'),
  all('release_calendar'),
  all('release'),
  all('released_note'),
  ofHeldNotes('looked_at_note'),
  all('cell'),
  all('cell_quote'),
  all('published_persona'),
  all('published_reason'),
  all('proposed_theme'),
  all('proposed_note'),
  {
    name: 'written_row',
    // Whether and how often it had to be written is no part of what it should hold; a master matters
    // only to create a record.
    without: [
      ...['parent_id', 'written_hash', 'refused_code', 'refused_count', 'retry_at'],
      ...['drift_count'],
    ],
    // Proposals that shrank, and the status, are in tables of their own. Records that hold nothing, or
    // that are hidden from us, need not be known.
    where: sql<boolean>`sobject NOT IN ('Buyer_Theme__c', 'Watercooler_Status__c')
      AND (sobject <> 'Buyer_Note__c' OR row_key IN (SELECT note_id FROM note))
      AND jsonb_strip_nulls(desired) <> '{}'`,
  },
];

/** What is not compared, and why. */
export const otherTables: Readonly<Record<string, string>> = {
  audit_entry: 'what was done, which Salesforce does not know',
  api_token: 'given out by us and kept nowhere else',
  checkpoint: 'how far reading came',
  confirmations: 'counts changes since this database was made',
  erasure: 'kept in a file beside the database too',
  erased_note: 'kept in that file too, but for when it was last seen',
  erasure_receipt: 'what was told when an erasure was done',
  org_fact: 'what a check found in the org, which the next check finds again',
  sync_lease: 'which process follows the org now',
  web_session: 'who is signed in, which Salesforce does not know',
};

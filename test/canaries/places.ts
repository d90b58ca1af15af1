import pg from 'pg';
import type { CanaryCompany } from './company.ts';

/** Somewhere words can come to rest or come out, and what was found there. */
export interface Sighting {
  /** As in `database public.note.quote` or `log`. */
  readonly place: string;
  readonly text: string;
}

/** Every column of every table, the queue's and the migrator's too, as text; of bytes what they spell. */
export async function* inDatabase(adminUrl: string): AsyncGenerator<Sighting> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rows: columns } = await client.query<{ place: string; source: string; value: string }>(
      `SELECT format('%s.%s.%s', n.nspname, c.relname, a.attname) AS place,
         format('%I.%I', n.nspname, c.relname) AS source,
         CASE WHEN a.atttypid = 'bytea'::regtype THEN format('encode(%I, ''escape'')', a.attname)
           ELSE format('%I::text', a.attname) END AS value
       FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind IN ('r', 'p', 'm') AND a.attnum > 0 AND NOT a.attisdropped
         AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'`,
    );
    for (const { place, source, value } of columns) {
      const { rows } = await client.query<{ text: string }>(
        `SELECT string_agg(DISTINCT ${value}, E'\\n') AS text FROM ${source} WHERE ${value} <> ''`,
      );
      yield { place: `database ${place}`, text: rows[0]?.text ?? '' };
    }
  } finally {
    await client.end();
  }
}

/** What people write there themselves, and only they and whoever sees all data may read. */
const writtenByReps = new Set([
  'Body__c',
  'Asset__c',
  'Approved_Quote__c',
  'Client_Key__c',
  'Name',
]);

/** Every field of every record of ours, deleted ones too; of notes what the service writes on them. */
export async function* inOrg(company: CanaryCompany): AsyncGenerator<Sighting> {
  const { org, admin, integration } = company;
  for (const { name, fields } of org.metadata.objects.values()) {
    if (!name.endsWith('__c')) continue;
    for (const session of [admin, integration]) {
      const readable = [...fields.keys()].filter(
        (field) =>
          org.canField(session, name, field).read &&
          !(name === 'Buyer_Note__c' && writtenByReps.has(field)),
      );
      if (!org.can(session, name).read || readable.length === 0) continue;
      const rows = await org.query(session, `SELECT ${readable.join(', ')} FROM ${name}`, {
        // A note that its rep threw away lies in their recycle bin as it was; nobody can write to it there.
        includeDeleted: name !== 'Buyer_Note__c',
      });
      for (const field of readable) {
        yield {
          place: `org ${name}.${field}`,
          text: rows.map((row) => String(row[field])).join('\n'),
        };
      }
    }
  }
  yield* trespasses(company);
}

/** What nobody may be able to read, and records of others that the service may not have touched. */
async function* trespasses(company: CanaryCompany): AsyncGenerator<Sighting> {
  const { org, admin, integration, marketer, salesLead, reps } = company;
  const touched = await org.query(
    admin,
    `SELECT Id, Name FROM Account WHERE LastModifiedById = '${integration.userId}'`,
  );
  yield { place: 'org Account, changed by the service', text: JSON.stringify(touched) };
  for (const session of [...reps.slice(0, 3), salesLead]) {
    const others = await org.query(
      session,
      `SELECT Body__c FROM Buyer_Note__c WHERE CreatedById != '${session.userId}'`,
    );
    yield { place: 'org notes of others, read by a colleague', text: JSON.stringify(others) };
  }
  const ofMarketer = await org
    .query(marketer, 'SELECT Body__c, Quote__c FROM Buyer_Note__c')
    .catch(() => []);
  yield { place: 'org notes, read by marketing', text: JSON.stringify(ofMarketer) };
}

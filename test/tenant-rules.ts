import type pg from 'pg';

/**
 * The rules that keep orgs apart in the schema `public`, each a query for what breaks it. pg-boss and
 * the migrator have schemas of their own (`jobs`, `migrations`), which hold no org's data.
 */
const rules = {
  'has no org_id that is text and never null': `
    SELECT c.relname AS who FROM tables c WHERE NOT EXISTS (
      SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'org_id'
        AND a.attnotnull AND a.atttypid = 'text'::regtype AND NOT a.attisdropped)`,
  'does not check that org_id has 18 characters': `
    SELECT c.relname AS who FROM tables c WHERE NOT EXISTS (
      SELECT FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'c' AND k.convalidated
        AND pg_get_constraintdef(k.oid) = 'CHECK ((length(org_id) = 18))')`,
  'is a key that does not begin with org_id': `
    SELECT c.relname || '.' || k.conname AS who
    FROM tables c JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype IN ('p', 'u', 'f', 'x')
    LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.conkey[1]
    LEFT JOIN pg_attribute f ON f.attrelid = k.confrelid AND f.attnum = k.confkey[1]
    WHERE a.attname IS DISTINCT FROM 'org_id'
      OR (k.contype = 'f' AND f.attname IS DISTINCT FROM 'org_id')`,
  'is an index that does not begin with org_id': `
    SELECT c.relname || '.' || i.indexrelid::regclass AS who
    FROM tables c JOIN pg_index i ON i.indrelid = c.oid
    LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
    WHERE a.attname IS DISTINCT FROM 'org_id'`,
  'has no primary key': `
    SELECT c.relname AS who FROM tables c WHERE NOT EXISTS (
      SELECT FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'p')`,
  'does not force row-level security': `
    SELECT c.relname AS who FROM tables c WHERE NOT (c.relrowsecurity AND c.relforcerowsecurity)`,
  'has no policy on the org of the transaction, or another one besides': `
    SELECT c.relname AS who FROM tables c WHERE 1 <> (
        SELECT count(*) FROM pg_policies p WHERE p.schemaname = 'public' AND p.tablename = c.relname)
      OR NOT EXISTS (
        SELECT FROM pg_policies p WHERE p.schemaname = 'public' AND p.tablename = c.relname
          AND p.cmd = 'ALL' AND p.roles = '{public}'
          AND p.qual = '(org_id = current_setting(''app.org_id''::text, true))'
          AND p.with_check = '(org_id = current_setting(''app.org_id''::text, true))')`,
  'is a view, which row-level security does not bind': `
    SELECT c.relname AS who FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('v', 'm')`,
  'lies in a schema that no rule watches': `
    SELECT c.oid::regclass::text AS who FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND n.nspname !~ '^pg_'
      AND n.nspname NOT IN ('information_schema', 'public', 'jobs', 'migrations')`,
} as const;

const tables = `WITH tables AS (
  SELECT * FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p'))`;

/** What breaks the rules, as sentences such as "note.note_persona is an index that …"; none is well. */
export async function brokenTenantRules(client: pg.Client): Promise<string[]> {
  const broken: string[] = [];
  for (const [rule, query] of Object.entries(rules)) {
    const { rows } = await client.query<{ who: string }>(`${tables} ${query}`);
    broken.push(...rows.map(({ who }) => `${who} ${rule}`));
  }
  return broken;
}

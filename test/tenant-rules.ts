import type pg from 'pg';

/** The one function that the policies ask, to the letter: every row of every org is behind it. */
const orgOfTransaction = `
DECLARE
  org text := pg_catalog.current_setting('app.org_id', true);
BEGIN
  IF pg_catalog.length(org) OPERATOR(pg_catalog.=) 18 THEN
    RETURN org;
  END IF;
  RAISE EXCEPTION 'A transaction did not say its org. Ask the database through Database.inOrg.'
    USING ERRCODE = 'insufficient_privilege';
END
`;

/**
 * The rules that keep orgs apart in the schema `public`, each a query for what breaks it. pg-boss and
 * the migrator have schemas of their own (`jobs`, `migrations`), which hold no org's data; what else is
 * asked of the whole database holds for them too.
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
          AND p.cmd = 'ALL' AND p.roles = '{public}' AND p.permissive = 'PERMISSIVE'
          AND p.qual = '(org_id = org_of_transaction())'
          AND p.with_check = '(org_id = org_of_transaction())')`,
  'is granted to somebody besides its owner': `
    SELECT DISTINCT c.relname AS who FROM tables c, aclexplode(c.relacl) AS given
    WHERE given.grantee <> c.relowner`,
  'is granted by default to somebody besides its owner': `
    SELECT DISTINCT 'what ' || d.defaclrole::regrole || ' makes' AS who
    FROM pg_default_acl d, aclexplode(d.defaclacl) AS given
    WHERE given.grantee <> d.defaclrole`,
  'is rewritten by a rule': `
    SELECT c.relname AS who FROM tables c JOIN pg_rewrite r ON r.ev_class = c.oid`,
  'is a view with the rights of its owner': `
    SELECT c.relname AS who FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'v'
      AND NOT coalesce('security_invoker=true' = ANY (c.reloptions), false)`,
  'is a materialised view, which keeps rows where no policy is': `
    SELECT c.relname AS who FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'm'`,
  'lies in another database, where no policy is': `
    SELECT c.relname AS who FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'f'`,
  'lies in a schema that no rule watches': `
    SELECT c.oid::regclass::text AS who FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname !~ '^pg_'
      AND n.nspname NOT IN ('information_schema', 'public', 'jobs', 'migrations')`,
  'is a function with the rights of its owner': `
    SELECT p.oid::regprocedure::text AS who
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE p.prosecdef AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'`,
  'is a function without a search_path of its own': `
    SELECT p.oid::regprocedure::text AS who FROM pg_proc p
    WHERE p.pronamespace = 'public'::regnamespace AND p.proname <> 'org_of_transaction'
      AND NOT EXISTS (SELECT FROM unnest(p.proconfig) AS setting WHERE setting LIKE 'search_path=%')`,
  'is not the function that tells the org of a transaction': `
    SELECT 'org_of_transaction' AS who WHERE 1 <> (
        SELECT count(*) FROM pg_proc p WHERE p.proname = 'org_of_transaction')
      OR NOT EXISTS (
        SELECT FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
        WHERE p.pronamespace = 'public'::regnamespace AND p.proname = 'org_of_transaction'
          AND l.lanname = 'plpgsql' AND p.pronargs = 0 AND p.provolatile = 's'
          AND p.prosrc = $$${orgOfTransaction}$$)`,
  'is a role that row-level security does not bind, and ours or one that ours may become': `
    SELECT r.rolname AS who FROM pg_roles r
    WHERE (r.rolsuper OR r.rolbypassrls) AND pg_has_role(current_user, r.oid, 'MEMBER')`,
} as const;

const tables = `WITH tables AS (
  SELECT * FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p'))`;

/**
 * What breaks the rules, as sentences such as "note.note_persona is an index that …"; none is well. Ask
 * as the role that the service signs in with.
 */
export async function brokenTenantRules(client: pg.Client): Promise<string[]> {
  const broken: string[] = [];
  for (const [rule, query] of Object.entries(rules)) {
    const { rows } = await client.query<{ who: string }>(`${tables} ${query}`);
    broken.push(...rows.map(({ who }) => `${who} ${rule}`));
  }
  return broken;
}

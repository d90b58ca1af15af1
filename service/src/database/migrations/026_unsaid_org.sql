-- A transaction that never said its org saw no rows, as if the org had none: a mistake that looks like
-- an answer. Now whatever it asks of a table with an org's rows fails. (After a transaction that said
-- its org PostgreSQL gives an empty setting, not a missing one, so asking for one that must be there
-- would not do.) Everything is named with its schema: a search_path set on the function would be set
-- and put back for every row that is written. A later migration that reads or changes rows, or adds a
-- foreign key to a table that has some, fails here too, where it used to find none: it has to put NO
-- FORCE ROW LEVEL SECURITY before and FORCE after.
CREATE FUNCTION org_of_transaction() RETURNS text
LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
  org text := pg_catalog.current_setting('app.org_id', true);
BEGIN
  IF pg_catalog.length(org) OPERATOR(pg_catalog.=) 18 THEN
    RETURN org;
  END IF;
  RAISE EXCEPTION 'A transaction did not say its org. Ask the database through Database.inOrg.'
    USING ERRCODE = 'insufficient_privilege';
END
$$;

DO $$
DECLARE
  bound text;
BEGIN
  FOR bound IN SELECT tablename FROM pg_policies WHERE schemaname = 'public' AND policyname = 'tenant' LOOP
    EXECUTE format(
      'ALTER POLICY tenant ON %I USING (org_id = org_of_transaction()) WITH CHECK (org_id = org_of_transaction())',
      bound);
  END LOOP;
END
$$;

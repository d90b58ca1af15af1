-- What was done to an org's data and access, and by what kind of actor: never to whom, and no words. An
-- entry is written once. It cannot be changed, and only one older than a year can be removed.
CREATE TABLE audit_entry (
  org_id text NOT NULL CHECK (length(org_id) = 18),
  entry_id uuid NOT NULL DEFAULT gen_random_uuid(),
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  actor text NOT NULL
    CHECK (actor IN ('service', 'admin command', 'rep', 'marketing', 'sales-lead', 'admin')),
  action text NOT NULL CHECK (length(action) BETWEEN 1 AND 40),
  -- What kind of thing, and how many: its shape is in service/src/audit/audit-entry.ts.
  told jsonb NOT NULL CHECK (length(told::text) <= 1000),
  PRIMARY KEY (org_id, at, entry_id)
);

ALTER TABLE audit_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_entry FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON audit_entry
  USING (org_id = current_setting('app.org_id', true))
  WITH CHECK (org_id = current_setting('app.org_id', true));

CREATE FUNCTION keep_audit_entry() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' AND OLD.at < now() - interval '1 year' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'An audit entry cannot be changed, nor removed within a year.'
    USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER audit_entry_is_kept BEFORE UPDATE OR DELETE ON audit_entry
  FOR EACH ROW EXECUTE FUNCTION keep_audit_entry();
-- An owner has these rights unless they are taken away; a trigger on rows does not see TRUNCATE.
REVOKE UPDATE, TRUNCATE ON audit_entry FROM CURRENT_USER;

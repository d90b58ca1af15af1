-- What was found out about an org beside its records, such as who can read notes, and when. One row a
-- fact, replaced by the next look.
CREATE TABLE org_fact (
  org_id text NOT NULL CHECK (length(org_id) = 18),
  name text NOT NULL,
  told jsonb NOT NULL,
  checked_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, name)
);

ALTER TABLE org_fact ENABLE ROW LEVEL SECURITY;
ALTER TABLE org_fact FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON org_fact
  USING (org_id = current_setting('app.org_id', true))
  WITH CHECK (org_id = current_setting('app.org_id', true));

-- The health page counts these, and few are.
CREATE INDEX note_held ON note (org_id) WHERE status = 'held';
CREATE INDEX written_row_refused ON written_row (org_id, sobject) WHERE refused_code IS NOT NULL;

-- What the service-owned fields of each Salesforce record should hold, and a hash of what was last
-- written there. Where the two differ there is something to write, whatever happened in between.
CREATE TABLE written_row (
  org_id text NOT NULL CHECK (length(org_id) = 18),
  sobject text NOT NULL,
  -- The record's Id, or the value of its Key__c.
  row_key text NOT NULL,
  -- The record's Id, once known.
  record_id text CHECK (length(record_id) = 18),
  -- Set once, when the record is created: its master.
  parent_id text CHECK (length(parent_id) = 18),
  desired jsonb NOT NULL,
  desired_hash text NOT NULL,
  written_hash text,
  -- Salesforce's code for the last refusal, and when to try again.
  refused_code text,
  refused_count integer NOT NULL DEFAULT 0,
  retry_at timestamptz,
  PRIMARY KEY (org_id, sobject, row_key)
);
CREATE INDEX written_row_due ON written_row (org_id, sobject)
  WHERE written_hash IS DISTINCT FROM desired_hash;

ALTER TABLE written_row ENABLE ROW LEVEL SECURITY;
ALTER TABLE written_row FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON written_row
  USING (org_id = current_setting('app.org_id', true))
  WITH CHECK (org_id = current_setting('app.org_id', true));

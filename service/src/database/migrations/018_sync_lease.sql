-- Which process follows an org: the one that knows the token, until it expires. Its
-- transactions hold the row with FOR KEY SHARE, a takeover takes it with FOR UPDATE, so that nothing
-- of a former holder is committed after a takeover.
CREATE TABLE sync_lease (
  org_id text NOT NULL CHECK (length(org_id) = 18),
  token uuid NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (org_id)
);

ALTER TABLE sync_lease ENABLE ROW LEVEL SECURITY;
ALTER TABLE sync_lease FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON sync_lease
  USING (org_id = current_setting('app.org_id', true))
  WITH CHECK (org_id = current_setting('app.org_id', true));

-- Notes that changed in a stretch of time are counted, and read again where the org counts others.
CREATE INDEX note_by_change ON note (org_id, modified_at);
-- The outcome of a deal concerns all its notes.
CREATE INDEX note_by_deal ON note (org_id, deal);

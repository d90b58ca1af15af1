-- People who signed in at their identity provider. Nothing tells who they are: only their role, and hashes
-- of what their browser shows.
CREATE TABLE web_session (
  org_id text NOT NULL CHECK (length(org_id) = 18),
  session_hash text NOT NULL CHECK (session_hash ~ '^[0-9a-f]{64}$'),
  -- What the browser showed before, and until when that is taken too: it may have asked twice at once.
  previous_hash text CHECK (previous_hash ~ '^[0-9a-f]{64}$'),
  previous_until timestamptz,
  role text NOT NULL CHECK (role IN ('rep', 'marketing', 'sales-lead', 'admin')),
  opened_at timestamptz NOT NULL DEFAULT now(),
  used_at timestamptz NOT NULL DEFAULT now(),
  renewed_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, session_hash)
);
CREATE INDEX web_session_previous ON web_session (org_id, previous_hash);

ALTER TABLE web_session ENABLE ROW LEVEL SECURITY;
ALTER TABLE web_session FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON web_session
  USING (org_id = org_of_transaction())
  WITH CHECK (org_id = org_of_transaction());

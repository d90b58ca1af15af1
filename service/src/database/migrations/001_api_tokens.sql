-- Who may read the API of an org. Only the hash of a token is kept: a copy of this table opens
-- nothing.
CREATE TABLE api_token (
  org_id text NOT NULL CHECK (length(org_id) = 18),
  token_hash text NOT NULL CHECK (token_hash ~ '^[0-9a-f]{64}$'),
  role text NOT NULL CHECK (role IN ('rep', 'marketing', 'sales-lead', 'admin')),
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (org_id, token_hash)
);

ALTER TABLE api_token ENABLE ROW LEVEL SECURITY;
ALTER TABLE api_token FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON api_token
  USING (org_id = current_setting('app.org_id', true))
  WITH CHECK (org_id = current_setting('app.org_id', true));

-- What people keep in Salesforce and the service works by: prompts, themes and personas. Salesforce is
-- the source; these are copies. A row that vanished there stays here, marked, because notes and
-- releases still speak of its key, and because a default that an admin deleted must not come back.
CREATE TABLE prompt (
  org_id text NOT NULL CHECK (length(org_id) = 18),
  prompt_key text NOT NULL,
  record_id text NOT NULL CHECK (length(record_id) = 18),
  area text NOT NULL,
  is_deleted boolean NOT NULL DEFAULT false,
  PRIMARY KEY (org_id, prompt_key),
  UNIQUE (org_id, record_id)
);

CREATE TABLE theme (
  org_id text NOT NULL CHECK (length(org_id) = 18),
  theme_key text NOT NULL,
  record_id text NOT NULL CHECK (length(record_id) = 18),
  area text NOT NULL,
  label text NOT NULL,
  meaning text NOT NULL,
  examples text[] NOT NULL,
  status text NOT NULL,
  is_hidden boolean NOT NULL,
  is_deleted boolean NOT NULL DEFAULT false,
  PRIMARY KEY (org_id, theme_key),
  UNIQUE (org_id, record_id)
);

CREATE TABLE persona (
  org_id text NOT NULL CHECK (length(org_id) = 18),
  persona_key text NOT NULL,
  record_id text NOT NULL CHECK (length(record_id) = 18),
  name text NOT NULL,
  summary text,
  segment text,
  market text,
  territory text,
  responsibility text,
  goals text,
  activities text,
  gaps text,
  job_titles text[] NOT NULL,
  buyer_role text,
  receptivity text,
  image_url text,
  image_licence text,
  image_alt text,
  status text NOT NULL,
  is_deleted boolean NOT NULL DEFAULT false,
  PRIMARY KEY (org_id, persona_key),
  UNIQUE (org_id, record_id)
);

ALTER TABLE prompt ENABLE ROW LEVEL SECURITY;
ALTER TABLE prompt FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON prompt
  USING (org_id = current_setting('app.org_id', true))
  WITH CHECK (org_id = current_setting('app.org_id', true));

ALTER TABLE theme ENABLE ROW LEVEL SECURITY;
ALTER TABLE theme FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON theme
  USING (org_id = current_setting('app.org_id', true))
  WITH CHECK (org_id = current_setting('app.org_id', true));

ALTER TABLE persona ENABLE ROW LEVEL SECURITY;
ALTER TABLE persona FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON persona
  USING (org_id = current_setting('app.org_id', true))
  WITH CHECK (org_id = current_setting('app.org_id', true));

-- The group size of a quarter, fixed when the quarter's first release asks for it.
CREATE TABLE quarter_group (
  org_id text NOT NULL CHECK (length(org_id) = 18),
  quarter text NOT NULL,
  active_contributors integer NOT NULL,
  k integer NOT NULL CHECK (k >= 3),
  PRIMARY KEY (org_id, quarter)
);

-- When the next release is due, by which calendar: one row an org.
CREATE TABLE release_calendar (
  org_id text NOT NULL CHECK (length(org_id) = 18),
  calendar text NOT NULL,
  next_at timestamptz NOT NULL,
  PRIMARY KEY (org_id)
);

CREATE TABLE release (
  org_id text NOT NULL CHECK (length(org_id) = 18),
  -- Counts up from 1 within the org.
  number integer NOT NULL,
  release_id text NOT NULL,
  quarter text NOT NULL CHECK (quarter ~ '^[0-9]{4}-Q[1-4]$'),
  k integer NOT NULL CHECK (k >= 3),
  released_at timestamptz NOT NULL,
  PRIMARY KEY (org_id, release_id),
  UNIQUE (org_id, number)
);

-- The facts of every note in a batch, frozen when it was released. A note that was withdrawn, made
-- private or deleted since is marked gone; the next release takes it out of the numbers.
CREATE TABLE released_note (
  org_id text NOT NULL CHECK (length(org_id) = 18),
  note_id text NOT NULL CHECK (length(note_id) = 18),
  release_id text NOT NULL,
  persona_key text NOT NULL,
  theme_key text NOT NULL,
  contributor text NOT NULL,
  deal text NOT NULL,
  is_lost boolean NOT NULL,
  -- The quarter in which it was released.
  quarter text NOT NULL,
  k integer NOT NULL CHECK (k >= 3),
  is_gone boolean NOT NULL DEFAULT false,
  PRIMARY KEY (org_id, note_id),
  FOREIGN KEY (org_id, release_id) REFERENCES release (org_id, release_id)
);
CREATE INDEX released_note_by_cell ON released_note (org_id, persona_key, theme_key);

-- What is published now, and nothing else: every page and answer reads from here.
CREATE TABLE cell (
  org_id text NOT NULL CHECK (length(org_id) = 18),
  persona_key text NOT NULL,
  theme_key text NOT NULL,
  contributors text NOT NULL,
  deals text NOT NULL,
  lost_share text,
  trend text NOT NULL,
  PRIMARY KEY (org_id, persona_key, theme_key)
);

-- Which notes' words a cell shows. The words themselves stay with the note, so they go with it.
CREATE TABLE cell_quote (
  org_id text NOT NULL CHECK (length(org_id) = 18),
  note_id text NOT NULL,
  persona_key text NOT NULL,
  theme_key text NOT NULL,
  PRIMARY KEY (org_id, note_id),
  FOREIGN KEY (org_id, note_id) REFERENCES note (org_id, note_id) ON DELETE CASCADE,
  FOREIGN KEY (org_id, persona_key, theme_key)
    REFERENCES cell (org_id, persona_key, theme_key) ON DELETE CASCADE
);
CREATE INDEX cell_quote_by_cell ON cell_quote (org_id, persona_key, theme_key);

-- A persona's own published numbers.
CREATE TABLE published_persona (
  org_id text NOT NULL CHECK (length(org_id) = 18),
  persona_key text NOT NULL,
  contributors text NOT NULL,
  deals text NOT NULL,
  released_on date NOT NULL,
  PRIMARY KEY (org_id, persona_key)
);

ALTER TABLE quarter_group ENABLE ROW LEVEL SECURITY;
ALTER TABLE quarter_group FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON quarter_group
  USING (org_id = current_setting('app.org_id', true))
  WITH CHECK (org_id = current_setting('app.org_id', true));

ALTER TABLE release_calendar ENABLE ROW LEVEL SECURITY;
ALTER TABLE release_calendar FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON release_calendar
  USING (org_id = current_setting('app.org_id', true))
  WITH CHECK (org_id = current_setting('app.org_id', true));

ALTER TABLE release ENABLE ROW LEVEL SECURITY;
ALTER TABLE release FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON release
  USING (org_id = current_setting('app.org_id', true))
  WITH CHECK (org_id = current_setting('app.org_id', true));

ALTER TABLE released_note ENABLE ROW LEVEL SECURITY;
ALTER TABLE released_note FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON released_note
  USING (org_id = current_setting('app.org_id', true))
  WITH CHECK (org_id = current_setting('app.org_id', true));

ALTER TABLE cell ENABLE ROW LEVEL SECURITY;
ALTER TABLE cell FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON cell
  USING (org_id = current_setting('app.org_id', true))
  WITH CHECK (org_id = current_setting('app.org_id', true));

ALTER TABLE cell_quote ENABLE ROW LEVEL SECURITY;
ALTER TABLE cell_quote FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON cell_quote
  USING (org_id = current_setting('app.org_id', true))
  WITH CHECK (org_id = current_setting('app.org_id', true));

ALTER TABLE published_persona ENABLE ROW LEVEL SECURITY;
ALTER TABLE published_persona FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON published_persona
  USING (org_id = current_setting('app.org_id', true))
  WITH CHECK (org_id = current_setting('app.org_id', true));

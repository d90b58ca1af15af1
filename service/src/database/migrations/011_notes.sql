-- How far each stream of changes was read: the newest (SystemModstamp, Id) whose effect is stored.
CREATE TABLE checkpoint (
  org_id text NOT NULL CHECK (length(org_id) = 18),
  stream text NOT NULL,
  modified_at timestamptz NOT NULL,
  record_id text NOT NULL,
  -- False until the first read reached the end: only then may a release run, and only before then
  -- are notes adopted as released.
  is_caught_up boolean NOT NULL DEFAULT false,
  PRIMARY KEY (org_id, stream)
);

-- Notes as the service keeps them: redacted words, people and deals as keyed hashes. Private notes
-- have no row.
CREATE TABLE note (
  org_id text NOT NULL CHECK (length(org_id) = 18),
  note_id text NOT NULL CHECK (length(note_id) = 18),
  -- SystemModstamp of the version that was read.
  modified_at timestamptz NOT NULL,
  -- Keyed hash of what people filled in; the same hash means there is nothing to do again.
  input_hash text NOT NULL,
  contributor text NOT NULL,
  deal text,
  written_at timestamptz NOT NULL,
  quarter text NOT NULL CHECK (quarter ~ '^[0-9]{4}-Q[1-4]$'),
  redacted_text text NOT NULL,
  quote text NOT NULL CHECK (length(quote) <= 255),
  approved_quote text CHECK (approved_quote = quote),
  status text NOT NULL CHECK (status IN ('waiting', 'counted', 'held')),
  held_reason text,
  theme_key text,
  theme_by text CHECK (theme_by IN ('rep', 'match')),
  persona_key text,
  prompt_area text,
  -- The rep said that no theme fits.
  none_fits boolean NOT NULL,
  tone text,
  source text,
  stated_reason text,
  is_english boolean NOT NULL,
  is_lost boolean NOT NULL,
  is_withdrawn boolean NOT NULL,
  -- Fingerprints of the codebook and the personas that the filing was made with; null asks for a
  -- new reading.
  coded_with text,
  matched_with text,
  PRIMARY KEY (org_id, note_id),
  FOREIGN KEY (org_id, theme_key) REFERENCES theme (org_id, theme_key),
  FOREIGN KEY (org_id, persona_key) REFERENCES persona (org_id, persona_key),
  -- Held and withdrawn notes keep no words.
  CHECK ((status <> 'held' AND NOT is_withdrawn) OR (redacted_text = '' AND quote = ''))
);
CREATE INDEX note_by_quarter ON note (org_id, quarter, contributor);
CREATE INDEX note_by_coding ON note (org_id, coded_with);
CREATE INDEX note_by_matching ON note (org_id, matched_with);

ALTER TABLE checkpoint ENABLE ROW LEVEL SECURITY;
ALTER TABLE checkpoint FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON checkpoint
  USING (org_id = current_setting('app.org_id', true))
  WITH CHECK (org_id = current_setting('app.org_id', true));

ALTER TABLE note ENABLE ROW LEVEL SECURITY;
ALTER TABLE note FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON note
  USING (org_id = current_setting('app.org_id', true))
  WITH CHECK (org_id = current_setting('app.org_id', true));

-- What a note's redacted words mean, as numbers, so that filing it anew asks no model. Only English
-- notes that keep words have one. It goes with the words.
CREATE TABLE note_vector (
  org_id text NOT NULL CHECK (length(org_id) = 18),
  note_id text NOT NULL CHECK (length(note_id) = 18),
  -- Hash of the redacted words it was made from, and the model that made it: vectors of different
  -- models cannot be compared.
  text_hash text NOT NULL,
  embedder_id text NOT NULL,
  -- One signed byte a number; only the direction matters.
  vector bytea NOT NULL,
  PRIMARY KEY (org_id, note_id),
  FOREIGN KEY (org_id, note_id) REFERENCES note (org_id, note_id) ON DELETE CASCADE
);

-- How often the notes changed by which the coder learns: those whose rep named the theme. A filing
-- made at an earlier count is made again.
CREATE TABLE confirmations (
  org_id text NOT NULL CHECK (length(org_id) = 18),
  version integer NOT NULL,
  PRIMARY KEY (org_id)
);

-- What counts is whether a tone is positive, neutral or negative, and who said so: the rep, whose word
-- stands, or else the text. The five words that a rep chooses from stay in Salesforce. (An UPDATE would
-- see no rows here, since it speaks for no org.)
ALTER TABLE note
  ADD COLUMN tone_by text CHECK (tone_by IN ('rep', 'text')),
  ADD COLUMN reason_by text CHECK (reason_by IN ('rep', 'text'));
ALTER TABLE note
  ALTER COLUMN tone TYPE text USING CASE
    WHEN tone = 'warm' THEN 'positive'
    WHEN tone IN ('neutral', 'guarded') THEN 'neutral'
    WHEN tone IN ('tense', 'cold') THEN 'negative'
  END,
  ALTER COLUMN tone_by TYPE text USING CASE WHEN tone IS NOT NULL THEN 'rep' END,
  ALTER COLUMN reason_by TYPE text USING CASE WHEN stated_reason IS NOT NULL THEN 'rep' END,
  ADD CHECK (tone IN ('positive', 'neutral', 'negative')),
  ADD CHECK ((tone IS NULL) = (tone_by IS NULL)),
  ADD CHECK ((stated_reason IS NULL) = (reason_by IS NULL));

ALTER TABLE note_vector ENABLE ROW LEVEL SECURITY;
ALTER TABLE note_vector FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON note_vector
  USING (org_id = current_setting('app.org_id', true))
  WITH CHECK (org_id = current_setting('app.org_id', true));

ALTER TABLE confirmations ENABLE ROW LEVEL SECURITY;
ALTER TABLE confirmations FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON confirmations
  USING (org_id = current_setting('app.org_id', true))
  WITH CHECK (org_id = current_setting('app.org_id', true));

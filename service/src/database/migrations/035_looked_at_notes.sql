-- Every note that a release looked at and that stands in no batch, and where it stood.
ALTER TABLE weighed_note RENAME TO looked_at_note;
ALTER TABLE looked_at_note RENAME CONSTRAINT weighed_note_pkey TO looked_at_note_pkey;
-- Whether it stood in a batch, in a crowd, or in neither.
ALTER TABLE looked_at_note ADD COLUMN kind text NOT NULL DEFAULT 'returned'
  CHECK (kind IN ('returned', 'weighed', 'seen'));
ALTER TABLE looked_at_note NO FORCE ROW LEVEL SECURITY;
UPDATE looked_at_note SET kind = 'weighed' WHERE titles IS NOT NULL;
-- Where that was nobody knows.
UPDATE looked_at_note SET titles = NULL;
ALTER TABLE looked_at_note FORCE ROW LEVEL SECURITY;
ALTER TABLE looked_at_note ALTER COLUMN kind DROP DEFAULT;
-- Both are null for a note that stood in no persona.
ALTER TABLE looked_at_note ADD COLUMN persona_key text;
ALTER TABLE looked_at_note ADD CHECK ((persona_key IS NULL) = (titles IS NULL));

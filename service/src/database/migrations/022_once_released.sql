-- What was published once is known for ever: such a note never counts as fresh again. Here are those that
-- stood in a batch and do not any more; they leave when they stand in one again, or when nobody can bring
-- them back unmarked.
CREATE TABLE returned_note (
  org_id text NOT NULL CHECK (length(org_id) = 18),
  note_id text NOT NULL CHECK (length(note_id) = 18),
  -- Whether it stood in the reason ledger too.
  has_left_ledger boolean NOT NULL DEFAULT false,
  PRIMARY KEY (org_id, note_id)
);

ALTER TABLE returned_note ENABLE ROW LEVEL SECURITY;
ALTER TABLE returned_note FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON returned_note
  USING (org_id = current_setting('app.org_id', true))
  WITH CHECK (org_id = current_setting('app.org_id', true));

ALTER TABLE released_note
  -- False for a note that stood in an earlier batch already.
  ADD COLUMN is_fresh boolean NOT NULL DEFAULT true,
  -- How many notes its batch was published with; 0 for batches from before this was kept.
  ADD COLUMN batch_size integer NOT NULL DEFAULT 0 CHECK (batch_size >= 0),
  -- Whether it stood in the reason ledger and does not any more.
  ADD COLUMN has_left_ledger boolean NOT NULL DEFAULT false;

-- A proposal shows its words alone: numbers of it, beside those of the first cells that come of it, would
-- tell of notes that are withheld.
ALTER TABLE proposed_theme DROP COLUMN contributors, DROP COLUMN deals;

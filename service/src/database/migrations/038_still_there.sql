-- Crowds are counted again as they were when they came. So of what a release heard: whether its deal was lost then, and
-- the look at which it came to buyers in general; of what was heard before, the first is told by its reason, by where it
-- stands or by its deal now. And how many quotes a batch has shown, those that were taken back too.
ALTER TABLE released_note
  ADD COLUMN heard_lost boolean NOT NULL DEFAULT false,
  ADD COLUMN general_look text,
  ADD COLUMN quotes_shown integer NOT NULL DEFAULT 0;
ALTER TABLE looked_at_note
  ADD COLUMN heard_lost boolean NOT NULL DEFAULT false,
  ADD COLUMN general_look text;
ALTER TABLE released_note NO FORCE ROW LEVEL SECURITY;
ALTER TABLE looked_at_note NO FORCE ROW LEVEL SECURITY;
ALTER TABLE cell_quote NO FORCE ROW LEVEL SECURITY;
ALTER TABLE note NO FORCE ROW LEVEL SECURITY;
UPDATE released_note SET heard_lost = true WHERE look IS NOT NULL AND (heard_reason IS NOT NULL OR is_lost);
UPDATE looked_at_note SET heard_lost = true WHERE look IS NOT NULL AND (heard_reason IS NOT NULL
  OR EXISTS (SELECT 1 FROM note WHERE note.org_id = looked_at_note.org_id
    AND note.note_id = looked_at_note.note_id AND note.is_lost));
UPDATE released_note SET quotes_shown = quoted.count
FROM (SELECT batch.org_id, batch.release_id, batch.persona_key, batch.theme_key, count(*) AS count
  FROM released_note batch JOIN cell_quote ON cell_quote.org_id = batch.org_id AND cell_quote.note_id = batch.note_id
  GROUP BY 1, 2, 3, 4) quoted
WHERE released_note.org_id = quoted.org_id AND released_note.release_id = quoted.release_id
  AND released_note.persona_key = quoted.persona_key AND released_note.theme_key = quoted.theme_key;
ALTER TABLE released_note FORCE ROW LEVEL SECURITY;
ALTER TABLE looked_at_note FORCE ROW LEVEL SECURITY;
ALTER TABLE cell_quote FORCE ROW LEVEL SECURITY;
ALTER TABLE note FORCE ROW LEVEL SECURITY;

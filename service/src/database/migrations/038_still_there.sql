-- Whether the deal of a note was lost when a release heard it first: crowds are counted again as they were then. Of what
-- was heard before, a reason says so, or where it stands.
ALTER TABLE released_note ADD COLUMN heard_lost boolean NOT NULL DEFAULT false;
ALTER TABLE looked_at_note ADD COLUMN heard_lost boolean NOT NULL DEFAULT false;
ALTER TABLE released_note NO FORCE ROW LEVEL SECURITY;
ALTER TABLE looked_at_note NO FORCE ROW LEVEL SECURITY;
UPDATE released_note SET heard_lost = true WHERE look IS NOT NULL AND (heard_reason IS NOT NULL OR is_lost);
UPDATE looked_at_note SET heard_lost = true WHERE look IS NOT NULL AND heard_reason IS NOT NULL;
ALTER TABLE released_note FORCE ROW LEVEL SECURITY;
ALTER TABLE looked_at_note FORCE ROW LEVEL SECURITY;

-- A persona is heard again once a crowd came that no release heard: where a note waited under which titles no longer
-- matters, nor which notes a release left alone.
ALTER TABLE looked_at_note NO FORCE ROW LEVEL SECURITY;
DELETE FROM looked_at_note WHERE kind = 'seen';
ALTER TABLE looked_at_note FORCE ROW LEVEL SECURITY;
ALTER TABLE looked_at_note DROP COLUMN titles;
-- Whether themes were looked for in a note that fits none.
ALTER TABLE looked_at_note ADD COLUMN is_searched boolean NOT NULL DEFAULT false;
-- Whether a released note stood in a crowd of the reason ledger; which those before did nobody knows.
ALTER TABLE released_note ADD COLUMN is_heard_in_ledger boolean NOT NULL DEFAULT false;
ALTER TABLE released_note NO FORCE ROW LEVEL SECURITY;
UPDATE released_note SET is_heard_in_ledger = NOT has_left_ledger;
ALTER TABLE released_note FORCE ROW LEVEL SECURITY;
-- Bands have no upper end any more.
ALTER TABLE cell NO FORCE ROW LEVEL SECURITY;
UPDATE cell SET contributors = regexp_replace(contributors, '-\d+$', '+'), deals = regexp_replace(deals, '-\d+$', '+');
ALTER TABLE cell FORCE ROW LEVEL SECURITY;
ALTER TABLE published_persona NO FORCE ROW LEVEL SECURITY;
UPDATE published_persona
SET contributors = regexp_replace(contributors, '-\d+$', '+'), deals = regexp_replace(deals, '-\d+$', '+');
ALTER TABLE published_persona FORCE ROW LEVEL SECURITY;
ALTER TABLE published_reason NO FORCE ROW LEVEL SECURITY;
UPDATE published_reason
SET contributors = regexp_replace(contributors, '-\d+$', '+'), deals = regexp_replace(deals, '-\d+$', '+');
ALTER TABLE published_reason FORCE ROW LEVEL SECURITY;

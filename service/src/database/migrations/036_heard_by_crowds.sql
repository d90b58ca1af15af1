-- A persona is heard again once a crowd came that no release heard: where a note waited under which titles no longer
-- matters, nor which notes a release left alone.
ALTER TABLE looked_at_note NO FORCE ROW LEVEL SECURITY;
DELETE FROM looked_at_note WHERE kind = 'seen';
ALTER TABLE looked_at_note FORCE ROW LEVEL SECURITY;
ALTER TABLE looked_at_note DROP COLUMN titles;
ALTER TABLE looked_at_note DROP CONSTRAINT looked_at_note_kind_check;
ALTER TABLE looked_at_note ADD CHECK (kind IN ('returned', 'weighed'));
-- How large the crowd was that came when a batch was published, without any k of it: of all, of those with lost deals
-- or with others, and of the batch in the reason ledger. 0 says the least, for batches of before.
ALTER TABLE released_note
  ADD COLUMN crowd_left integer NOT NULL DEFAULT 0,
  ADD COLUMN crowd_left_of_sides integer NOT NULL DEFAULT 0,
  ADD COLUMN reason_crowd_left integer;
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

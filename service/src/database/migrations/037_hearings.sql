-- How a release heard a note first: at which look, what it said by names, and the reason above it if it came with lost
-- deals. Of what was heard before it is not known, so that it enters nothing any more.
ALTER TABLE released_note
  ADD COLUMN look text,
  ADD COLUMN heard_words text,
  ADD COLUMN heard_theme text,
  ADD COLUMN heard_tapped boolean,
  ADD COLUMN heard_reason text;
ALTER TABLE looked_at_note
  ADD COLUMN look text,
  ADD COLUMN heard_words text,
  ADD COLUMN heard_theme text,
  ADD COLUMN heard_tapped boolean,
  ADD COLUMN heard_reason text;

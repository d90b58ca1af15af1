-- While what an earlier database held is taken over from Salesforce: names the words that were shown of
-- a note, until the cells stand that show them. Empty at all other times.
ALTER TABLE released_note ADD COLUMN shown_words text;

-- Nobody asks how many were active once k is fixed, and a rebuilt database could not tell.
ALTER TABLE quarter_group DROP COLUMN active_contributors;

-- Few are ever gone, and what is written of them is looked up every minute.
CREATE INDEX released_note_gone ON released_note (org_id, note_id) WHERE is_gone;

-- Notes that releases looked at before, and that stand in no batch: those that stood in one, and since now also
-- those that stood in a crowd and were not shown.
ALTER TABLE returned_note RENAME TO weighed_note;
ALTER TABLE weighed_note RENAME CONSTRAINT returned_note_pkey TO weighed_note_pkey;
-- A hash of the job titles that personas had when it last stood in a crowd; null if it stood in a batch.
ALTER TABLE weighed_note ADD COLUMN titles text;

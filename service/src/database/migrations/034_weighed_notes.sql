-- Notes that releases looked at before, and that stand in no batch: those that stood in one, and since now also
-- those that stood in a crowd and were not shown.
ALTER TABLE returned_note RENAME TO weighed_note;
ALTER TABLE weighed_note RENAME CONSTRAINT returned_note_pkey TO weighed_note_pkey;
ALTER TABLE weighed_note
  -- Whether it stood in a batch.
  ADD COLUMN was_released boolean NOT NULL DEFAULT true,
  -- Of one that did not: a hash of the job titles that personas had when it last stood in a crowd.
  ADD COLUMN titles text,
  ADD CHECK (was_released = (titles IS NULL));
ALTER TABLE weighed_note ALTER COLUMN was_released DROP DEFAULT;

-- A theme that another one took over: notes are then filed under the other by the words of both. It
-- names a record and not a key, as Salesforce does, and may point to a theme that was deleted.
ALTER TABLE theme ADD COLUMN merged_into text CHECK (length(merged_into) = 18);

-- Notes about a person who is a lead can be erased by that lead.
ALTER TABLE erasure DROP CONSTRAINT erasure_kind_check;
ALTER TABLE erasure ADD CONSTRAINT erasure_kind_check
  CHECK (kind IN ('contributor', 'contact', 'lead', 'account'));

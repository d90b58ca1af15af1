-- Whose notes were erased: a keyed hash of the user, contact or account, and never its Id. What was
-- written before that moment is not taken in again. The same is kept in a file, to be done again on a
-- database that was restored. An entry is never changed and never removed.
CREATE TABLE erasure (
  org_id text NOT NULL CHECK (length(org_id) = 18),
  erasure_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('contributor', 'contact', 'account')),
  subject text NOT NULL CHECK (subject ~ '^[0-9a-f]{64}$'),
  erased_at timestamptz NOT NULL,
  -- How many rows of each table it removed or emptied.
  counts jsonb NOT NULL,
  PRIMARY KEY (org_id, erasure_id)
);
CREATE INDEX erasure_by_subject ON erasure (org_id, subject);

-- The erased notes, by a keyed hash of their Ids: one whose contact was deleted or changed since is
-- left out all the same.
CREATE TABLE erased_note (
  org_id text NOT NULL CHECK (length(org_id) = 18),
  note text NOT NULL CHECK (note ~ '^[0-9a-f]{32}$'),
  -- The stamp that Salesforce last told of it, while it is still there and not private.
  modified_at timestamptz,
  PRIMARY KEY (org_id, note)
);
CREATE INDEX erased_note_by_change ON erased_note (org_id, modified_at);

-- What was told of an erasure when it was done: numbers, and no Ids.
CREATE TABLE erasure_receipt (
  org_id text NOT NULL CHECK (length(org_id) = 18),
  erasure_id uuid NOT NULL,
  given_at timestamptz NOT NULL,
  told jsonb NOT NULL,
  PRIMARY KEY (org_id, erasure_id),
  FOREIGN KEY (org_id, erasure_id) REFERENCES erasure (org_id, erasure_id)
);

ALTER TABLE erasure ENABLE ROW LEVEL SECURITY;
ALTER TABLE erasure FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON erasure
  USING (org_id = current_setting('app.org_id', true))
  WITH CHECK (org_id = current_setting('app.org_id', true));

ALTER TABLE erased_note ENABLE ROW LEVEL SECURITY;
ALTER TABLE erased_note FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON erased_note
  USING (org_id = current_setting('app.org_id', true))
  WITH CHECK (org_id = current_setting('app.org_id', true));

ALTER TABLE erasure_receipt ENABLE ROW LEVEL SECURITY;
ALTER TABLE erasure_receipt FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON erasure_receipt
  USING (org_id = current_setting('app.org_id', true))
  WITH CHECK (org_id = current_setting('app.org_id', true));

CREATE FUNCTION keep_erasure() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'An erasure cannot be changed or removed: what was erased would come back.'
    USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER erasure_is_kept BEFORE UPDATE OR DELETE ON erasure
  FOR EACH ROW EXECUTE FUNCTION keep_erasure();
-- An owner has these rights unless they are taken away; a trigger on rows does not see TRUNCATE.
REVOKE DELETE, TRUNCATE ON erasure FROM CURRENT_USER;

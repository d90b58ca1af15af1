-- How often a record that was written held something else when it was read again, since its wish last
-- changed: Salesforce stores it in another way, or somebody writes there too. Each time it is put right
-- later.
ALTER TABLE written_row ADD COLUMN drift_count integer NOT NULL DEFAULT 0;

-- With the key, so that what is due is found in its order, however much is not.
DROP INDEX written_row_due;
CREATE INDEX written_row_due ON written_row (org_id, sobject, row_key)
  WHERE written_hash IS DISTINCT FROM desired_hash;

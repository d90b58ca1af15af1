-- A start erases again what the ledger file names, and leaves the erasure to whoever leads next: what it
-- took belongs on the receipt, which is then there before the erasure is.
ALTER TABLE erasure_receipt DROP CONSTRAINT erasure_receipt_org_id_erasure_id_fkey;

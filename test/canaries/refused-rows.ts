import pg from 'pg';

/** Lets the database refuse every note for a while, and quote its words in the error. */
export async function whileRowsAreRefused(
  adminUrl: string,
  work: () => Promise<void>,
): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(`
      CREATE FUNCTION refuse_note() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'refused: %', NEW.redacted_text
          USING DETAIL = NEW.quote, HINT = NEW.note_id;
      END $$;
      CREATE TRIGGER refuse_note BEFORE INSERT OR UPDATE ON note
        FOR EACH ROW EXECUTE FUNCTION refuse_note()`);
    await work();
  } finally {
    await client.query('DROP FUNCTION refuse_note CASCADE');
    await client.end();
  }
}

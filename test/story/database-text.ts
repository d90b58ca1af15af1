import pg from 'pg';

/**
 * Every row of every table in a database, as one text: to look for words that must not be there.
 * @param adminUrl a URL whose role row-level security does not bind
 */
export async function databaseText(adminUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const tables = await client.query<{ name: string }>(
      `SELECT format('%I.%I', n.nspname, c.relname) AS name
         FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p', 'm') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
          AND n.nspname NOT LIKE 'pg_toast%'`,
    );
    const texts: string[] = [];
    for (const { name } of tables.rows) {
      const rows = await client.query<{ text: string }>(`SELECT t::text AS text FROM ${name} AS t`);
      texts.push(name, ...rows.rows.map((row) => row.text));
    }
    return texts.join('\n');
  } finally {
    await client.end();
  }
}

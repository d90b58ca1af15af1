/**
 * `npm run audit -- --from DATE --to DATE [--org ORG_ID]`: prints what was done in these days (UTC, both
 * included), one JSON object a line, the oldest first. Settings are those of the service; without any, it
 * is the running sample's.
 */
import { readEntries } from '../service/src/audit/read-entries.ts';
import { openDatabase } from '../service/src/database/database.ts';
import { createLog } from '../service/src/log.ts';
import { parseAuditArguments } from './audit/command-line.ts';
import { findPlace } from './rebuild/place.ts';
import { orgOf } from './token/org.ts';

try {
  const asked = parseAuditArguments(process.argv.slice(2));
  const { config, databaseUrl } = await findPlace(process.env);
  const database = openDatabase(databaseUrl, createLog({ level: 'error' }));
  try {
    const orgId = asked.orgId ?? (await orgOf(config));
    for await (const entry of readEntries(database, orgId, asked)) {
      process.stdout.write(`${JSON.stringify(entry)}\n`);
    }
  } finally {
    await database.close();
  }
} catch (error) {
  const words = error instanceof Error ? error.message : 'It failed for an unknown reason.';
  process.stderr.write(`${words}\n`);
  process.exitCode = 1;
}

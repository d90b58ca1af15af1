/**
 * `npm run retention -- [--dry-run] [--org ORG_ID]`: removes what is older than the settings let it be, as
 * the service does once a day, and prints how much there is of everything. Settings are those of the
 * service; without any, it is the running sample's.
 */
import { openDatabase } from '../service/src/database/database.ts';
import { createLog } from '../service/src/log.ts';
import { retain } from '../service/src/privacy/retention/retain.ts';
import { parseRetentionArguments } from './retention/command-line.ts';
import { findPlace } from './rebuild/place.ts';
import { orgOf } from './token/org.ts';

try {
  const asked = parseRetentionArguments(process.argv.slice(2));
  const { config, databaseUrl } = await findPlace(process.env);
  const database = openDatabase(databaseUrl, createLog({ level: 'error' }));
  try {
    const orgId = asked.orgId ?? (await orgOf(config));
    const { isDryRun } = asked;
    const { retention: keeping } = config;
    const report = await retain({ database, orgId, keeping, actor: 'admin command', isDryRun });
    console.log(JSON.stringify(report, null, 2));
  } finally {
    await database.close();
  }
} catch (error) {
  const words = error instanceof Error ? error.message : 'It failed for an unknown reason.';
  process.stderr.write(`${words}\n`);
  process.exitCode = 1;
}

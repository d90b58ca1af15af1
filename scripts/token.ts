/**
 * `npm run token -- issue --role ROLE [--days N] | list | revoke ID`: the API tokens of the org that the
 * service follows. Settings are those of the service; without any, it is the running sample's.
 */
import { openDatabase } from '../service/src/database/database.ts';
import { createApiTokens } from '../service/src/database/api-tokens.ts';
import { createLog } from '../service/src/log.ts';
import { findPlace } from './rebuild/place.ts';
import { parseTokenArguments } from './token/command-line.ts';
import { orgOf } from './token/org.ts';
import { runTokenCommand } from './token/run.ts';

try {
  const asked = parseTokenArguments(process.argv.slice(2));
  const place = await findPlace(process.env);
  const database = openDatabase(place.databaseUrl, createLog({ level: 'error' }));
  try {
    const orgId = asked.orgId ?? (await orgOf(place.config));
    const told = await runTokenCommand(createApiTokens(database), orgId, asked.command);
    for (const line of told.forPeople) process.stderr.write(`${line}\n`);
    console.log(told.result);
  } finally {
    await database.close();
  }
} catch (error) {
  const words = error instanceof Error ? error.message : 'It failed for an unknown reason.';
  process.stderr.write(`${words}\n`);
  process.exitCode = 1;
}

/**
 * Starts the embedded PostgreSQL on the directory given, says so, and stays until it is killed: what
 * is left then is for embedded.test.ts to find.
 */
import { startEmbeddedPostgres } from '../service/src/database/embedded.ts';
import { silentLog } from './silent-log.ts';

const dataDir = process.argv[2];
if (!dataDir) throw new Error('Give the data directory as the first argument.');
const postgres = await startEmbeddedPostgres({ dataDir, log: silentLog });
await postgres.createDatabase('kept');
process.stdout.write('ready\n');
setInterval(() => undefined, 60_000);

import { afterAll, beforeAll } from 'vitest';
import { type Database, openDatabase } from '../service/src/database/database.ts';
import { createMigratedDatabase, type TestDatabase } from './postgres.ts';
import { silentLog } from './silent-log.ts';

/** A database that all tests of a file share. */
export interface SharedDatabase extends Database, Pick<TestDatabase, 'url' | 'adminUrl'> {}

/** One with the newest schema: it is there before the first test and what is set up for it, and goes last. */
export function sharedDatabase(): SharedDatabase {
  let place: TestDatabase;
  let database: Database;
  beforeAll(async () => {
    place = await createMigratedDatabase();
    database = openDatabase(place.url, silentLog);
  });
  afterAll(async () => {
    await database.close();
    await place.drop();
  });
  return {
    get url() {
      return place.url;
    },
    get adminUrl() {
      return place.adminUrl;
    },
    inOrg: (orgId, work) => database.inOrg(orgId, work),
    check: () => database.check(),
    close: () => database.close(),
  };
}

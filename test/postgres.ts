import { inject } from 'vitest';
import { copyDatabase, newDatabase, type TestDatabase } from './new-database.ts';

export type { TestDatabase } from './new-database.ts';

/** A fresh, empty database. */
export function createTestDatabase(): Promise<TestDatabase> {
  return newDatabase(inject('postgresUrl'));
}

/** A fresh database with the newest schema. */
export function createMigratedDatabase(): Promise<TestDatabase> {
  return copyDatabase(inject('postgresUrl'), inject('migratedDatabase'));
}

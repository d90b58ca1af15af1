import { expect, onTestFinished, test } from 'vitest';
import { createMigratedDatabase } from '../../../test/postgres.ts';
import { silentLog } from '../../../test/silent-log.ts';
import { openDatabase } from '../database/database.ts';
import { createJobQueue } from '../jobs/queue.ts';
import { type Scene, setScene } from './scene.ts';
import type { SyncDependencies } from './worker.ts';

/** What a service has that lost its database. */
async function nothingKept(): Promise<Pick<SyncDependencies, 'database' | 'jobs'>> {
  const place = await createMigratedDatabase();
  const database = openDatabase(place.url, silentLog);
  const jobs = await createJobQueue(place.url, silentLog);
  onTestFinished(async () => {
    await jobs.stop();
    await database.close();
    await place.drop();
  });
  return { database, jobs };
}

async function toldK(scene: Scene): Promise<unknown> {
  const [status] = await scene.query('SELECT K__c FROM Watercooler_Status__c');
  return status?.['K__c'];
}

test('a lost database changes no k that a quarter runs with, though nothing was published', async () => {
  const scene = await setScene();
  onTestFinished(scene.end);
  // An admin wanted five in the quarter's first release, and took that back since.
  const before = await scene.start({ config: { minimumGroup: 5 } });
  await before.releaseNow();
  await before.stop();
  expect(await toldK(scene)).toBe(5);

  const after = await scene.start(await nothingKept());
  await after.pollNow();
  expect(await toldK(scene)).toBe(5);
  await after.releaseNow();
  expect(await toldK(scene)).toBe(5);

  scene.setTime('2027-01-04T09:00:00Z');
  await after.releaseNow();
  expect(await toldK(scene)).toBe(3);
  await after.stop();
});

/**
 * `npm run canaries -- --count 10000`: writes so many notes full of strings that exist once in the
 * world, runs the product over them, and looks for every one of them wherever words can come to rest or
 * come out: after a release, and again after notes were withdrawn, made private, deleted and edited.
 * Prints one JSON object; exits 1 if one was where it may not be.
 */
import { rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { migrate } from '../service/src/database/migrate.ts';
import { startCanaryRun } from '../test/canaries/run.ts';
import { startTestServer } from '../test/postgres-template.ts';
import { silentLog } from '../test/silent-log.ts';
import { createChaosDatabase } from './chaos/databases.ts';

const { values } = parseArgs({ options: { count: { type: 'string', default: '1000' } } });
const count = Number(values.count);
if (!Number.isInteger(count) || count < 100 || count > 1_000_000) {
  console.error('Give --count as a number of notes from 100 to 1000000.');
  process.exit(2);
}
const shownLeaks = 20;
const begunMs = performance.now();
const { postgres, dataDir } = await startTestServer(silentLog);
try {
  const service = await createChaosDatabase(postgres.adminUrl);
  const org = await createChaosDatabase(postgres.adminUrl);
  await migrate(service.url);
  const run = await startCanaryRun(
    { url: service.url, adminUrl: service.adminUrl, orgUrl: org.url },
    count,
  );
  const released = await run.look();
  await run.letFate();
  const after = await run.look();
  await run.end();
  const leaks = [...released.leaks, ...after.leaks];
  console.log(
    JSON.stringify(
      {
        notes: count,
        canaries: run.canaries.count(),
        reading: 'the real redaction, model and coder',
        placesWithText: Math.max(released.places, after.places),
        addressesCalled: run.addresses.length,
        wordsWhereTheyMayBe: released.allowed,
        ofTheseInAnswers: released.quoted,
        leaksAfterRelease: released.leaks.length,
        leaksAfterWithdrawal: after.leaks.length,
        leaks: leaks.slice(0, shownLeaks).map(({ place, kind, note }) => ({ place, kind, note })),
        seconds: Math.round((performance.now() - begunMs) / 1000),
      },
      null,
      2,
    ),
  );
  process.exitCode = leaks.length === 0 ? 0 : 1;
} finally {
  await postgres.stop();
  await rm(dataDir, { recursive: true, force: true });
}

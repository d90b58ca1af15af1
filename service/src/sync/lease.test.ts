import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createMigratedDatabase, type TestDatabase } from '../../../test/postgres.ts';
import { silentLog } from '../../../test/silent-log.ts';
import { type Database, openDatabase } from '../database/database.ts';
import { createCallBudget } from '../salesforce/call-budget.ts';
import type { OrgConnection } from '../salesforce/connection.ts';
import { createLease, LeaseLostError } from './lease.ts';

const orgId = '00D5g000004TesTEAU';
let calls = 0;
const org: OrgConnection = {
  orgId,
  userId: '0055g000004TesTEAU',
  pathOf: (path) => path,
  budget: createCallBudget({ elapsedMs: () => 0 }),
  call: () => Promise.resolve((calls += 1)),
};

let testDatabase: TestDatabase;
let database: Database;
let nowMs = 0;

beforeEach(async () => {
  calls = 0;
  nowMs = 0;
  testDatabase = await createMigratedDatabase();
  database = openDatabase(testDatabase.url, silentLog);
});
afterEach(async () => {
  await database.close();
  await testDatabase.drop();
});

const leaseOfAProcess = () => createLease(database, org, () => nowMs);
const note = (of: Pick<ReturnType<typeof leaseOfAProcess>, 'database'>): Promise<string> =>
  of.database.inOrg(orgId, () => Promise.resolve('written'));

/** As PostgreSQL sees it after that much time. */
async function pass(interval: string): Promise<void> {
  await database.inOrg(orgId, async (tx) => {
    const row = await tx.selectFrom('sync_lease').select('expires_at').executeTakeFirstOrThrow();
    const moved = new Date(row.expires_at.getTime() - Number(interval) * 1000);
    await tx.updateTable('sync_lease').set({ expires_at: moved }).execute();
  });
}

describe('one process at a time follows an org', () => {
  test('the first takes the lease and keeps it, others stand by', async () => {
    const [first, second] = [leaseOfAProcess(), leaseOfAProcess()];
    expect(await first.acquire()).toBe('taken');
    expect(await second.acquire()).toBe('others');
    expect(await first.acquire()).toBe('kept');
    expect(await note(first)).toBe('written');
    await expect(note(second)).rejects.toThrow(LeaseLostError);
    await expect(second.org.call('GET', '/')).rejects.toThrow(LeaseLostError);
    expect(calls).toBe(0);
  });

  test('a lease that was let go is free at once', async () => {
    const [first, second] = [leaseOfAProcess(), leaseOfAProcess()];
    await first.acquire();
    await first.release();
    expect(await second.acquire()).toBe('taken');
  });

  test('a process that paused can write nothing once another took over', async () => {
    const [paused, next] = [leaseOfAProcess(), leaseOfAProcess()];
    await paused.acquire();
    await pass('6');
    expect(await next.acquire()).toBe('taken');
    await expect(note(paused)).rejects.toThrow(LeaseLostError);
    expect(await paused.acquire()).toBe('others');
    expect(await note(next)).toBe('written');
  });

  test('one whose lease was taken from it is not told that others have it: there may be none', async () => {
    const process = leaseOfAProcess();
    await process.acquire();
    await database.inOrg(orgId, (tx) =>
      tx
        .updateTable('sync_lease')
        .set({ token: randomUUID(), expires_at: new Date(0) })
        .execute(),
    );
    await expect(note(process)).rejects.toThrow(/its lease was taken from it or ran out/);
    expect(await process.acquire()).toBe('taken');
  });

  test('a process that was paused sends nothing to Salesforce before it asked again', async () => {
    const [paused, next] = [leaseOfAProcess(), leaseOfAProcess()];
    await paused.acquire();
    // Nobody wanted the lease meanwhile.
    nowMs = 10_000;
    await paused.org.call('GET', '/');
    expect(calls).toBe(1);
    await pass('6');
    await next.acquire();
    nowMs = 20_000;
    await expect(paused.org.call('GET', '/')).rejects.toThrow(LeaseLostError);
    expect(calls).toBe(1);
  });

  test('a takeover waits for what the former holder is about to commit', async () => {
    const [first, second] = [leaseOfAProcess(), leaseOfAProcess()];
    await first.acquire();
    const order: string[] = [];
    let takeover: Promise<void> | undefined;
    await first.database.inOrg(orgId, async (tx) => {
      await pass('6');
      takeover = second.acquire().then((outcome) => void order.push(outcome));
      await new Promise((done) => setTimeout(done, 200));
      await tx.selectFrom('note').select('note_id').execute();
      order.push('committed');
    });
    await takeover;
    expect(order).toEqual(['committed', 'taken']);
  });

  test("PostgreSQL's clock set back does not lock everybody out", async () => {
    const [dead, next] = [leaseOfAProcess(), leaseOfAProcess()];
    await dead.acquire();
    await pass('-3600');
    expect(await next.acquire()).toBe('taken');
  });
});

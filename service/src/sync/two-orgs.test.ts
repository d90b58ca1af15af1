import { expect, onTestFinished, test, vi } from 'vitest';
import { startExampleCompany } from '../../../test/org/example-company.ts';
import { setScene } from './scene.ts';

test('a process leaves the jobs of other orgs on its database alone', async () => {
  const scene = await setScene();
  onTestFinished(scene.end);
  const other = await startExampleCompany({ clock: scene.now, organizationNumber: 2 });
  onTestFinished(other.end);
  const one = await scene.start();
  const { salesforce } = scene.dependencies().config;
  const two = await scene.start({
    config: { salesforce: { ...salesforce, loginUrl: other.url, privateKey: other.privateKey } },
  });
  await one.pollNow();
  await two.pollNow();
  const [firstOrg, secondOrg] = [await one.signedIn(), await two.signedIn()];
  expect(firstOrg).not.toBe(secondOrg);

  for (const orgId of [firstOrg, firstOrg, secondOrg, secondOrg, firstOrg, secondOrg]) {
    await scene.database.inOrg(orgId, (tx) => scene.jobs.send(tx, 'write-back', { orgId }));
  }
  // A process that took a job of the other org would fail it, and it would be tried again.
  const states = `SELECT count(*) FILTER (WHERE state = 'completed')::int AS done,
    max(retry_count) AS retries FROM jobs.job`;
  await vi.waitFor(async () => expect(await scene.ask(states)).toEqual([{ done: 6, retries: 0 }]), {
    timeout: 10_000,
    interval: 100,
  });
});

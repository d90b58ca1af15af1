import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { askHealth } from '../../service/src/health/ask.ts';
import type { HealthProblem } from '../../service/src/health/problem.ts';
import { problemsOf } from '../../service/src/health/problems.ts';
import { type Scene, setScene } from '../../service/src/sync/scene.ts';
import type { Sync } from '../../service/src/sync/worker.ts';
import { idOf } from '../org/example-company.ts';

let scene: Scene;
let sync: Sync;
let orgId: string;

beforeAll(async () => {
  scene = await setScene();
  // A manager who may read the notes of nobody, as an admin is told to arrange it first.
  await scene.company.org.settings.grantAccessUsingHierarchies('Buyer_Note__c', false);
  sync = await scene.start({ callTimeoutMs: 1000 });
  await sync.pollNow();
  orgId = await sync.signedIn();
});
afterEach(() => scene.company.org.faults.clear());
afterAll(() => scene.end());

/** What the page says once a fault has lasted for a while. */
async function problems(): Promise<HealthProblem[]> {
  const org = (): ReturnType<Sync['state']> => {
    const state = sync.state();
    return { ...state, since: new Date(state.since.getTime() - 10 * 60_000) };
  };
  const followed = () => ({ orgId, username: 'integration@company.example' });
  const { database, now: clock } = scene;
  const health = { org, followed };
  return problemsOf(await askHealth({ database, health, clock, version: '1.2.3' }, orgId));
}

async function fail(): Promise<HealthProblem | undefined> {
  await sync.pollNow().catch(() => undefined);
  const [problem, ...others] = await problems();
  expect(others).toEqual([]);
  return problem;
}

async function saveNote(): Promise<string> {
  const { deal } = await scene.addDeal('Kestrel');
  return scene.saveNote({ Opportunity__c: deal, Body__c: 'They heard of us at a fair' });
}

test('an org in which nothing is wrong needs nobody', async () => {
  expect(await problems()).toEqual([]);
});

describe('an admin is told, and told no more once it is put right, of', () => {
  afterEach(async () => {
    scene.company.org.faults.clear();
    await sync.pollNow();
    expect(await problems()).toEqual([]);
  });

  test('a user that is frozen', async () => {
    const { org, integration } = scene.company;
    await org.setup.freezeUser(integration.userId, true);
    expect((await fail())?.title).toMatch(/^Salesforce has refused our sign-in since/);
    await org.setup.freezeUser(integration.userId, false);
  });

  test('sessions that are refused', async () => {
    scene.company.org.faults.add({
      kind: 'expired-session',
      times: 100,
      match: { url: '/services/data/' },
    });
    expect((await fail())?.title).toMatch(/^Salesforce has ended our sessions since/);
  });

  test('a field that was deleted, by its name', async () => {
    const { setup } = scene.company.org;
    await setup.removeField('Buyer_Note__c', 'Tone__c');
    const problem = await fail();
    expect(problem?.title).toMatch(/^We have not been able to read a field in Salesforce since/);
    expect(problem?.says.join(' ')).toContain('Buyer_Note__c.Tone__c');
    await setup.restoreField('Buyer_Note__c', 'Tone__c');
  });

  test('a field that the integration user may not read any more', async () => {
    const { setup } = scene.company.org;
    const grant = (read: boolean) =>
      setup.setFieldPermission('Watercooler_Integration', 'Buyer_Note__c', 'Stated_Reason__c', {
        read,
        edit: false,
      });
    await grant(false);
    expect((await fail())?.says.join(' ')).toContain('Buyer_Note__c.Stated_Reason__c');
    await grant(true);
  });

  test.each([
    [
      'a web page in place of an answer',
      { kind: 'html', times: 100 },
      /Something else has answered/,
    ],
    ['an answer that is cut off', { kind: 'truncated-json', times: 100 }, /Something else/],
    ['an org that is away', { kind: 'closed', times: 100 }, /has not answered since/],
    ['an org that asks us to wait', { kind: 'unavailable', times: 100 }, /asked us to wait/],
  ] as const)('%s', async (_, fault, title) => {
    scene.company.org.faults.add(fault);
    expect((await fail())?.title).toMatch(title);
  });

  test('marketing that may view all notes, until the set is taken away', async () => {
    const { org, admin, marketer } = scene.company;
    const assignment = await org.create(admin, 'PermissionSetAssignment', {
      AssigneeId: marketer.userId,
      PermissionSetId: await idOf(
        scene.company,
        `SELECT Id FROM PermissionSet WHERE Name = 'Watercooler_Integration'`,
      ),
    });
    scene.setTime('2026-11-20T11:00:00Z');
    const problem = await fail();
    expect(problem?.title).toBe('Someone in marketing can read notes');
    expect(problem?.says[0]).toBe(
      'Example marketer has Modify All Records on Buyer Note through the permission set Watercooler Integration.',
    );
    await org.remove(admin, 'PermissionSetAssignment', assignment);
    scene.setTime('2026-11-20T13:00:00Z');
  });
});

test('a validation rule that refuses what we write is told with its code', async () => {
  const { setup } = scene.company.org;
  await setup.addValidationRule({
    sobject: 'Buyer_Note__c',
    name: 'Nobody_Files',
    formula: 'NOT(ISBLANK(TEXT(Status__c)))',
    message: 'Nobody files notes here.',
  });
  await saveNote();
  const problem = await fail();
  expect(problem?.title).toBe('Salesforce refuses one record of ours on Buyer Note');
  expect(problem?.says[0]).toContain('FIELD_CUSTOM_VALIDATION_EXCEPTION');
  await setup.removeValidationRule('Buyer_Note__c', 'Nobody_Files');
  scene.setTime('2026-11-20T15:00:00Z');
  await sync.pollNow();
  expect(await problems()).toEqual([]);
});

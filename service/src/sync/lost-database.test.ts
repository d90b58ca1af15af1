import { describe, expect, onTestFinished, test } from 'vitest';
import { createMigratedDatabase } from '../../../test/postgres.ts';
import { silentLog } from '../../../test/silent-log.ts';
import { openDatabase } from '../database/database.ts';
import { createJobQueue } from '../jobs/queue.ts';
import { type Scene, setScene } from './scene.ts';
import type { Sync, SyncDependencies } from './worker.ts';

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

/** A persona with a theme that three people of a crowd spoke of on three deals, and a service that follows. */
async function setPublishedScene(): Promise<Published> {
  const scene = await setScene();
  onTestFinished(scene.end);
  const before = await scene.start();
  await before.pollNow();
  const { org, admin, repA, repB, salesLead } = scene.company;
  const persona = await org.create(admin, 'Buyer_Persona__c', {
    ...{ Key__c: 'operations-vp', Name: 'Operations VP', Status__c: 'draft' },
  });
  const theme = await scene.idOfKey('Buyer_Theme__c', 'status-quo');
  const notes: string[] = [];
  for (const [index, author] of [repA, repB, salesLead].entries()) {
    const { deal } = await scene.addDeal(`Account${index}`);
    const about = { Opportunity__c: deal, Buyer_Persona__c: persona, Confirmed_Theme__c: theme };
    const Body__c = `They keep the old way because it works, they say for the ${index + 1}. time`;
    notes.push(await scene.saveNote({ ...about, Body__c }, author));
  }
  await scene.addCrowd(persona);
  await before.pollNow();
  return { scene, before, notes, theme };
}

interface Published {
  readonly scene: Scene;
  readonly before: Sync;
  readonly notes: readonly string[];
  readonly theme: string;
}

/** Stops the service, empties its database and lets another one read the org. */
async function loseDatabase({ scene, before }: Published): Promise<Sync> {
  await before.stop();
  await scene.loseRows();
  const after = await scene.start();
  await after.pollNow();
  return after;
}

function cells({ scene }: Published): Promise<unknown[]> {
  return scene.query('SELECT Contributors__c, Deals__c, Trend__c, Quotes__c FROM Persona_Theme__c');
}

async function approve({ scene, notes }: Published): Promise<void> {
  const { org, admin } = scene.company;
  for (const id of notes) {
    const Approved_Quote__c = (await scene.written(id))?.['Quote__c'] ?? null;
    await org.update(admin, 'Buyer_Note__c', id, { Approved_Quote__c });
  }
}

describe('after the database was lost', () => {
  test('numbers of a note that was deleted stay until the next release, which takes them back', async () => {
    const published = await setPublishedScene();
    const { scene, before, notes } = published;
    await before.releaseNow();
    const shown = await cells(published);
    expect(shown).toMatchObject([{ Contributors__c: '3+' }]);
    await scene.company.org.remove(scene.company.admin, 'Buyer_Note__c', notes[0] ?? '');
    await before.pollNow();

    const after = await loseDatabase(published);
    expect(await cells(published)).toEqual(shown);
    await after.releaseNow();
    expect(await cells(published)).toMatchObject([{ Contributors__c: null }]);
  });

  test('a batch that was taken back does not come back', async () => {
    const published = await setPublishedScene();
    const { scene, before, notes } = published;
    await before.releaseNow();
    const { org, admin } = scene.company;
    await org.update(admin, 'Buyer_Note__c', notes[0] ?? '', { Withdrawn__c: true });
    await before.releaseNow();
    await loseDatabase(published);
    expect(await scene.ask('SELECT note_id FROM released_note')).toEqual([]);
    expect(await cells(published)).toMatchObject([{ Contributors__c: null }]);
  });

  test('words approved since the last release still wait for the next one', async () => {
    const published = await setPublishedScene();
    await published.before.releaseNow();
    await approve(published);
    await published.before.pollNow();
    const after = await loseDatabase(published);
    expect(await cells(published)).toMatchObject([{ Quotes__c: null }]);
    await after.releaseNow();
    expect(await cells(published)).toMatchObject([
      { Quotes__c: expect.stringContaining('1. time') },
    ]);
  });

  test('a quote that stands alone waits for company as it did', async () => {
    const published = await setPublishedScene();
    const { scene, before, notes } = published;
    await approve({ ...published, notes: notes.slice(0, 2) });
    await before.releaseNow();
    const { org, admin } = scene.company;
    await org.update(admin, 'Buyer_Note__c', notes[1] ?? '', { Approved_Quote__c: null });
    await approve({ ...published, notes: notes.slice(2) });
    await before.pollNow();
    const chosen = 'SELECT note_id FROM cell_quote';
    expect(await scene.ask(chosen)).toEqual([{ note_id: notes[0] }]);
    const after = await loseDatabase(published);
    expect(await scene.ask(chosen)).toEqual([{ note_id: notes[0] }]);
    // Twice: whose words stood alone at one release is no news at the next.
    for (let release = 0; release < 2; release += 1) {
      await after.releaseNow();
      expect(await cells(published)).toMatchObject([{ Quotes__c: null }]);
    }
  });

  test('facts stay as they were released, though the deal was lost and the note moved since', async () => {
    const published = await setPublishedScene();
    const { scene, before, notes } = published;
    await before.releaseNow();
    const frozen = 'SELECT note_id, deal, is_lost FROM released_note ORDER BY note_id';
    const facts = await scene.ask(frozen);
    const { org, admin } = scene.company;
    const [row] = await scene.query(
      `SELECT Opportunity__c FROM Buyer_Note__c WHERE Id = '${notes[0]}'`,
    );
    await org.update(admin, 'Opportunity', `${row?.['Opportunity__c']}`, {
      StageName: 'Closed Lost',
    });
    const { deal } = await scene.addDeal('Another');
    await org.update(admin, 'Buyer_Note__c', notes[1] ?? '', { Opportunity__c: deal });
    await before.pollNow();
    await loseDatabase(published);
    expect(await scene.ask(frozen)).toEqual(facts);
  });

  test('the trend is that of the last release, and the next one is due when it was', async () => {
    const published = await setPublishedScene();
    const { scene, before } = published;
    await before.releaseNow();
    scene.setTime('2027-05-20T09:00:00Z');
    await before.releaseNow();
    expect(await cells(published)).toMatchObject([{ Trend__c: 'steady' }]);
    const due = await scene.ask('SELECT calendar, next_at FROM release_calendar');
    const releases = await scene.ask('SELECT * FROM release ORDER BY number');
    // Nobody watched when the next one was due, so it is made up for.
    await before.stop();
    await scene.loseRows();
    scene.setTime('2027-06-03T09:00:00Z');
    const after = await scene.start({ areReleasesHeld: true });
    await after.pollNow();
    expect(await cells(published)).toMatchObject([{ Trend__c: 'steady' }]);
    expect(await scene.ask('SELECT calendar, next_at FROM release_calendar')).toEqual(due);
    expect(await scene.ask('SELECT * FROM release ORDER BY number')).toEqual(releases);
    after.holdReleases(false);
    await after.pollNow();
    expect(await scene.ask('SELECT 1 FROM release')).toHaveLength(releases.length + 1);
  });

  test('bands go by the crowds that came with their batches, as they did', async () => {
    const published = await setPublishedScene();
    const { scene, before, theme } = published;
    await before.releaseNow();
    expect(await cells(published)).toMatchObject([{ Contributors__c: '3+' }]);
    const persona = await scene.idOfKey('Buyer_Persona__c', 'operations-vp');
    const { repA, repB, salesLead } = scene.company;
    for (const [index, author] of [repA, repB, salesLead].entries()) {
      const { deal } = await scene.addDeal(`Later${index}`);
      const about = { Opportunity__c: deal, Buyer_Persona__c: persona };
      const Body__c = 'They keep the old way, as ever';
      await scene.saveNote({ ...about, Confirmed_Theme__c: theme, Body__c }, author);
    }
    await scene.addCrowd(persona, 'status-quo');
    await before.releaseNow();
    // Of either crowd three may be others than any three of them, and both may be the same.
    const shown = await cells(published);
    expect(shown).toMatchObject([{ Contributors__c: '3+', Deals__c: '3+' }]);
    const stands = 'SELECT * FROM released_note ORDER BY note_id';
    const released = await scene.ask(stands);
    expect(released.map((row) => row['crowd_left'])).toEqual(released.map(() => 3));

    const after = await loseDatabase(published);
    expect(await scene.ask(stands)).toEqual(released);
    expect(await cells(published)).toEqual(shown);
    await after.releaseNow();
    expect(await cells(published)).toEqual(shown);
  });

  test('a default that somebody deleted stays deleted', async () => {
    const published = await setPublishedScene();
    const { scene, before } = published;
    const id = await scene.idOfKey('Buyer_Theme__c', 'no-capacity');
    await scene.company.org.remove(scene.company.admin, 'Buyer_Theme__c', id);
    await before.pollNow();
    await loseDatabase(published);
    const query = "SELECT Id FROM Buyer_Theme__c WHERE Key__c = 'no-capacity'";
    expect(await scene.query(query)).toEqual([]);
  });

  test('marks of an earlier version are understood', async () => {
    const published = await setPublishedScene();
    const { scene, before, notes } = published;
    await before.releaseNow();
    const shown = await cells(published);
    await before.stop();
    const { org, integration } = scene.company;
    for (const id of notes) {
      const Release__c = '2026-Q4.1|operations-vp|status-quo|k3';
      await org.update(integration, 'Buyer_Note__c', id, { Release__c });
    }
    const [status] = await scene.query('SELECT Id FROM Watercooler_Status__c');
    await org.update(integration, 'Watercooler_Status__c', `${status?.['Id']}`, {
      Releases__c: null,
    });
    await loseDatabase(published);
    expect(await cells(published)).toEqual(shown);
  });
});

/** Puts the backup back and lets a service follow the org with it. */
async function followRestored(scene: Scene, restore: () => Promise<void>): Promise<void> {
  await restore();
  const after = await scene.start();
  await after.pollNow();
}

describe('after a backup was restored', () => {
  test('what was released since is not released again', async () => {
    const published = await setPublishedScene();
    const { scene, before } = published;
    const restore = await scene.backUp();
    await before.releaseNow();
    const shown = await cells(published);
    const stands = 'SELECT * FROM released_note ORDER BY note_id';
    const released = await scene.ask(stands);
    const due = await scene.ask('SELECT calendar, next_at FROM release_calendar');
    await before.stop();

    await restore();
    expect(await scene.ask(stands)).toEqual([]);
    const after = await scene.start();
    await after.pollNow();
    expect(await scene.ask(stands)).toEqual(released);
    expect(await cells(published)).toEqual(shown);
    expect(await scene.ask('SELECT calendar, next_at FROM release_calendar')).toEqual(due);
    expect(await scene.ask("SELECT actor FROM audit_entry WHERE action = 'rebuild'")).toEqual([
      { actor: 'service' },
    ]);
    await after.releaseNow();
    expect(await scene.ask(stands)).toEqual(released);
  });

  test('a batch that was taken back since does not come back', async () => {
    const published = await setPublishedScene();
    const { scene, before, notes } = published;
    await before.releaseNow();
    const restore = await scene.backUp();
    const { org, admin } = scene.company;
    await org.update(admin, 'Buyer_Note__c', notes[0] ?? '', { Withdrawn__c: true });
    await before.releaseNow();
    await before.stop();

    await followRestored(scene, restore);
    expect(await scene.ask('SELECT note_id FROM released_note')).toEqual([]);
    expect(await cells(published)).toMatchObject([{ Contributors__c: null }]);
  });

  test('a release of which only the status record told is not made up for before the next date', async () => {
    const published = await setPublishedScene();
    const { scene, before } = published;
    const restore = await scene.backUp();
    const { faults } = scene.company.org;
    for (const object of ['Buyer_Note__c', 'Buyer_Theme__c', 'Persona_Theme__c']) {
      faults.add({ kind: 'closed', times: 1000, match: { method: 'PATCH', url: object } });
    }
    scene.setTime('2026-12-01T09:00:00Z');
    await expect(before.pollNow()).rejects.toThrow(/could not be reached/);
    await before.stop();
    faults.clear();

    await followRestored(scene, restore);
    expect(await scene.ask('SELECT release_id FROM release')).toEqual([
      { release_id: '2026-Q4.1' },
    ]);
    expect(await cells(published)).toEqual([]);
    expect(await scene.ask('SELECT next_at FROM release_calendar')).toEqual([
      { next_at: new Date('2027-01-01T00:00:00Z') },
    ]);
  });

  test('nothing is read anew where no release came between', async () => {
    const published = await setPublishedScene();
    const { scene, before, notes } = published;
    await before.releaseNow();
    const restore = await scene.backUp();
    await scene.company.org.remove(scene.company.admin, 'Buyer_Note__c', notes[0] ?? '');
    await before.pollNow();
    await before.stop();

    await followRestored(scene, restore);
    expect(await scene.ask("SELECT 1 FROM audit_entry WHERE action = 'rebuild'")).toEqual([]);
    expect(await scene.ask('SELECT note_id FROM note')).not.toContainEqual({ note_id: notes[0] });
  });
});

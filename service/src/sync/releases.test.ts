import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createPersonaReader } from '../personas/reader.ts';
import { connect } from '../salesforce/connection.ts';
import { type Scene, setScene } from './scene.ts';

let scene: Scene;
let persona: string;
let theme: string;

beforeEach(async () => {
  scene = await setScene();
  const sync = await scene.start();
  await sync.pollNow();
  await sync.stop();
  persona = await scene.company.org.create(scene.company.admin, 'Buyer_Persona__c', {
    Key__c: 'operations-vp',
    Name: 'Operations VP',
    Status__c: 'draft',
  });
  theme = await scene.idOfKey('Buyer_Theme__c', 'status-quo');
});
afterEach(() => scene.end());

/** Three people, three deals, and three more who write of such buyers: just enough for a batch. */
async function threeNotes(): Promise<string[]> {
  const notes = await notesOfThree();
  await scene.addCrowd(persona);
  return notes;
}

async function notesOfThree(times = 'time'): Promise<string[]> {
  const { repA, repB, salesLead } = scene.company;
  const notes = [];
  for (const [index, author] of [repA, repB, salesLead].entries()) {
    const { deal } = await scene.addDeal(`Account${times}${index}`);
    const fields = {
      Opportunity__c: deal,
      Body__c: `They keep the old way because it works, they say for the ${index + 1}. ${times}`,
      Buyer_Persona__c: persona,
      Confirmed_Theme__c: theme,
    };
    notes.push(await scene.saveNote(fields, author));
  }
  return notes;
}

async function approve(notes: readonly string[]): Promise<void> {
  for (const id of notes) {
    const { org, admin } = scene.company;
    const row = await scene.written(id);
    await org.update(admin, 'Buyer_Note__c', id, { Approved_Quote__c: row?.Quote__c ?? null });
  }
}

/** Somebody else holds the status record, for good. */
function lockStatus(): void {
  const match = { sobject: 'Watercooler_Status__c' };
  scene.company.org.faults.add({ kind: 'row-locked', times: 1000, match });
}

/** Somebody locks the status record in the moment between a look at whether it can be written and the release. */
async function startUntold() {
  let afterStatus = (): void => undefined;
  const sync = await scene.start({
    connect: async (...settings) => {
      const connection = await connect(...settings);
      return {
        ...connection,
        async call(method, path, body) {
          const answer = await connection.call(method, path, body);
          if (method === 'PATCH' && path.includes('Watercooler_Status__c')) afterStatus();
          return answer;
        },
      };
    },
  });
  const releaseUntold = async (): Promise<void> => {
    afterStatus = lockStatus;
    await sync.releaseNow();
    afterStatus = () => undefined;
  };
  return { sync, releaseUntold };
}

/** The notes that stood in a batch and do not any more. */
const returned = "SELECT note_id FROM looked_at_note WHERE kind = 'returned'";

function cellRows(): Promise<unknown[]> {
  return scene.query(
    'SELECT Buyer_Theme__c, Contributors__c, Deals__c, Trend__c, Quotes__c FROM Persona_Theme__c',
  );
}

describe('a release', () => {
  test('publishes three people on three deals, on every record and in the API', async () => {
    const notes = await threeNotes();
    const sync = await scene.start();
    await sync.pollNow();
    expect(await cellRows()).toEqual([]);
    await approve(notes.slice(0, 2));
    await sync.releaseNow();

    expect(await cellRows()).toMatchObject([
      { Buyer_Theme__c: theme, Contributors__c: '3+', Deals__c: '3+', Trend__c: 'new' },
    ]);
    const [row] = await scene.query(
      `SELECT What_Stops_Them__c, Contributors__c, Released_On__c FROM Buyer_Persona__c WHERE Id = '${persona}'`,
    );
    expect(row).toMatchObject({ Contributors__c: '3+', Released_On__c: '2026-11-20' });
    expect(row?.What_Stops_Them__c).toBeTruthy();
    for (const note of notes) {
      expect(await scene.written(note)).toMatchObject({
        Status__c: 'released',
        Release__c: expect.stringMatching(
          /^2026-Q4\.1\|operations-vp\|status-quo\|k3n3c3q2\|@[\w-]{14}\.?\|open:/,
        ),
      });
    }
    const orgId = await sync.signedIn();
    const api = await createPersonaReader(scene.database).byKey(orgId, 'operations-vp');
    const cell = api?.areas.find(({ area }) => area === 'stops')?.cells[0];
    expect(cell).toMatchObject({ contributors: '3+', trend: 'new' });
    expect(cell?.quotes).toHaveLength(2);
  });

  test('publishes nobody who wrote of such buyers alone, until a crowd did', async () => {
    await notesOfThree();
    const sync = await scene.start();
    await sync.releaseNow();
    expect(await cellRows()).toEqual([]);
    await scene.addCrowd(persona);
    await sync.releaseNow();
    expect(await cellRows()).toMatchObject([{ Contributors__c: '3+', Deals__c: '3+' }]);
  });

  test('publishes nobody of six who share three deals, until they have more', async () => {
    const { repA, repB, salesLead } = scene.company;
    const notes = await threeNotes();
    const deals = [];
    for (const id of notes) {
      const [row] = await scene.query(
        `SELECT Opportunity__c FROM Buyer_Note__c WHERE Id = '${id}'`,
      );
      deals.push(`${row?.['Opportunity__c']}`);
    }
    const others = await scene.query(`SELECT Id FROM Buyer_Note__c WHERE Opportunity__c NOT IN
      ('${deals.join("', '")}')`);
    const { org, admin } = scene.company;
    for (const [index, { Id }] of others.entries()) {
      const fields = { Opportunity__c: deals[index] };
      await org.update(admin, 'Buyer_Note__c', `${Id}`, fields);
    }
    const sync = await scene.start();
    await sync.releaseNow();
    expect(await cellRows()).toEqual([]);
    for (const [index, author] of [repA, repB, salesLead, ...(await scene.crowd())].entries()) {
      const { deal } = await scene.addDeal(`More${index}`);
      const about = { Opportunity__c: deal, Buyer_Persona__c: persona, None_Fits__c: true };
      await scene.saveNote({ ...about, Body__c: 'The gate was open again' }, author);
    }
    await sync.releaseNow();
    expect(await cellRows()).toMatchObject([{ Contributors__c: '3+', Deals__c: '3+' }]);
  });

  test('changes nothing when it runs again', async () => {
    await threeNotes();
    const sync = await scene.start();
    await sync.releaseNow();
    const before = await cellRows();
    await sync.releaseNow();
    expect(await cellRows()).toEqual(before);
    expect(await scene.ask('SELECT DISTINCT release_id FROM released_note')).toEqual([
      { release_id: '2026-Q4.1' },
    ]);
  });

  test('keeps the numbers and loses the words of a withdrawn note until the next one takes the batch back', async () => {
    const notes = await threeNotes();
    const sync = await scene.start();
    await sync.pollNow();
    await approve(notes);
    await sync.releaseNow();
    const [first, second] = notes;
    const { org, admin } = scene.company;
    await org.update(admin, 'Buyer_Note__c', first ?? '', { Withdrawn__c: true });
    await sync.pollNow();
    const [cell] = await scene.query('SELECT Contributors__c, Quotes__c FROM Persona_Theme__c');
    expect(cell).toMatchObject({ Contributors__c: '3+' });
    expect(cell?.Quotes__c).not.toContain('1. time');
    expect(cell?.Quotes__c).toContain('2. time');

    // Words of one contributor alone would be theirs.
    await org.update(admin, 'Buyer_Note__c', second ?? '', { Private__c: true });
    await sync.pollNow();
    expect(await scene.query('SELECT Quotes__c FROM Persona_Theme__c')).toMatchObject([
      { Quotes__c: null },
    ]);

    await sync.releaseNow();
    expect(await cellRows()).toMatchObject([
      { Buyer_Theme__c: null, Contributors__c: null, Deals__c: null, Trend__c: null },
    ]);
    const [row] = await scene.query(
      `SELECT What_Stops_Them__c, Contributors__c, Released_On__c FROM Buyer_Persona__c WHERE Id = '${persona}'`,
    );
    expect(row).toMatchObject({
      What_Stops_Them__c: null,
      Contributors__c: null,
      Released_On__c: null,
    });
    expect(await scene.written(notes[2] ?? '')).toMatchObject({
      Status__c: 'counted',
      Release__c: expect.stringMatching(/^returned\|operations-vp\|@/),
    });

    // One more rep beside the two that are known does not bring the cell back; three do.
    const [another] = await threeNotes();
    const more = await threeNotes();
    for (const id of more.slice(1))
      await org.update(admin, 'Buyer_Note__c', id, { Private__c: true });
    await org.remove(admin, 'Buyer_Note__c', more[0] ?? '');
    await org.update(admin, 'Buyer_Note__c', another ?? '', { Private__c: true });
    await sync.releaseNow();
    expect(await cellRows()).toMatchObject([{ Contributors__c: null }]);
    await org.update(admin, 'Buyer_Note__c', another ?? '', { Private__c: false });
    await sync.releaseNow();
    expect(await cellRows()).toMatchObject([{ Contributors__c: '3+', Deals__c: '3+' }]);
    // With too few of their own crowd left they take no part in it.
    expect(await scene.written(notes[2] ?? '')).toMatchObject({
      Release__c: expect.stringMatching(/^returned\|operations-vp\|@[\w-]{6}$/),
    });
  });

  test('does not forget what was published of a note that was heard again since, and not shown', async () => {
    const [withdrawn = '', second = ''] = await threeNotes();
    const sync = await scene.start();
    await sync.releaseNow();
    const { org, admin } = scene.company;
    await org.update(admin, 'Buyer_Note__c', withdrawn, { Withdrawn__c: true });
    await sync.releaseNow();
    // A crowd comes twice; in each one rep more speaks of the theme.
    for (let times = 0; times < 2; times += 1) {
      const [, ...others] = await notesOfThree(`crowd${times}`);
      for (const id of others)
        await org.update(admin, 'Buyer_Note__c', id, {
          Confirmed_Theme__c: null,
          None_Fits__c: true,
        });
      await scene.addCrowd(persona);
      await sync.releaseNow();
      expect(await scene.written(second)).toMatchObject({
        Release__c: expect.stringMatching(/^returned\|/),
      });
    }
    expect(await cellRows()).toMatchObject([{ Contributors__c: null }]);
  });

  test('does not forget what was published of a note that was hidden or deleted meanwhile', async () => {
    const [hidden = '', deleted = '', third = ''] = await threeNotes();
    const sync = await scene.start();
    await sync.releaseNow();
    const { org, admin } = scene.company;
    await org.update(admin, 'Buyer_Note__c', hidden, { Private__c: true });
    await org.remove(admin, 'Buyer_Note__c', deleted);
    for (let times = 0; times < 3; times += 1) {
      await sync.releaseNow();
      await sync.pollNow();
    }
    expect(await scene.ask(returned)).toEqual([{ note_id: third }]);
    expect(await scene.written(hidden)).toMatchObject({
      Release__c: expect.stringMatching(/^returned$/),
    });
    await org.update(admin, 'Buyer_Note__c', hidden, { Private__c: false });
    await org.recycleBin.restore(admin, deleted);
    await sync.pollNow();
    await sync.releaseNow();
    expect(await cellRows()).toMatchObject([{ Contributors__c: null }]);
    expect(await scene.ask(returned)).toHaveLength(3);
  });

  test('lets words that were edited go at once, and gives their place to no others', async () => {
    const notes = await threeNotes();
    const sync = await scene.start();
    await sync.pollNow();
    await approve(notes);
    await sync.releaseNow();
    const { org, admin } = scene.company;
    const edited = notes[0] ?? '';
    await org.update(admin, 'Buyer_Note__c', edited, { Body__c: 'Now they want to see it work' });
    await sync.pollNow();
    await approve([edited]);
    await sync.pollNow();
    const quotes = async (): Promise<string> =>
      `${(await scene.query('SELECT Quotes__c FROM Persona_Theme__c'))[0]?.Quotes__c}`;
    expect(await quotes()).not.toMatch(/1\. time|see it work/);
    expect(await quotes()).toMatch(/2\. time/);
    await sync.releaseNow();
    expect(await quotes()).not.toMatch(/see it work/);
    await org.update(admin, 'Buyer_Note__c', notes[1] ?? '', { Body__c: 'A visit would help' });
    await sync.pollNow();
    await approve([notes[1] ?? '']);
    await sync.releaseNow();
    expect(await quotes()).not.toMatch(/see it work|a visit would help/i);
  });

  test('rewrites what did not change, so that no time stamp tells what did', async () => {
    await threeNotes();
    const sync = await scene.start();
    await sync.releaseNow();
    scene.setTime('2026-11-21T09:00:00Z');
    await sync.releaseNow();
    const rows = await scene.query(
      'SELECT SystemModstamp FROM Persona_Theme__c WHERE SystemModstamp >= 2026-11-21T00:00:00Z',
    );
    expect(rows).toHaveLength(1);
  });

  test('sees a deal that was lost after its note was written', async () => {
    await threeNotes();
    const sync = await scene.start();
    await sync.pollNow();
    const { org, admin } = scene.company;
    const [deal] = await scene.query('SELECT Id FROM Opportunity LIMIT 1');
    await org.update(admin, 'Opportunity', `${deal?.Id}`, { StageName: 'Closed Lost' });
    await sync.releaseNow();
    expect(await scene.ask('SELECT is_lost FROM released_note ORDER BY is_lost')).toEqual([
      { is_lost: false },
      { is_lost: false },
      { is_lost: true },
    ]);
  });

  test('waits until Salesforce takes the status record, which tells of it', async () => {
    const notes = await threeNotes();
    const sync = await scene.start();
    await sync.pollNow();
    await approve(notes);
    await sync.releaseNow();
    lockStatus();
    expect(await sync.releaseNow()).toBeNull();
    expect(await scene.ask('SELECT release_id FROM release')).toHaveLength(1);
    // Everything else goes on meanwhile.
    const { org, admin } = scene.company;
    await org.update(admin, 'Buyer_Note__c', notes[0] ?? '', { Withdrawn__c: true });
    await sync.pollNow();
    const [cell] = await scene.query('SELECT Quotes__c FROM Persona_Theme__c');
    expect(cell?.Quotes__c).not.toContain('1. time');
    scene.company.org.faults.clear();
    scene.setTime('2026-11-20T10:00:00Z');
    expect(await sync.releaseNow()).not.toBeNull();
  });

  test('shows nothing while Salesforce does not take the status record, then all of it', async () => {
    const notes = await threeNotes();
    const { sync, releaseUntold } = await startUntold();
    await sync.pollNow();
    await releaseUntold();
    await sync.pollNow();
    expect(await scene.ask('SELECT release_id FROM release')).toHaveLength(1);
    expect(await cellRows()).toEqual([]);
    for (const note of notes) expect(await scene.written(note)).toMatchObject({ Release__c: null });
    const refused = `SELECT refused_code FROM written_row WHERE sobject = 'Watercooler_Status__c'`;
    expect(await scene.ask(refused)).toEqual([{ refused_code: 'UNABLE_TO_LOCK_ROW' }]);

    scene.company.org.faults.clear();
    scene.setTime('2026-11-20T10:00:00Z');
    await sync.pollNow();
    expect(await cellRows()).toMatchObject([{ Contributors__c: '3+' }]);
    for (const note of notes) {
      expect(await scene.written(note)).toMatchObject({ Status__c: 'released' });
    }
  });

  test('lets words that were withdrawn go while Salesforce does not take the status record, and shows nothing new', async () => {
    const notes = await threeNotes();
    const { sync, releaseUntold } = await startUntold();
    await sync.pollNow();
    await approve(notes);
    await sync.releaseNow();
    const before = await cellRows();
    expect(before).toMatchObject([{ Quotes__c: expect.stringContaining('1. time') }]);

    // Six more would stand in the same cell from the next release on.
    const others = await notesOfThree('year');
    await scene.addCrowd(persona, 'status-quo');
    await sync.pollNow();
    await approve(others);
    await releaseUntold();
    await sync.pollNow();
    expect(await cellRows()).toEqual(before);

    const { org, admin } = scene.company;
    await org.update(admin, 'Buyer_Note__c', notes[0] ?? '', { Withdrawn__c: true });
    await sync.pollNow();
    expect(await cellRows()).toEqual([{ ...Object(before[0]), Quotes__c: null }]);
    // Nor is it written again and again.
    scene.setTime('2026-11-20T09:30:00Z');
    await sync.pollNow();
    expect(await scene.query('SELECT SystemModstamp FROM Persona_Theme__c')).not.toMatchObject([
      { SystemModstamp: expect.stringContaining('T09:30') },
    ]);

    scene.company.org.faults.clear();
    scene.setTime('2026-11-20T12:00:00Z');
    await sync.pollNow();
    const [cell] = await scene.query('SELECT Deals__c, Quotes__c FROM Persona_Theme__c');
    expect(cell?.Quotes__c).toMatch(/2\. time/);
    expect(cell?.Quotes__c).not.toMatch(/1\. time/);
    expect(await scene.ask('SELECT DISTINCT release_id FROM released_note')).toHaveLength(2);
  });

  test('runs once on its date, however many processes there are', async () => {
    await threeNotes();
    const one = await scene.start();
    await one.pollNow();
    const two = await scene.start();
    await expect(two.pollNow()).rejects.toThrow(/Another process follows this org/);
    expect(await scene.ask('SELECT 1 FROM release')).toEqual([]);
    scene.setTime('2026-12-01T00:00:00Z');
    await one.pollNow();
    await one.stop();
    // The other one takes over on the same day.
    await two.pollNow();
    expect(await scene.ask('SELECT release_id FROM release')).toEqual([
      { release_id: '2026-Q4.1' },
    ]);
    expect(
      await scene.query('SELECT Calendar__c, K__c, Next_Release_On__c FROM Watercooler_Status__c'),
    ).toMatchObject([{ Calendar__c: 'monthly', K__c: 3 }]);
  });

  test('waits while the calendar is held', async () => {
    await threeNotes();
    const sync = await scene.start({ areReleasesHeld: true });
    await sync.pollNow();
    scene.setTime('2026-12-01T00:00:00Z');
    await sync.pollNow();
    expect(await scene.ask('SELECT 1 FROM release')).toEqual([]);
    sync.holdReleases(false);
    await sync.pollNow();
    expect(await scene.ask('SELECT 1 AS n FROM release')).toHaveLength(1);
  });
});

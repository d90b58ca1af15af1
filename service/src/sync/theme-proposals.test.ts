import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Session } from '../../../test/org/org.ts';
import type { SearchThemes } from '../release/search-themes.ts';
import { connect } from '../salesforce/connection.ts';
import { type Scene, type SceneChanges, setScene } from './scene.ts';
import type { Sync } from './worker.ts';

const idling = [
  'Wants the idling minutes per truck for their emissions report',
  'In her annual report one line is empty: diesel burnt by trucks idling at the gate',
  'Must report the CO2 of trucks that stand with running engine, so can we count idling',
];

const besides = [
  'Dreams of a printed handbook on every desk',
  'Hopes that people forget fewer passwords',
  'A kinder tone on the telephone is what she pictures',
];

const elsewhere = [
  'They keep the spreadsheet because everybody on the site knows it',
  'Nobody wants to change the planning before the busy season',
  'The old board on the wall works well enough, the manager says',
  'They asked twice whether they could keep the phone for bookings',
  'The team sees no reason to leave what they have used for years',
  'He shrugged: the depot has always run like that',
];

/** Finds all that speaks of idling, and nothing else. */
const findIdling: SearchThemes = ({ notes }) => {
  const noteIds = notes.filter(({ text }) => text.includes('idling')).map(({ id }) => id);
  const terms = ['idling', 'trucks', 'emissions', 'report'];
  return Promise.resolve(noteIds.length === 0 ? [] : [{ area: 'success', terms, noteIds }]);
};

let scene: Scene;
let prompt: string;
let persona: string;

beforeEach(async () => {
  scene = await setScene();
  const sync = await scene.start();
  await sync.pollNow();
  await sync.stop();
  prompt = await scene.idOfKey('Note_Prompt__c', 'success-picture');
  persona = await scene.company.org.create(scene.company.admin, 'Buyer_Persona__c', {
    ...{ Key__c: 'harbour', Name: 'Harbour people', Status__c: 'draft' },
  });
});
afterEach(() => scene.end());

function start(changes: SceneChanges = {}): Promise<Sync> {
  return scene.start({ searchThemes: findIdling, ...changes });
}

/** Starts, and runs the release that hears what is there; the next one may look through it. */
async function startHeard(changes: SceneChanges = {}): Promise<Sync> {
  const sync = await start(changes);
  await sync.releaseNow();
  expect(await proposals()).toEqual([]);
  return sync;
}

async function note(body: string, author: Session): Promise<string> {
  const { deal } = await scene.addDeal(`Account${body.length}${author.userId}`);
  const about = { Opportunity__c: deal, Buyer_Persona__c: persona, Prompt__c: prompt };
  return scene.saveNote({ ...about, Body__c: body, None_Fits__c: true }, author);
}

async function threeNotes(): Promise<string[]> {
  const { repA, repB, salesLead } = scene.company;
  const authors = [repA, repB, salesLead];
  const ids = [];
  for (const [index, author] of authors.entries())
    ids.push(await note(idling[index] ?? '', author));
  await addCrowd();
  return ids;
}

/** Three more reps have notes that fit no theme, about other things. */
async function addCrowd(): Promise<void> {
  for (const [index, author] of (await scene.crowd()).entries()) {
    await note(besides[index] ?? '', author);
  }
}

async function proposals(): Promise<Record<string, unknown>[]> {
  return scene.query(
    `SELECT Id, Key__c, Name, Meaning__c, Insight_Area__c, Status__c, Terms__c
      FROM Buyer_Theme__c WHERE Key__c LIKE 'found-%'`,
  );
}

const proposed = {
  Name: 'Idling, trucks, report',
  Meaning__c: 'Proposed from notes that speak of idling, trucks and report.',
  Insight_Area__c: 'success',
  Status__c: 'proposed',
  Terms__c: 'idling, trucks, report',
};

describe('a release', () => {
  test('proposes what k reps say that no theme says, once a release heard them, and not a moment before', async () => {
    const [first] = await threeNotes();
    const sync = await start();
    await sync.pollNow();
    expect(await proposals()).toEqual([]);
    await sync.releaseNow();
    expect(await proposals()).toEqual([]);
    expect(await scene.written(first ?? '')).toMatchObject({
      Release__c: expect.stringMatching(/^weighed\|harbour\|@[\w-]{14}\.?$/),
    });
    await sync.releaseNow();
    const [row] = await proposals();
    expect(row).toMatchObject(proposed);
    expect(await scene.written(first ?? '')).toMatchObject({
      Status__c: 'waiting',
      Release__c: expect.stringMatching(
        new RegExp(
          `^weighed\\|harbour\\|@[\\w-]{14}\\.?\\|proposed\\|${String(row?.['Key__c'])}\\|k3\\|[\\w-]{43}$`,
        ),
      ),
    });
    await sync.releaseNow();
    expect(await proposals()).toEqual([row]);
  });

  test('does not look through a note that was edited since it was heard: it would be asked alone', async () => {
    const { org, repA, repB, salesLead } = scene.company;
    const last = await note(besides[0] ?? '', salesLead);
    await note(idling[0] ?? '', repA);
    await note(idling[1] ?? '', repB);
    await addCrowd();
    const sync = await start();
    await sync.pollNow();
    await sync.releaseNow();
    await org.update(salesLead, 'Buyer_Note__c', last, { Body__c: idling[2] ?? '' });
    for (let times = 0; times < 3; times += 1) {
      await sync.pollNow();
      await sync.releaseNow();
    }
    expect(await proposals()).toEqual([]);
    // Nor later: it enters nothing any more, and the five it came with would be too few without it.
    await threeNotes();
    await sync.pollNow();
    await sync.releaseNow();
    await sync.releaseNow();
    expect(await proposals()).toEqual([]);
  });

  test('proposes nothing that two people say, however often', async () => {
    const { repA, repB } = scene.company;
    for (const body of idling) {
      await note(body, repA);
      await note(`${body} again`, repB);
    }
    await note('A quiet yard is all she asks for', scene.company.salesLead);
    await addCrowd();
    const sync = await startHeard();
    await sync.releaseNow();
    expect(await scene.ask('SELECT note_id FROM looked_at_note')).toHaveLength(10);
    expect(await proposals()).toEqual([]);
  });

  test('never asks again what people decided, and edits none of it', async () => {
    await threeNotes();
    const sync = await startHeard();
    await sync.releaseNow();
    const [row] = await proposals();
    const { org, admin } = scene.company;
    const decided = { Name: 'Emissions', Status__c: 'retired' };
    await org.update(admin, 'Buyer_Theme__c', String(row?.['Id']), decided);
    // Three more people say it, after the notes of the first three were used up.
    await threeNotes();
    await sync.releaseNow();
    await sync.releaseNow();
    expect(await scene.ask('SELECT note_id FROM looked_at_note')).toHaveLength(12);
    expect(await proposals()).toEqual([{ ...row, ...decided }]);
    await org.remove(admin, 'Buyer_Theme__c', String(row?.['Id']));
    await sync.releaseNow();
    expect(await proposals()).toEqual([]);
  });

  test('takes words back when a note that they need is withdrawn', async () => {
    const [first, second] = await threeNotes();
    const sync = await startHeard();
    await sync.releaseNow();
    const { org, admin } = scene.company;
    await org.update(admin, 'Buyer_Note__c', first ?? '', { Withdrawn__c: true });
    await sync.pollNow();
    expect(await proposals()).toMatchObject([proposed]);
    await sync.releaseNow();
    expect(await proposals()).toMatchObject([{ Terms__c: null }]);
    expect(JSON.stringify(await proposals())).not.toMatch(/idling|truck|report/i);
    // The others stand behind nothing new: beside what was proposed, that would tell who left.
    expect(await scene.written(second ?? '')).toMatchObject({
      Release__c: expect.stringMatching(/^weighed\|harbour\|@[\w-]{6}\|proposed\|/),
    });
    const { repA } = scene.company;
    await note(`${idling[0]} again`, repA);
    await sync.releaseNow();
    await sync.releaseNow();
    expect(await proposals()).toHaveLength(1);
  });

  test('takes words back although Salesforce does not take the status record any more', async () => {
    const [first] = await threeNotes();
    const { org, admin } = scene.company;
    let afterStatus = (): void => undefined;
    const sync = await startHeard({
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
    await sync.releaseNow();
    await org.update(admin, 'Buyer_Note__c', first ?? '', { Withdrawn__c: true });
    await sync.pollNow();
    // Somebody locks it when it was just seen that it can be written.
    const match = { sobject: 'Watercooler_Status__c' };
    afterStatus = () => org.faults.add({ kind: 'row-locked', times: 1000, match });
    await sync.releaseNow();
    await sync.pollNow();
    expect(await scene.ask('SELECT release_id FROM release')).toHaveLength(3);
    expect(await proposals()).toMatchObject([{ Terms__c: null }]);
    expect(JSON.stringify(await proposals())).not.toMatch(/idling|truck|report/i);
  });

  test('takes its words out of a proposal that people dismissed as it was, too', async () => {
    const [first] = await threeNotes();
    const sync = await startHeard();
    await sync.releaseNow();
    const { org, admin } = scene.company;
    const [row] = await proposals();
    await org.update(admin, 'Buyer_Theme__c', String(row?.['Id']), { Status__c: 'retired' });
    await org.update(admin, 'Buyer_Note__c', first ?? '', { Withdrawn__c: true });
    await sync.releaseNow();
    expect(JSON.stringify(await proposals())).not.toMatch(/idling|truck|report/i);
  });

  test.each([
    ['called it', { Name: 'Greener yards' }],
    ['said of its meaning', { Meaning__c: 'They want less of it.' }],
  ])('leaves alone what people %s, when its words are taken back', async (_what, edited) => {
    const [first] = await threeNotes();
    const { org, admin } = scene.company;
    let editIt = (): Promise<void> => Promise.resolve();
    const sync = await startHeard({
      connect: async (...settings) => {
        const connection = await connect(...settings);
        return {
          ...connection,
          async call(method, path, body) {
            if (path.includes('Watercooler_Status__c')) await editIt();
            return connection.call(method, path, body);
          },
        };
      },
    });
    await sync.releaseNow();
    const [row] = await proposals();
    await org.update(admin, 'Buyer_Note__c', first ?? '', { Withdrawn__c: true });
    await sync.pollNow();
    // After the service read the codebook for the last time: the release was just stored.
    editIt = () => org.update(admin, 'Buyer_Theme__c', String(row?.['Id']), edited);
    await sync.releaseNow();
    const [left] = await proposals();
    expect(left).toMatchObject({ ...edited, Terms__c: null, Status__c: 'proposed' });
    expect(JSON.stringify(left)).not.toMatch(/idling/i);
  });

  test('shows the same words while enough notes say all of them, and then none', async () => {
    const [, second] = await threeNotes();
    const { org, admin, repA, repB, salesLead } = scene.company;
    const third = await note('At the gate trucks are idling, says their report', repA);
    await note('At the gate trucks go on idling, one more report', repB);
    await note('A gate, and trucks that stand idling', salesLead);
    const sync = await startHeard({
      searchThemes: async (search) =>
        (await findIdling(search)).map((theme) => ({
          ...theme,
          terms: ['idling', 'trucks', 'gate'],
        })),
    });
    await sync.releaseNow();
    const shown = [{ Terms__c: 'idling, trucks, gate' }];
    expect(await proposals()).toMatchObject(shown);
    for (const [id, left] of [
      [second ?? '', shown],
      [third, [{ Terms__c: null }]],
    ] as const) {
      await org.update(admin, 'Buyer_Note__c', id, { Withdrawn__c: true });
      await sync.releaseNow();
      expect(await proposals()).toMatchObject(left);
    }
  });

  test('leaves out what changed while it was looked for', async () => {
    const [first] = await threeNotes();
    const whileLooking: SearchThemes = async (search) => {
      await scene.ask(`UPDATE note SET is_withdrawn = true, redacted_text = '', quote = ''
        WHERE note_id = '${first}'`);
      return findIdling(search);
    };
    const sync = await startHeard({ searchThemes: whileLooking });
    await sync.releaseNow();
    expect(await proposals()).toEqual([]);
  });
});

describe('the search', () => {
  test('that is shipped finds it too, in a thread of its own', async () => {
    await threeNotes();
    // What all others say sets it off.
    const theme = await scene.idOfKey('Buyer_Theme__c', 'status-quo');
    const { deal } = await scene.addDeal('Another');
    for (const body of elsewhere) {
      await scene.saveNote({ Opportunity__c: deal, Body__c: body, Confirmed_Theme__c: theme });
    }
    const sync = await scene.start();
    await sync.releaseNow();
    await sync.releaseNow();
    const [row, ...more] = await proposals();
    expect(more).toEqual([]);
    expect(row).toMatchObject({ Insight_Area__c: 'success', Status__c: 'proposed' });
    expect(row?.['Terms__c']).toMatch(/idling/);
  });

  test('that fails holds up no release, and the next one looks through the same notes', async () => {
    await threeNotes();
    let isOutOfLuck = true;
    const sync = await startHeard({
      searchThemes: (search) =>
        isOutOfLuck ? Promise.reject(new Error('no luck')) : findIdling(search),
    });
    expect(await sync.releaseNow()).not.toBeNull();
    expect(await proposals()).toEqual([]);
    isOutOfLuck = false;
    await sync.releaseNow();
    expect(await proposals()).toMatchObject([proposed]);
  });

  test('looks through no note that was shown in a batch once', async () => {
    const { org, admin } = scene.company;
    const notes = await threeNotes();
    const Confirmed_Theme__c = await scene.idOfKey('Buyer_Theme__c', 'status-quo');
    const all = (await scene.query('SELECT Id FROM Buyer_Note__c')).map(({ Id }) => `${Id}`);
    const update = async (ids: readonly string[], fields: Record<string, unknown>) => {
      for (const id of ids) await org.update(admin, 'Buyer_Note__c', id, fields);
    };
    await update(all, { Confirmed_Theme__c, None_Fits__c: false });
    const sync = await startHeard();
    expect(await scene.ask('SELECT note_id FROM released_note')).toHaveLength(6);
    // Of six reps four would be left, which a band could tell.
    await update(notes.slice(0, 2), { Withdrawn__c: true });
    await sync.releaseNow();
    await update(all, { Withdrawn__c: false, Confirmed_Theme__c: null, None_Fits__c: true });
    await sync.releaseNow();
    await sync.releaseNow();
    const unfiled = 'SELECT note_id FROM note WHERE theme_key IS NULL';
    expect(await scene.ask(unfiled)).toHaveLength(6);
    expect(await proposals()).toEqual([]);
  });

  test('looks through no note that no release heard, until six more reps came', async () => {
    const { repA, repB, salesLead } = scene.company;
    await note(idling[0] ?? '', repA);
    await note(idling[1] ?? '', repB);
    await note('A quiet yard is all she asks for', salesLead);
    await addCrowd();
    const sync = await startHeard();
    await sync.releaseNow();
    expect(await proposals()).toEqual([]);
    // A third rep says it: what appeared now would be the doing of that one.
    await note(idling[2] ?? '', salesLead);
    await sync.releaseNow();
    await sync.releaseNow();
    expect(await proposals()).toEqual([]);
    await sync.stop();
    await scene.loseRows();
    const rebuilt = await start();
    await rebuilt.releaseNow();
    await rebuilt.releaseNow();
    expect(await proposals()).toEqual([]);
    await addCrowd();
    await note('A second desk for the night shift', repA);
    await rebuilt.releaseNow();
    await rebuilt.releaseNow();
    expect(await proposals()).toEqual([]);
    await note('Fewer calls about where a driver is', repB);
    await rebuilt.releaseNow();
    expect(await proposals()).toEqual([]);
    await rebuilt.releaseNow();
    expect(await proposals()).toMatchObject([proposed]);
  });
});

describe('a proposal', () => {
  test('takes the notes behind it once people adopt it, whatever they call it', async () => {
    const { org, admin, repA, repB, salesLead } = scene.company;
    // No rep said that no theme fits; there is just none.
    for (const { Id } of await scene.query('SELECT Id FROM Buyer_Theme__c')) {
      await org.update(admin, 'Buyer_Theme__c', String(Id), { Status__c: 'retired' });
    }
    for (const [index, author] of [repA, repB, salesLead].entries()) {
      const { deal } = await scene.addDeal(`Account${index}`);
      const about = { Opportunity__c: deal, Buyer_Persona__c: persona, Prompt__c: prompt };
      await scene.saveNote({ ...about, Body__c: idling[index] }, author);
    }
    await addCrowd();
    const sync = await startHeard();
    await sync.releaseNow();
    const [row] = await proposals();
    const decided = { Name: 'Greener yards', Meaning__c: 'Less of it.', Status__c: 'active' };
    await org.update(admin, 'Buyer_Theme__c', String(row?.['Id']), decided);
    await sync.pollNow();
    expect(await scene.ask('SELECT theme_key FROM note WHERE theme_key IS NOT NULL')).toEqual(
      idling.map(() => ({ theme_key: row?.['Key__c'] })),
    );
  });

  test('is in the codebook once, though the release was cut off before it got there', async () => {
    await threeNotes();
    const sync = await startHeard();
    await sync.releaseNow();
    const rows = await proposals();
    await scene.ask(`INSERT INTO proposed_theme
      SELECT org_id, theme_key, area, terms FROM theme WHERE terms <> '{}'`);
    await sync.pollNow();
    expect(await proposals()).toEqual(rows);
    expect(await scene.ask('SELECT 1 FROM proposed_theme')).toEqual([]);
  });

  test('is known again after a lost database, and so are the notes behind it', async () => {
    await threeNotes();
    const sync = await startHeard();
    await sync.releaseNow();
    const rows = await proposals();
    const notes = await scene.ask('SELECT * FROM proposed_note ORDER BY note_id');
    expect(notes).toHaveLength(3);
    await sync.stop();
    await scene.loseRows();
    const rebuilt = await start();
    await rebuilt.pollNow();
    expect(await scene.ask('SELECT * FROM proposed_note ORDER BY note_id')).toEqual(notes);
    await rebuilt.releaseNow();
    expect(await proposals()).toEqual(rows);
  });
});

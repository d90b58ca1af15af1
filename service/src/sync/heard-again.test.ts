import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Scene, setScene } from './scene.ts';
import type { Sync } from './worker.ts';

let scene: Scene;
let sync: Sync;

beforeEach(async () => {
  scene = await setScene();
  sync = await scene.start();
  await sync.pollNow();
});
afterEach(() => scene.end());

function addPersona(key: string, titles: string | null = null): Promise<string> {
  return scene.company.org.create(scene.company.admin, 'Buyer_Persona__c', {
    Key__c: key,
    Name: `People of the ${key}`,
    Status__c: 'draft',
    Job_Titles__c: titles,
  });
}

/** The three reps who were there before; with those of `scene.addCrowd` they are a crowd. */
function three() {
  const { repA, repB, salesLead } = scene.company;
  return [repA, repB, salesLead] as const;
}

async function update(sobject: string, id: string, fields: Record<string, unknown>): Promise<void> {
  await scene.company.org.update(scene.company.admin, sobject, id, fields);
}

async function pollAndRelease(): Promise<void> {
  await sync.pollNow();
  await sync.releaseNow();
}

async function loseDatabase(): Promise<void> {
  await sync.stop();
  await scene.loseRows();
  sync = await scene.start();
  await sync.pollNow();
}

async function shown(): Promise<number> {
  return (await scene.ask('SELECT note_id FROM released_note')).length;
}

/** A crowd; too few of it speak of any theme. */
async function fillPersona(key: string, themes: readonly [string, string, string]) {
  const persona = await addPersona(key);
  for (const [index, author] of three().entries()) {
    const { deal } = await scene.addDeal(`${key}${index}`);
    const fields = {
      Opportunity__c: deal,
      Buyer_Persona__c: persona,
      Body__c: 'They keep the old way because it works',
      Confirmed_Theme__c: await scene.idOfKey('Buyer_Theme__c', themes[index] ?? ''),
    };
    await scene.saveNote(fields, author);
  }
  await scene.addCrowd(persona);
}

describe('a persona that was heard', () => {
  let persona: string;
  let notes: string[];

  /** Six reps wrote of two titles; of one theme, three of five notes are one rep's. */
  beforeEach(async () => {
    persona = await addPersona('harbour', 'Harbour Master\nLighthouse Keeper');
    const [repA, repB, lead] = three();
    notes = [];
    for (const [index, author] of [repA, repB, lead, lead, lead].entries()) {
      const title = index < 3 ? 'Harbour Master' : 'Lighthouse Keeper';
      notes.push((await noteAbout(title, `Port${index}`, author)).note);
    }
    notes.push(...(await scene.addCrowd(persona)));
    await pollAndRelease();
    expect(await shown()).toBe(0);
  });

  async function noteAbout(
    title: string,
    account: string,
    author: ReturnType<typeof three>[number],
  ): Promise<{ readonly note: string; readonly contact: string }> {
    const { deal, contact } = await scene.addDeal(account);
    await update('Contact', contact, { Title: title });
    const fields = {
      Opportunity__c: deal,
      Contact__c: contact,
      Body__c: 'They keep the old way because it works',
      Confirmed_Theme__c: await scene.idOfKey('Buyer_Theme__c', 'status-quo'),
    };
    return { note: await scene.saveNote(fields, author), contact };
  }

  async function threeMore(): Promise<void> {
    for (const [index, author] of three().entries()) {
      await noteAbout('Harbour Master', `Pier${index}`, author);
    }
  }

  function giveTitles(titles: string): Promise<void> {
    return update('Buyer_Persona__c', persona, { Job_Titles__c: titles });
  }

  test('shows nothing once somebody takes a title from it, or gives it one', async () => {
    await giveTitles('Harbour Master');
    await pollAndRelease();
    // The rep whose title it was would stand behind what appears.
    expect(await shown()).toBe(0);
    await giveTitles('Harbour Master\nLighthouse Keeper');
    await pollAndRelease();
    expect(await shown()).toBe(0);
  });

  test('shows nothing once a buyer of one rep gets another title', async () => {
    const [, repB] = three();
    const { contact } = await noteAbout('Gardener', 'Port8', repB);
    await pollAndRelease();
    await update('Contact', contact, { Title: 'Harbour Master' });
    sync.demandSweep();
    await pollAndRelease();
    // With this one too, no rep would have more than half of the notes.
    expect(await shown()).toBe(0);
  });

  test('is heard again only once six reps wrote more, also after a loss of our database', async () => {
    await threeMore();
    await pollAndRelease();
    expect(await shown()).toBe(0);
    await loseDatabase();
    await sync.releaseNow();
    expect(await shown()).toBe(0);
    await scene.addCrowd(persona);
    await pollAndRelease();
    expect(await shown()).toBe(8);
  });

  test('takes those who hide what was heard and show it again for nobody new', async () => {
    for (const id of notes) await update('Buyer_Note__c', id, { Private__c: true });
    await pollAndRelease();
    await pollAndRelease();
    expect(await scene.ask('SELECT note_id FROM looked_at_note')).toEqual([]);
    // Without the two by which one rep had more than half of a theme.
    for (const [index, id] of notes.entries())
      if (index !== 3 && index !== 4) await update('Buyer_Note__c', id, { Private__c: false });
    await pollAndRelease();
    expect(await scene.ask('SELECT note_id FROM note')).toHaveLength(6);
    expect(await shown()).toBe(0);
  });
});

test('notes that fit no theme are heard with the others, so that a theme switched on shows nothing', async () => {
  const { org, admin } = scene.company;
  const theme = await org.create(admin, 'Buyer_Theme__c', {
    Key__c: 'flooding',
    Name: 'The loading dock floods',
    Insight_Area__c: 'stops',
    Status__c: 'retired',
    Meaning__c: 'Rain gets into the loading dock and stops their work',
  });
  const persona = await addPersona('harbour');
  const say = async (account: string): Promise<void> => {
    for (const [index, author] of three().entries()) {
      const { deal } = await scene.addDeal(`${account}${index}`);
      const about = { Opportunity__c: deal, Buyer_Persona__c: persona };
      await scene.saveNote({ ...about, Body__c: 'the loading dock floods when it rains' }, author);
    }
    await scene.addCrowd(persona);
  };
  await say('Port');
  await pollAndRelease();
  const flooded = "SELECT note_id FROM note WHERE theme_key = 'flooding'";
  expect(await scene.ask(flooded)).toEqual([]);

  await update('Buyer_Theme__c', theme, { Status__c: 'active' });
  await pollAndRelease();
  expect(await scene.ask(flooded)).toHaveLength(3);
  expect(await shown()).toBe(0);
  await say('Pier');
  await pollAndRelease();
  expect(await shown()).toBe(6);
});

test('what was heard in two personas stays so once it is all moved into one', async () => {
  await fillPersona('harbour', ['status-quo', 'status-quo', 'no-capacity']);
  await fillPersona('railway', ['true-budget', 'true-budget', 'status-quo']);
  await pollAndRelease();
  const railway = await scene.idOfKey('Buyer_Persona__c', 'railway');
  for (const { Id } of await scene.query('SELECT Id FROM Buyer_Note__c')) {
    await update('Buyer_Note__c', `${Id}`, { Buyer_Persona__c: railway });
  }
  await pollAndRelease();
  expect(await scene.ask("SELECT 1 FROM note WHERE persona_key = 'railway'")).toHaveLength(12);
  expect(await shown()).toBe(0);
});

describe('buyers in general', () => {
  let ofRailway: string;

  /** Only with a note of the other persona one theme here is of three reps. */
  beforeEach(async () => {
    await fillPersona('harbour', ['status-quo', 'status-quo', 'no-capacity']);
    await fillPersona('railway', ['true-budget', 'true-budget', 'status-quo']);
    await pollAndRelease();
    expect(await shown()).toBe(0);
    const [row] = await scene.query(
      `SELECT Id FROM Buyer_Note__c WHERE Buyer_Persona__r.Key__c = 'railway'
        AND Confirmed_Theme__r.Key__c = 'true-budget'`,
    );
    ofRailway = `${row?.Id}`;
  });

  test('hear what grew old once more, where a crowd was heard together, also after a loss of our database', async () => {
    await loseDatabase();
    scene.setTime('2027-04-20T09:00:00Z');
    await pollAndRelease();
    expect(await shown()).toBe(3);
  });

  test('hear nobody once more whose crowd is none any longer', async () => {
    // Whoever is asked again of these five, beside the six others, could be told from what appears.
    await update('Buyer_Note__c', ofRailway, { Withdrawn__c: true });
    await loseDatabase();
    scene.setTime('2027-04-20T09:00:00Z');
    await pollAndRelease();
    expect(await scene.ask("SELECT 1 FROM note WHERE theme_key = 'status-quo'")).toHaveLength(3);
    expect(await shown()).toBe(0);
  });

  test('hear nothing that was edited since it was heard: it would be asked alone', async () => {
    await update('Buyer_Note__c', ofRailway, { Body__c: 'They say now that the old way works' });
    await sync.pollNow();
    await loseDatabase();
    scene.setTime('2027-04-20T09:00:00Z');
    await pollAndRelease();
    expect(await scene.ask("SELECT 1 FROM note WHERE theme_key = 'status-quo'")).toHaveLength(3);
    expect(await shown()).toBe(0);
  });
});

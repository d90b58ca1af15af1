import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Scene, setScene } from './scene.ts';
import type { Sync } from './worker.ts';

let scene: Scene;
let sync: Sync;
let persona: string;
let theme: string;

beforeAll(async () => {
  scene = await setScene();
  sync = await scene.start();
  await sync.pollNow();
  const { org, admin } = scene.company;
  persona = await org.create(admin, 'Buyer_Persona__c', {
    Key__c: 'operations-vp',
    Name: 'Operations VP',
    Status__c: 'draft',
    Goals__c: 'A calm peak.',
  });
  for (const [Order__c, Name] of [
    [20, 'Decide'],
    [10, 'Discover'],
  ] as const) {
    const Sales_Goal__c = `Listen at ${Name}`;
    const stage = { Buyer_Persona__c: persona, Name, Order__c, Sales_Goal__c };
    await org.create(admin, 'Persona_Stage__c', stage);
  }
  await scene.addCrowd(persona);
  theme = await scene.idOfKey('Buyer_Theme__c', 'proof-of-outcome');
  await org.update(admin, 'Buyer_Theme__c', theme, { What_Works__c: 'A visit to a site' });
});
afterAll(async () => {
  await sync.stop();
  await scene.end();
});

async function addNotes(people: number, round: string): Promise<void> {
  const { repA, repB, salesLead } = scene.company;
  for (const [index, author] of [repA, repB, salesLead].slice(0, people).entries()) {
    const { deal } = await scene.addDeal(`Account${round}${index}`);
    const fields = {
      Opportunity__c: deal,
      Body__c: `They asked for a reference like them, for the ${index + 1}. time`,
      Buyer_Persona__c: persona,
      Confirmed_Theme__c: theme,
    };
    await scene.saveNote(fields, author);
  }
}

async function story(): Promise<unknown> {
  const [row] = await scene.query(`SELECT Story__c FROM Buyer_Persona__c WHERE Id = '${persona}'`);
  return row?.Story__c;
}

test('a persona has no story before anything is published about it, and one after', async () => {
  await addNotes(2, 'first');
  await sync.releaseNow();
  expect(await story()).toBeNull();

  await addNotes(3, 'second');
  await sync.pollNow();
  expect(await story()).toBeNull();
  await sync.releaseNow();
  expect(await story()).toBe(
    `What they need
Their goals, as we see them: “A calm peak.” [assumption]

How satisfied they are today
“No proof from their peers” holds them back (newly heard by 3 or more reps). [evidence: proof-of-outcome]

How sales and marketing meet it
Our response to “No proof from their peers” is to show that it works, at a place like theirs. What works: “A visit to a site”. [assumption: proof-of-outcome]
At the stage Discover, sales’ part is “Listen at Discover”. [assumption]`,
  );
});

test('a story stays as it was released until the next release, and goes with its last theme', async () => {
  const told = await story();
  const { org, admin } = scene.company;
  await org.update(admin, 'Buyer_Theme__c', theme, { Hidden__c: true });
  await org.update(admin, 'Buyer_Persona__c', persona, { Goals__c: 'Another goal.' });
  await sync.pollNow();
  expect(await story()).toBe(told);
  await sync.releaseNow();
  expect(await story()).toBeNull();
});

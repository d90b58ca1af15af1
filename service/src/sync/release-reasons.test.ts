import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Scene, setScene } from './scene.ts';
import type { Sync } from './worker.ts';

let scene: Scene;
let sync: Sync;
let persona: string;

beforeEach(async () => {
  scene = await setScene();
  sync = await scene.start();
  await sync.pollNow();
  persona = await scene.company.org.create(scene.company.admin, 'Buyer_Persona__c', {
    Key__c: 'operations-vp',
    Name: 'Operations VP',
    Status__c: 'draft',
  });
});
afterEach(() => scene.end());

interface Climbed {
  readonly said: string;
  readonly found: string;
}

/**
 * Three people on three deals hear "too expensive", and find that nobody had shown proof; three more
 * noticed something else of such buyers. All of these deals are lost, or those of the first three alone.
 */
async function threeLadders(
  reasons: readonly [string, string, string] = ['price', 'price', 'price'],
  lost: 'all' | 'first' = 'all',
): Promise<Climbed[]> {
  const { repA, repB, salesLead } = scene.company;
  const theme = await scene.idOfKey('Buyer_Theme__c', 'status-quo');
  const ladders = [];
  for (const [index, author] of [repA, repB, salesLead].entries()) {
    const { deal } = await scene.addDeal(`Account${index}`);
    const about = { Opportunity__c: deal, Buyer_Persona__c: persona };
    const said = await scene.saveNote(
      {
        ...about,
        Body__c: 'Too expensive, they said',
        Stated_Reason__c: reasons[index],
        None_Fits__c: true,
      },
      author,
    );
    const found = await scene.saveNote(
      {
        ...about,
        Body__c: 'What they have works for them, they said when asked',
        Follows__c: said,
        Confirmed_Theme__c: theme,
      },
      author,
    );
    ladders.push({ said, found });
  }
  if (lost === 'first') await loseAllDeals();
  await scene.addCrowd(persona, 'customer-mandate');
  if (lost === 'all') await loseAllDeals();
  return ladders;
}

async function loseAllDeals(): Promise<void> {
  const { org, admin } = scene.company;
  for (const { Id } of await scene.query('SELECT Id FROM Opportunity')) {
    await org.update(admin, 'Opportunity', `${Id}`, { StageName: 'Closed Lost' });
  }
}

function reasonRows(): Promise<unknown[]> {
  return scene.query(
    `SELECT Buyer_Persona__c, Buyer_Theme__r.Key__c, Stated_Reason__c, Contributors__c, Deals__c
      FROM Persona_Reason__c`,
  );
}

const published = {
  Stated_Reason__c: 'price',
  Buyer_Theme__r: { Key__c: 'status-quo' },
  Contributors__c: '3+',
  Deals__c: '3+',
};
const blank = {
  Stated_Reason__c: null,
  Buyer_Theme__r: null,
  Contributors__c: null,
  Deals__c: null,
};

describe('the reason ledger', () => {
  test('says which theme lay under a reason, and nothing of it before the release', async () => {
    const [first] = await threeLadders();
    await sync.pollNow();
    expect(await reasonRows()).toEqual([]);
    await sync.releaseNow();
    expect(await reasonRows()).toMatchObject([{ ...published, Buyer_Persona__c: persona }]);
    expect(await scene.written(first?.found ?? '')).toMatchObject({
      Release__c: expect.stringMatching(
        /^2026-Q4\.1\|operations-vp\|status-quo\|k3n3c1\|@[\w-]{14}\.?0?\|lost:[\w-]{43}~[\w-]{4}\|price\|2026-Q4\.1\|k3c3$/,
      ),
    });
    const [row] = await scene.company.org.query(
      scene.company.integration,
      'SELECT Key__c FROM Persona_Reason__c',
    );
    expect(row?.Key__c).toMatch(/^[0-9a-f]{64}$/);
  });

  test('is blanked, not deleted, when the note that stated the reason is withdrawn', async () => {
    const [first] = await threeLadders();
    await sync.releaseNow();
    const { org, admin } = scene.company;
    await org.update(admin, 'Buyer_Note__c', first?.said ?? '', { Withdrawn__c: true });
    await sync.pollNow();
    expect(await reasonRows()).toMatchObject([published]);
    await sync.releaseNow();
    expect(await reasonRows()).toMatchObject([blank]);
    // The theme itself was found by three people still.
    const cells =
      "SELECT Contributors__c FROM Persona_Theme__c WHERE Buyer_Theme__r.Key__c = 'status-quo'";
    expect(await scene.query(cells)).toMatchObject([{ Contributors__c: '3+' }]);
    expect(await scene.written(first?.found ?? '')).toMatchObject({
      Release__c: expect.stringMatching(
        /^2026-Q4\.1\|operations-vp\|status-quo\|k3n3c1\|@[\w-]{14}\.?0?\|lost:[\w-]{43}~[\w-]{4}\|left$/,
      ),
    });
  });

  test('goes with the cell of its theme', async () => {
    const [first] = await threeLadders();
    await sync.releaseNow();
    const { org, admin } = scene.company;
    await org.update(admin, 'Buyer_Note__c', first?.found ?? '', { Private__c: true });
    await sync.releaseNow();
    expect(await reasonRows()).toMatchObject([blank]);
  });

  test('is frozen: a reason edited later changes nothing', async () => {
    const [first] = await threeLadders();
    await sync.releaseNow();
    const { org, admin } = scene.company;
    await org.update(admin, 'Buyer_Note__c', first?.said ?? '', { Stated_Reason__c: 'timing' });
    await sync.releaseNow();
    expect(await reasonRows()).toMatchObject([published]);
  });

  test('says nothing where fewer than a crowd came with lost deals, until such a crowd comes', async () => {
    await threeLadders(undefined, 'first');
    await sync.releaseNow();
    // The cells are told: a crowd came.
    expect(await scene.ask('SELECT note_id FROM released_note')).toHaveLength(6);
    expect(await reasonRows()).toEqual([]);
    // That their deals are lost by now makes nobody of them a newcomer.
    await loseAllDeals();
    await sync.releaseNow();
    expect(await reasonRows()).toEqual([]);
    // Nor does a crowd that comes: it would ask these three again.
    await threeLadders(['timing', 'trust', 'other']);
    await sync.releaseNow();
    expect(await reasonRows()).toEqual([]);
    await threeLadders();
    await sync.releaseNow();
    expect(await reasonRows()).toMatchObject([{ ...published, Buyer_Persona__c: persona }]);
  });

  test('shows nothing of what one says anew, until a crowd came with lost deals', async () => {
    const [, , third] = await threeLadders(['price', 'price', 'timing']);
    const { org, admin } = scene.company;
    await sync.releaseNow();
    expect(await reasonRows()).toEqual([]);
    await org.update(admin, 'Buyer_Note__c', third?.said ?? '', { Stated_Reason__c: 'price' });
    await sync.releaseNow();
    expect(await reasonRows()).toEqual([]);
    await sync.stop();
    await scene.loseRows();
    sync = await scene.start();
    await sync.pollNow();
    await sync.releaseNow();
    expect(await reasonRows()).toEqual([]);

    await threeLadders();
    await sync.releaseNow();
    expect(await scene.ask('SELECT note_id FROM released_note')).toHaveLength(12);
    const inRow = "SELECT note_id FROM released_note WHERE reason = 'price'";
    // The note below what was said anew enters nothing.
    expect(await scene.ask(inRow)).toHaveLength(5);
    expect(await reasonRows()).toMatchObject([{ ...published, Buyer_Persona__c: persona }]);
  });

  test('still knows who stood in it once their batch was taken back', async () => {
    const [first, , third] = await threeLadders();
    await sync.releaseNow();
    const { org, admin } = scene.company;
    await org.update(admin, 'Buyer_Note__c', first?.found ?? '', { Withdrawn__c: true });
    await sync.releaseNow();
    expect(await scene.written(third?.found ?? '')).toMatchObject({
      Release__c: expect.stringMatching(/^returned\|.*\|left$/),
    });
  });

  test('comes back the same after a lost database, and is released on from there', async () => {
    const ladders = await threeLadders();
    await sync.releaseNow();
    const rows = await reasonRows();
    await sync.stop();
    await scene.loseRows();
    const rebuilt = await scene.start();
    await rebuilt.pollNow();
    expect(await reasonRows()).toEqual(rows);
    expect(await scene.ask('SELECT persona_key, reason FROM published_reason')).toEqual([
      { persona_key: 'operations-vp', reason: 'price' },
    ]);
    await rebuilt.releaseNow();
    expect(await reasonRows()).toEqual(rows);
    const { org, admin } = scene.company;
    await org.update(admin, 'Buyer_Note__c', ladders[0]?.said ?? '', { Withdrawn__c: true });
    await rebuilt.releaseNow();
    expect(await reasonRows()).toMatchObject([blank]);

    const stands = 'SELECT * FROM released_note ORDER BY note_id';
    const released = await scene.ask(stands);
    await rebuilt.stop();
    await scene.loseRows();
    const again = await scene.start();
    await again.pollNow();
    expect(await scene.ask(stands)).toEqual(released);
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Session } from '../../../test/org/org.ts';
import { seededRandom } from '../insight/discovery/seeded-random.ts';
import type { Insight } from '../insight/worker/insight.ts';
import { nothingFound, refile } from '../notes/file-note.ts';
import { toStoredNote } from '../notes/stored-notes.ts';
import { loadCodebook } from './codebook.ts';
import { findConfirmations } from './confirmations.ts';
import { type Scene, setScene } from './scene.ts';
import type { Sync } from './worker.ts';

/** What reps write about again and again, in words that differ little. */
const subjects = [
  'the barrier gate queue was long again and drivers waited for an hour',
  'their finance director wants proof of savings before he signs anything',
  'she keeps the old spreadsheet because everybody in the yard knows it',
  'the forklift batteries are charged by hand and that is what scares them',
];
const endings = ['', ' today', ' again', ' this morning', ', as ever'];

let scene: Scene;
let sync: Sync;
let deal: string;
let embedded: string[];
/** The themes that reps tap, as record Ids. */
let themes: string[];

beforeAll(async () => {
  scene = await setScene();
  embedded = [];
  const insight: Insight = {
    ...scene.insight,
    embed: (texts) => {
      embedded.push(...texts);
      return scene.insight.embed(texts);
    },
  };
  sync = await scene.start({ insight });
  await sync.pollNow();
  ({ deal } = await scene.addDeal('Kestrel'));
  const keys = ['status-quo', 'no-budget', 'fixed-date'];
  const rows = await scene.query('SELECT Id, Key__c FROM Buyer_Theme__c ORDER BY Key__c');
  themes = rows.filter((row) => keys.includes(`${row.Key__c}`)).map((row) => `${row.Id}`);
  expect(themes.length).toBeGreaterThan(1);
});
afterAll(() => scene.end());

const save = (body: string, fields: Record<string, unknown> = {}): Promise<string> =>
  scene.saveNote({ Opportunity__c: deal, Body__c: body, ...fields });

const update = (id: string, fields: Record<string, unknown>): Promise<unknown> =>
  scene.company.org.update(scene.company.admin, 'Buyer_Note__c', id, fields);

const themeOf = async (id: string): Promise<unknown> =>
  (await scene.written(id))?.['Buyer_Theme__c'];

/** Which transaction wrote each note last. */
async function lastWrites(): Promise<Map<string, string>> {
  const rows = await scene.ask<{ note_id: string; by: string }>(
    'SELECT note_id, xmin::text AS by FROM note',
  );
  return new Map(rows.map((row) => [row.note_id, row.by]));
}

/** The notes as stored, and as filing every one of them anew from its words would leave them. */
async function storedAndRecomputed(): Promise<{ stored: unknown[]; recomputed: unknown[] }> {
  const { insight, database } = scene;
  const orgId = await sync.signedIn();
  return database.inOrg(orgId, async (tx) => {
    const codebook = await loadCodebook(tx);
    const rows = await tx.selectFrom('note').selectAll().orderBy('note_id').execute();
    const confirmed = await findConfirmations(tx, insight.embedderId, 'all');
    const found = await insight.file(
      {
        key: `recomputed ${JSON.stringify(confirmed.map(({ id, themeKey, text }) => [id, themeKey, text]))}`,
        load: async () => ({ themes: codebook.themes, confirmed }),
      },
      rows.map((row) => ({
        text: row.redacted_text,
        vector: null,
        area: row.prompt_area,
        contributor: row.contributor,
      })),
    );
    return {
      stored: rows.map(toStoredNote),
      recomputed: rows.map((row, at) =>
        refile(toStoredNote(row), row.none_fits, found[at] ?? nothingFound),
      ),
    };
  });
}

describe('a rep’s tap', () => {
  test('moves the notes like it and writes no other', async () => {
    const [gate = '', finance = ''] = subjects;
    const near = await save(`${gate} today`);
    const far = await save(finance);
    const tapped = await save(gate);
    await sync.pollNow();
    const before = await lastWrites();
    const wanted = themes.find((theme) => theme !== undefined) ?? '';
    expect(await themeOf(near)).not.toBe(wanted);

    await update(tapped, { Confirmed_Theme__c: wanted });
    await sync.pollNow();
    expect(await themeOf(near)).toBe(wanted);
    const after = await lastWrites();
    expect(after.get(near)).not.toBe(before.get(near));
    expect(after.get(far)).toBe(before.get(far));

    await update(tapped, { Confirmed_Theme__c: null });
    await sync.pollNow();
    expect(await themeOf(near)).not.toBe(wanted);
    expect((await lastWrites()).get(far)).toBe(before.get(far));
  });

  test('teaches what comes with it in the same poll', async () => {
    const [, , spreadsheet = ''] = subjects;
    const wanted = themes[1] ?? '';
    const guessed = await save(`${spreadsheet}, as ever`);
    await save(spreadsheet, { Confirmed_Theme__c: wanted });
    await sync.pollNow();
    expect(await themeOf(guessed)).toBe(wanted);
  });

  test('none of these leaves the note without a theme, and moves nothing else', async () => {
    const [, , , batteries = ''] = subjects;
    const near = await save(`${batteries} today`);
    const tapped = await save(batteries);
    await sync.pollNow();
    const before = (await lastWrites()).get(near);
    await update(tapped, { None_Fits__c: true });
    await sync.pollNow();
    expect(await themeOf(tapped)).toBeNull();
    expect((await lastWrites()).get(near)).toBe(before);
  });

  test('of a note that is withdrawn, hidden or deleted teaches nothing any longer', async () => {
    const body = 'the night shift prints every docket twice and files the copy';
    const wanted = themes[0] ?? '';
    const guessed = await save(`${body} again`);
    const gone = [
      (id: string) => update(id, { Withdrawn__c: true }),
      (id: string) => update(id, { Private__c: true }),
      (id: string) => scene.company.org.remove(scene.company.admin, 'Buyer_Note__c', id),
    ];
    for (const go of gone) {
      const tapped = await save(body, { Confirmed_Theme__c: wanted });
      await sync.pollNow();
      expect(await themeOf(guessed)).toBe(wanted);
      await go(tapped);
      await sync.pollNow();
      expect(await themeOf(guessed)).not.toBe(wanted);
    }
  });

  test('after tap and release, whatever the order, the notes stand as if all were filed anew', async () => {
    const { org, admin, repA, repB, salesLead } = scene.company;
    const random = seededRandom(20261122);
    const pick = <Item>(items: readonly Item[]): Item | undefined =>
      items[Math.floor(random() * items.length)];
    const body = (): string => `${pick(subjects)}${pick(endings)}`;
    const persona = await org.create(admin, 'Buyer_Persona__c', {
      ...{ Key__c: 'site-manager', Name: 'Site manager', Status__c: 'draft' },
    });
    const deals = new Map<Session, string>();
    for (const rep of [repA, repB, salesLead]) {
      deals.set(rep, (await scene.addDeal(`Deal of ${rep.userId}`)).deal);
    }
    const notes: string[] = [];
    const writeAll = async (theme: string | null | undefined): Promise<void> => {
      for (const [author, opportunity] of deals) {
        const about = { Opportunity__c: opportunity, Buyer_Persona__c: persona };
        const fields = { ...about, Body__c: body(), Confirmed_Theme__c: theme };
        notes.push(await scene.saveNote(fields, author));
      }
    };
    const acts: ((note: string) => Promise<unknown>)[] = [
      (note) => update(note, { Confirmed_Theme__c: pick(themes), None_Fits__c: false }),
      (note) => update(note, { Confirmed_Theme__c: pick(themes), None_Fits__c: false }),
      (note) => update(note, { Confirmed_Theme__c: null, None_Fits__c: random() < 0.5 }),
      (note) => update(note, { Body__c: body() }),
      (note) => update(note, { Withdrawn__c: random() < 0.5 }),
      (note) => update(note, { Private__c: random() < 0.5 }),
      () => sync.releaseNow(),
    ];
    let taught = 0;
    for (let round = 0; round < 8; round += 1) {
      await writeAll(pick(themes));
      await writeAll(null);
      await scene.addCrowd(persona);
      if (random() < 0.5) await sync.releaseNow();
      for (let count = 0; count < 5; count += 1) await pick(acts)?.(pick(notes) ?? '');
      await sync.pollNow();
      const { stored, recomputed } = await storedAndRecomputed();
      expect(stored, `round ${round} of seed 20261122`).toEqual(recomputed);
      const rows = await scene.ask(
        'SELECT note_id FROM released_note WHERE taught_words IS NOT NULL',
      );
      taught = Math.max(taught, rows.length);
    }
    expect(taught, 'how many notes taught others at most').toBeGreaterThan(3);
  }, 120_000);
});

describe('what the words of notes mean', () => {
  test('is worked out once: filing all notes anew asks no model', async () => {
    await save('the loading dock floods when it rains hard');
    await sync.pollNow();
    embedded.length = 0;
    const theme = await scene.company.org.create(scene.company.admin, 'Buyer_Theme__c', {
      Key__c: 'flooding',
      Name: 'The loading dock floods',
      Insight_Area__c: 'stops',
      Status__c: 'active',
      Meaning__c: 'Rain gets into the loading dock and stops their work',
    });
    await sync.pollNow();
    expect(embedded).toEqual([]);
    await scene.company.org.update(scene.company.admin, 'Buyer_Theme__c', theme, {
      Status__c: 'retired',
    });
    await sync.pollNow();
    expect(embedded).toEqual([]);
  });

  test('is kept while a note is read again, and goes with its words', async () => {
    const vectors = (): Promise<{ note_id: string }[]> =>
      scene.ask<{ note_id: string }>(`SELECT note_id FROM note_vector WHERE note_id = '${note}'`);
    const body = 'the buyer walked us through the cold store twice';
    const note = await save(body);
    await sync.pollNow();
    expect(await vectors()).toHaveLength(1);
    embedded.length = 0;
    await update(note, { Tone__c: 'cold' });
    await sync.pollNow();
    expect(embedded).toEqual([]);
    await update(note, { Body__c: `${body}, off for surgery` });
    await sync.pollNow();
    expect(await vectors()).toEqual([]);
    await update(note, { Body__c: body });
    await sync.pollNow();
    expect(await vectors()).toHaveLength(1);
    await update(note, { Withdrawn__c: true });
    await sync.pollNow();
    expect(await vectors()).toEqual([]);
  });

  test('is worked out anew when another model is configured, and all notes are filed by it', async () => {
    const { insight } = scene;
    const another: Insight = {
      ...insight,
      embedderId: 'another',
      embed: async (texts) => {
        embedded.push(...texts);
        return insight.embed(texts);
      },
    };
    await sync.stop();
    embedded.length = 0;
    const next = await scene.start({ insight: another });
    await next.pollNow();
    const rows = await scene.ask<{ words: string; models: string[] }>(
      `SELECT count(*)::text AS words, array_agg(DISTINCT embedder_id) AS models FROM note_vector`,
    );
    expect(rows[0]?.models).toEqual(['another']);
    expect(embedded).toHaveLength(Number(rows[0]?.words));
    await next.stop();
  });
});

import { expect, onTestFinished, test } from 'vitest';
import { chaptersOf } from '../../../scripts/sample/history.ts';
import { clientKeyOf } from '../../../scripts/sample/into-records.ts';
import { createSampleLoader, importConnection } from '../../../scripts/sample/load.ts';
import { type ExpectedBatch, reckonBatches } from '../../../test/sample/expected-batches.ts';
import { readSampleCases, takeInSample } from '../../../test/sample/taken-in.ts';
import { asCounted } from '../notes/counted.ts';
import { createPersonaReader } from '../personas/reader.ts';
import { type Scene, setScene } from './scene.ts';

test('a year of the sample, through the org, publishes exactly the expected cells, and again from an empty database', async () => {
  const scene = await setScene({ isSandbox: true });
  onTestFinished(scene.end);
  const { company: sample, cases } = await readSampleCases();
  // Every note in a language that we read gets the tap of a fair reader, so no coder is judged here.
  const taps = new Map(
    cases
      .filter(({ language }) => language === 'en')
      .map(({ note, expected }) => [note.id, expected.theme ?? 'none']),
  );
  const loader = createSampleLoader(importConnection(scene.company), sample, taps);
  scene.setTime('2026-01-01T00:00:00Z');
  await loader.loadCompany();
  const integration = sample.org.users.find((user) => user.role === 'integration');
  const config = {
    salesforce: {
      loginUrl: scene.company.url,
      clientId: 'watercooler',
      username: integration?.username ?? '',
      privateKey: scene.company.privateKey,
      environment: 'sandbox',
    },
    // By which one note more is enough to be heard.
    releaseCalendar: 'sample',
    releaseEverySeconds: 15,
  } as const;
  const sync = await scene.start({ config, areReleasesHeld: true });
  for (const { notes, releasedAt } of chaptersOf(sample.notes)) {
    scene.setTime(releasedAt.toISOString());
    await loader.loadNotes(notes);
    await sync.pollNow();
    await loader.approveQuotes(notes);
    await sync.releaseNow();
  }
  const names = await sampleNames(scene, sample);
  const saying = { words: '', theme: '', isTapped: false };
  const counted = (await takeInSample()).flatMap((note) => {
    const own = asCounted(note);
    return own === null ? [] : [{ ...own, saying }];
  });
  const written = counted.filter(
    ({ id }) => !sample.notes.some((note) => note.live && note.id === id),
  );
  const groups = await scene.ask<{ quarter: string; k: number }>(
    'SELECT quarter, k FROM quarter_group',
  );
  // The first k goes by who may write, sales leads too; the others by who wrote.
  const k = new Map(groups.map((group) => [group.quarter, group.k]));
  const expected = reckonBatches(written, { times: 2, k });
  expect(await releasedBatches(scene, names)).toEqual(sorted(expected));

  // The city of an account is known from its address alone.
  const [otley] = await scene.query(
    `SELECT Body__c, Quote__c FROM Buyer_Note__c WHERE Client_Key__c = '${clientKeyOf('n119')}'`,
  );
  expect(otley?.Body__c).toContain('the otley lot');
  expect(otley?.Quote__c).toContain('the [site] lot');

  // n27 alone makes the withheld cell of the IT Integration Lead whole.
  const live = sample.notes.filter((note) => note.live);
  scene.setTime('2026-11-20T17:00:00Z');
  await loader.loadNotes(live);
  await sync.releaseNow();
  const withLive = reckonBatches(counted, { times: 2, k });
  const allNames = await sampleNames(scene, sample);
  expect(await releasedBatches(scene, allNames)).toEqual(sorted(withLive));

  // The database is lost: everything comes back from Salesforce.
  const orgId = await sync.signedIn();
  const published = await publishedCells(scene, orgId);
  const records = await cellRecords(scene);
  expect(records.length).toBeGreaterThan(15);
  // Five reps on five deals heard "too expensive" where nobody had shown proof.
  const reasons = await reasonRecords(scene);
  expect(reasons).toContainEqual(
    expect.objectContaining({
      Buyer_Theme__r: expect.objectContaining({ Key__c: 'proof-of-outcome' }),
      Stated_Reason__c: 'price',
    }),
  );
  const proposed = await proposedThemes(scene);
  expect(proposed).toMatchObject([{ Insight_Area__c: 'success' }]);
  expect(proposed[0]?.['Terms__c']).toMatch(/idling/);
  await sync.stop();
  await scene.loseRows();
  const rebuilt = await scene.start({ config, areReleasesHeld: true });
  await rebuilt.pollNow();
  expect(await releasedBatches(scene, allNames)).toEqual(sorted(withLive));
  expect(await publishedCells(scene, orgId)).toEqual(published);
  expect(await cellRecords(scene)).toEqual(records);
  expect(await reasonRecords(scene)).toEqual(reasons);
  await rebuilt.releaseNow();
  expect(await releasedBatches(scene, allNames)).toEqual(sorted(withLive));
  expect(await cellRecords(scene)).toEqual(records);
  expect(await reasonRecords(scene)).toEqual(reasons);
  expect(await proposedThemes(scene)).toEqual(proposed);
}, 120_000);

interface Names {
  readonly notes: ReadonlyMap<string, string>;
  readonly personas: ReadonlyMap<string, string>;
}

async function sampleNames(
  scene: Scene,
  sample: Awaited<ReturnType<typeof readSampleCases>>['company'],
): Promise<Names> {
  const rows = await scene.query('SELECT Id, Client_Key__c FROM Buyer_Note__c');
  const byKey = new Map(sample.notes.map((note) => [clientKeyOf(note.id), note.id]));
  const personas = await scene.query('SELECT Key__c, Name FROM Buyer_Persona__c');
  const byName = new Map(sample.org.personas.map((persona) => [persona.name, persona.id]));
  return {
    notes: new Map(rows.map((row) => [`${row.Id}`, byKey.get(`${row.Client_Key__c}`) ?? ''])),
    personas: new Map(
      personas.map((row) => [`${row.Key__c}`, byName.get(`${row.Name}`) ?? `${row.Key__c}`]),
    ),
  };
}

async function releasedBatches(scene: Scene, names: Names): Promise<ExpectedBatch[]> {
  const rows = await scene.ask<{
    persona: string;
    theme: string;
    release: string;
    notes: string[];
  }>(
    `SELECT persona_key AS persona, theme_key AS theme, quarter AS release,
      array_agg(note_id) AS notes FROM released_note GROUP BY 1, 2, 3, release_id`,
  );
  return sorted(
    rows.map((row) => ({
      persona: names.personas.get(row.persona) ?? '',
      theme: row.theme,
      release: row.release,
      noteIds: row.notes.map((id) => names.notes.get(id) ?? ''),
    })),
  );
}

function sorted(batches: readonly ExpectedBatch[]): ExpectedBatch[] {
  const key = (batch: ExpectedBatch): string => `${batch.persona} ${batch.theme} ${batch.release}`;
  return batches
    .map(({ persona, theme, release, noteIds }) => ({
      persona,
      theme,
      release,
      noteIds: noteIds.toSorted(),
    }))
    .sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

async function publishedCells(scene: Scene, orgId: string): Promise<unknown> {
  const reader = createPersonaReader(scene.database);
  const list = await reader.list(orgId);
  return Promise.all(list.map((persona) => reader.byKey(orgId, persona.key)));
}

async function cellRecords(scene: Scene): Promise<unknown[]> {
  return scene.company.org.query(
    scene.company.integration,
    `SELECT Key__c, Buyer_Persona__c, Buyer_Theme__c, Contributors__c, Deals__c, Lost_Share__c,
      Trend__c, Quotes__c FROM Persona_Theme__c ORDER BY Key__c`,
  );
}

async function reasonRecords(scene: Scene): Promise<unknown[]> {
  return scene.company.org.query(
    scene.company.integration,
    `SELECT Key__c, Buyer_Persona__c, Buyer_Theme__r.Key__c, Stated_Reason__c, Contributors__c,
      Deals__c FROM Persona_Reason__c ORDER BY Key__c`,
  );
}

/** What the service wrote there; the sample's people have proposed nothing. */
async function proposedThemes(scene: Scene): Promise<Record<string, unknown>[]> {
  return scene.query(
    "SELECT Id, Name, Insight_Area__c, Terms__c FROM Buyer_Theme__c WHERE Status__c = 'proposed'",
  );
}

import { expect } from 'vitest';
import { nameOfWords } from '../../notes/words-name.ts';
import { keyedHash } from '../../fingerprint.ts';
import { expectedNotes, type ExpectedNote, type Frozen, type Model } from './model.ts';
import { bandsTold } from './release-rule.ts';
import { contributorKey, type World } from './world.ts';

/** Throws unless the database holds exactly the notes it is to hold, each in its newest version. */
export async function checkStored(world: World, model: Model): Promise<void> {
  const rows = await world.place.ask(`
    SELECT note_id, contributor, deal, redacted_text, theme_key, persona_key, status, is_lost,
      is_withdrawn FROM note ORDER BY note_id COLLATE "C"`);
  expect(rows, 'what is stored').toEqual(
    expectedNotes(model).map((note) => ({
      note_id: note.id,
      contributor: pseudonym(note.author),
      deal: pseudonym(note.deal),
      redacted_text: note.text,
      theme_key: note.theme,
      persona_key: note.persona,
      status: note.isCounted ? 'counted' : 'waiting',
      is_lost: note.isLost,
      is_withdrawn: note.isWithdrawn,
    })),
  );
}

/** Throws unless the service's fields of every note in Salesforce say what they are to say. */
export async function checkWritten(world: World, model: Model): Promise<void> {
  const rows = await world.query(`
    SELECT Id, Status__c, Held_Reason__c, Buyer_Theme__c, Filed_Persona__c, Quote__c, Release__c
    FROM Buyer_Note__c`);
  const expected = new Map(expectedNotes(model).map((note) => [note.id, note]));
  const wanted = model.notes
    .filter((note) => note.place === 'here')
    .map(({ id }) => fieldsOf(world, model, id, expected.get(id)));
  const byId = (a: { Id: unknown }, b: { Id: unknown }): number => (`${a.Id}` < `${b.Id}` ? -1 : 1);
  expect(
    rows
      .map((row) => ({
        Id: row.Id,
        Status__c: row['Status__c'],
        Held_Reason__c: row['Held_Reason__c'],
        Buyer_Theme__c: row['Buyer_Theme__c'],
        Filed_Persona__c: row['Filed_Persona__c'],
        Quote__c: row['Quote__c'],
        isMarked: row['Release__c'] !== null,
      }))
      .sort(byId),
    'what Salesforce holds of notes',
  ).toEqual(wanted.sort(byId));
}

function fieldsOf(world: World, model: Model, id: string, note: ExpectedNote | undefined) {
  const isKnown = note !== undefined && !note.isWithdrawn;
  const isReleased = isKnown && model.released.has(id);
  const status = isReleased ? 'released' : note?.isCounted ? 'counted' : 'waiting';
  return {
    Id: id,
    Status__c: isKnown ? status : null,
    Held_Reason__c: null,
    Buyer_Theme__c: world.themeIds.get((isKnown && note.theme) || '') ?? null,
    Filed_Persona__c: world.personaIds.get((isKnown && note.persona) || '') ?? null,
    Quote__c: isKnown ? note.text : null,
    // That a release heard it once stays known, whatever becomes of it.
    isMarked: [model.released, model.returned, model.heard].some((notes) => notes.has(id)),
  };
}

interface WrittenRow {
  readonly sobject: string;
  readonly row_key: string;
  readonly record_id: string | null;
  readonly desired: Record<string, string | number | null>;
}

/** Throws unless every record that the service writes holds what the database says it should. */
export async function checkRecords(world: World): Promise<void> {
  expect(
    await world.place.ask(
      `SELECT sobject, row_key, desired, refused_code, drift_count, retry_at FROM written_row
        WHERE written_hash IS DISTINCT FROM desired_hash`,
    ),
    'what is still to be written',
  ).toEqual([]);
  const rows = await world.place.ask<{ sobject: string; rows: WrittenRow[] }>(`
    SELECT sobject, json_agg(json_build_object('sobject', sobject, 'row_key', row_key,
      'record_id', record_id, 'desired', desired)) AS rows
    FROM written_row WHERE desired <> '{}' GROUP BY sobject`);
  for (const { sobject, rows: written } of rows) {
    const names = Object.keys(Object.assign({}, ...written.map((row) => row.desired)));
    const records = await world.query(`SELECT Id, ${names.join(', ')} FROM ${sobject}`);
    const byId = new Map(records.map((record) => [`${record.Id}`, record]));
    for (const { record_id, desired } of written) {
      const record = byId.get(record_id ?? '');
      const held = Object.keys(desired).map((name) => [name, comparable(record?.[name] ?? null)]);
      const wanted = Object.entries(desired).map(([name, value]) => [name, comparable(value)]);
      expect(Object.fromEntries(held), `${sobject} in Salesforce`).toEqual(
        Object.fromEntries(wanted),
      );
    }
  }
}

/** Salesforce keeps no milliseconds. */
function comparable(value: unknown): unknown {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? value.slice(0, 19) : value;
}

/** What stands as released now, by note; what left meanwhile is not among it. */
export async function releasedNow({ place }: World, model: Model): Promise<Map<string, Frozen>> {
  type Facts = Record<'k' | 'batch_size' | 'crowd_left', number> &
    Record<'is_lost' | 'is_fresh', boolean>;
  const rows = await place.ask<Record<string, string> & Facts>(`
    SELECT note_id, release_id, persona_key, theme_key, contributor, deal, is_lost, k, is_fresh,
      batch_size, crowd_left, taught_words FROM released_note`);
  const people = namesBehind(model.notes.map((note) => note.author));
  const deals = namesBehind([...model.notes.map((note) => note.deal), ...frozenDeals(model)]);
  // A note may say something else by now than what its release found it to teach.
  const bodies = [...model.notes.map(({ body }) => body), ...taughtBodies(model)];
  const bodiesByName = new Map(bodies.map((body) => [nameOfWords(body), body]));
  return new Map(
    rows.map((row) => [
      `${row['note_id']}`,
      {
        release: `${row['release_id']}`,
        persona: `${row['persona_key']}`,
        theme: `${row['theme_key']}`,
        author: people.get(`${row['contributor']}`) ?? 'somebody else',
        deal: deals.get(`${row['deal']}`) ?? 'another deal',
        isLost: row.is_lost,
        k: row.k,
        isFresh: row.is_fresh,
        size: row.batch_size,
        crowdLeft: row.crowd_left,
        taught: bodiesByName.get(`${row['taught_words']}`) ?? row['taught_words'] ?? null,
      },
    ]),
  );
}

function frozenDeals(model: Model): string[] {
  return [...model.released.values()].map(({ deal }) => deal);
}

function taughtBodies(model: Model): string[] {
  return [...model.released.values()].flatMap(({ taught }) => taught ?? []);
}

function namesBehind(ids: readonly string[]): Map<string, string> {
  return new Map(ids.map((id) => [pseudonym(id), id]));
}

function pseudonym(id: string): string {
  return keyedHash(contributorKey, id);
}

/** Throws if anything that was released changed, came or went without a release. */
export async function checkFrozen(world: World, model: Model): Promise<void> {
  const now = await releasedNow(world, model);
  expect(Object.fromEntries(now), 'what was released').toEqual(Object.fromEntries(model.released));
}

/** Throws unless exactly the cells are published that batches stand behind, here and in Salesforce. */
export async function checkPublished(world: World, model: Model): Promise<void> {
  const expected = [...bandsTold(model.released)].sort(([a], [b]) => (a < b ? -1 : 1));
  const rows = await world.place.ask(
    `SELECT persona_key || ' ' || theme_key AS cell, contributors, deals, lost_share
      FROM cell ORDER BY persona_key || ' ' || theme_key COLLATE "C"`,
  );
  expect(rows, 'published cells').toEqual(
    // Six deals are too few for how they ended to be told.
    expected.map(([cell, band]) => ({ cell, contributors: band, deals: band, lost_share: null })),
  );
  const records = await world.query(
    'SELECT Id FROM Persona_Theme__c WHERE Contributors__c != null OR Buyer_Theme__c != null',
  );
  expect(records, 'cells in Salesforce').toHaveLength(expected.length);
}

const recomputed = {
  note: `SELECT note_id, input_hash, contributor, deal, written_at, quarter, redacted_text, quote,
    approved_quote, status, held_reason, theme_key, theme_by, persona_key, is_lost, is_withdrawn,
    coded_with, matched_with FROM note ORDER BY note_id`,
  released: `SELECT note_id, release_id, persona_key, theme_key, contributor, deal, is_lost, quarter,
    k, is_gone, is_fresh, batch_size, taught_words, crowd_left,
    crowd_left_of_sides FROM released_note ORDER BY note_id`,
  lookedAt: `SELECT * FROM looked_at_note WHERE note_id IN (SELECT note_id FROM note)
    ORDER BY note_id`,
  cell: 'SELECT * FROM cell ORDER BY persona_key, theme_key',
  persona: 'SELECT * FROM published_persona ORDER BY persona_key',
  // Who can read notes was looked up at other moments.
  records: `SELECT sobject, row_key, record_id,
      desired - 'Note_Readers_Checked_On__c' - 'Note_Readers__c' AS desired
    FROM written_row WHERE jsonb_strip_nulls(desired) <> '{}'
      AND (sobject <> 'Buyer_Note__c' OR row_key IN (SELECT note_id FROM note))
    ORDER BY sobject, row_key`,
  theme: 'SELECT theme_key, record_id, label, status, merged_into FROM theme ORDER BY theme_key',
} as const;

/** Throws unless a database that knew nothing comes to the same from what Salesforce holds. */
export async function checkRecomputed(world: World): Promise<void> {
  const { place, elsewhere } = world;
  await elsewhere.empty();
  const process = await world.start(elsewhere);
  const writes: string[] = [];
  process.meanwhile = ({ what }) => {
    // The status record tells when it was looked up who can read notes.
    if (/^before PATCH(?!.*Watercooler_Status__c)/.test(what)) writes.push(what);
  };
  try {
    await process.sync.pollNow();
    for (const [name, text] of Object.entries(recomputed)) {
      expect(await place.ask(text), `${name} as recomputed`).toEqual(await elsewhere.ask(text));
    }
    expect(writes, 'what a recomputation writes').toEqual([]);
  } finally {
    await process.sync.stop();
  }
}

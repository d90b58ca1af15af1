import { rm } from 'node:fs/promises';
import pg from 'pg';
import { type Database, openDatabase } from '../../service/src/database/database.ts';
import { migrate } from '../../service/src/database/migrate.ts';
import type { PackedConfirmation } from '../../service/src/insight/worker/messages.ts';
import { startInsight } from '../../service/src/insight/worker/start-insight.ts';
import { fileNote, nothingFound } from '../../service/src/notes/file-note.ts';
import type { RawNote } from '../../service/src/notes/note.ts';
import { findHeld, storeNotes } from '../../service/src/notes/stored-notes.ts';
import { findVectors, storeVectors, textHashOf } from '../../service/src/notes/stored-vectors.ts';
import { startTestServer } from '../../test/postgres-template.ts';
import { silentLog } from '../../test/silent-log.ts';
import { type MsFigure, msFigure, timed } from './figure.ts';
import { type NoteMaterial, readNoteMaterial } from './note-material.ts';

/** From a note as it was read to its row, without what Salesforce takes. */
const budgetMs = 50;

const storedCount = 100_000;
const confirmedCount = 5000;
const timedCount = 60;

const orgId = '00D000000000001AAA';

interface NewNote {
  readonly median: MsFigure;
  readonly slowest: MsFigure;
  /** The first one after a rep named a theme: the coder learns anew. */
  readonly afterConfirmation: MsFigure;
}

/**
 * Times one note at a time through the thread and into the database: when there is nothing else, and
 * beside 100,000 stored notes of which reps confirmed 5,000.
 */
export async function benchNewNote(): Promise<{ empty: NewNote; full: NewNote }> {
  const material = await readNoteMaterial();
  const { postgres, dataDir } = await startTestServer(silentLog);
  try {
    await postgres.createDatabase('bench');
    await migrate(postgres.url('bench'));
    const database = openDatabase(postgres.url('bench'), silentLog);
    try {
      const empty = await timeNotes(material, database, 'a', []);
      await fill(postgres.adminUrl);
      const confirmed = await makeConfirmed(material);
      return { empty, full: await timeNotes(material, database, 'b', confirmed) };
    } finally {
      await database.close();
    }
  } finally {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function timeNotes(
  { themes, colleagues, notes }: NoteMaterial,
  database: Database,
  mark: string,
  confirmed: readonly PackedConfirmation[],
): Promise<NewNote> {
  const insight = await startInsight({ modelPath: null }, { log: silentLog });
  let version = 0;
  const takeIn = async (raw: RawNote, { knownNames }: Pick<Given, 'knownNames'>): Promise<void> => {
    await database.inOrg(orgId, (tx) => findHeld(tx, [raw.id]));
    const [redacted] = await insight.redact([{ ...raw, knownNames }], colleagues);
    if (!redacted) throw new Error('A rule failed on a note.');
    const text = redacted.keepsWords ? redacted.redactedText : '';
    await database.inOrg(orgId, (tx) => findVectors(tx, [raw.id], insight.embedderId));
    const [vector = new Uint8Array()] = await insight.embed([text]);
    const coder = { key: `${version}`, load: () => Promise.resolve({ themes, confirmed }) };
    const words = { text, vector, area: raw.promptArea, contributor: raw.createdById };
    const [found] = await insight.file(coder, [words]);
    const context = { personas: [], pseudonym: (id: string) => id };
    // The themes are not in this database; that a note names one makes no difference to its time.
    const said = { ...(found ?? nothingFound), themeKey: null };
    const note = fileNote(raw, redacted, said, context);
    const filing = {
      modifiedAt: raw.createdAt,
      inputHash: '',
      codedWith: '',
      matchedWith: '',
      raw,
    };
    await database.inOrg(orgId, async (tx) => {
      await storeNotes(tx, orgId, [{ note, filing }]);
      const made = { textHash: textHashOf(text), embedderId: insight.embedderId, vector };
      await storeVectors(tx, orgId, [{ id: raw.id, vector: made }]);
    });
  };
  try {
    const given = notes(timedCount + 20);
    const times = [];
    const taughtTimes = [];
    for (const [at, note] of given.entries()) {
      const raw = rawNote(`${mark}${String(at).padStart(17, '0')}`, note);
      const { ms } = await timed(() => takeIn(raw, note));
      // The first ones warm up.
      if (at >= 20) times.push(ms);
    }
    for (const note of given.slice(0, 3)) {
      version += 1;
      const raw = rawNote(`${mark}t${String(version).padStart(16, '0')}`, note);
      taughtTimes.push((await timed(() => takeIn(raw, note))).ms);
    }
    times.sort((a, b) => a - b);
    return {
      median: msFigure(times[Math.floor(times.length / 2)] ?? Number.NaN, budgetMs),
      slowest: msFigure(times.at(-1) ?? Number.NaN, budgetMs),
      afterConfirmation: msFigure(Math.min(...taughtTimes), budgetMs),
    };
  } finally {
    await insight.close();
  }
}

type Given = ReturnType<NoteMaterial['notes']>[number];

function rawNote(id: string, { body, area }: Given): RawNote {
  return {
    id,
    body,
    promptArea: area,
    createdById: 'rep',
    createdAt: new Date('2026-11-20T09:00:00Z'),
    followsId: null,
    source: 'heard',
    tone: null,
    statedReason: null,
    opportunityId: 'deal',
    leadId: null,
    accountId: null,
    buyerTitle: null,
    chosenPersonaKey: null,
    confirmedThemeKey: null,
    noneFits: false,
    withdrawn: false,
    approvedQuote: null,
    isLost: false,
  };
}

async function makeConfirmed({ themes, notes }: NoteMaterial): Promise<PackedConfirmation[]> {
  const insight = await startInsight({ modelPath: null }, { log: silentLog });
  try {
    const given = notes(confirmedCount);
    const vectors = await insight.embed(given.map(({ body }) => body));
    return given.map(({ body, area }, at) => {
      const ofArea = themes.filter((theme) => theme.area === area);
      return {
        id: String(at).padStart(18, '0'),
        themeKey: ofArea[at % ofArea.length]?.key ?? '',
        text: body,
        vector: vectors[at] ?? new Uint8Array(),
        contributor: 'another rep',
        pupils: 'everybody',
      };
    });
  } finally {
    await insight.close();
  }
}

async function fill(adminUrl: string): Promise<void> {
  const url = new URL(adminUrl);
  url.pathname = '/bench';
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query(
      `INSERT INTO note (org_id, note_id, modified_at, input_hash, contributor, deal, written_at,
         quarter, redacted_text, quote, status, none_fits, is_english, is_lost, is_withdrawn,
         coded_with, matched_with)
       SELECT $1, 'n' || lpad(n::text, 17, '0'), now(), md5(n::text), 'rep ' || n % 200,
         'deal ' || n % 5000, now(), '2026-Q4', repeat('what the buyer said ' || n || ' ', 5),
         'what the buyer said', 'waiting', false, true, false, false, 'x', 'x'
       FROM generate_series(1, ${storedCount}) n`,
      [orgId],
    );
    await client.query(
      `INSERT INTO note_vector SELECT org_id, note_id, input_hash, 'bench', decode(repeat('7f', 512), 'hex')
       FROM note WHERE org_id = $1 ON CONFLICT DO NOTHING`,
      [orgId],
    );
    await client.query('ANALYZE');
  } finally {
    await client.end();
  }
}

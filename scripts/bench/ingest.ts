import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { systemClock } from '../../service/src/clock.ts';
import { openDatabase } from '../../service/src/database/database.ts';
import { migrate } from '../../service/src/database/migrate.ts';
import type { Insight } from '../../service/src/insight/worker/insight.ts';
import { createJobQueue } from '../../service/src/jobs/queue.ts';
import { nothingFound } from '../../service/src/notes/file-note.ts';
import { quoteOf } from '../../service/src/notes/quote.ts';
import { searchThemes } from '../../service/src/release/search-themes.ts';
import {
  changedNotes,
  changesPerPage,
  type NoteRow,
} from '../../service/src/salesforce/note-rows.ts';
import { readTogether } from '../../service/src/salesforce/read-together.ts';
import { mirrorCodebook } from '../../service/src/sync/mirror.ts';
import type { OrgSync } from '../../service/src/sync/org-sync.ts';
import { createStreams } from '../../service/src/sync/streams.ts';
import { takeInNotes } from '../../service/src/sync/take-in-notes.ts';
import { startTestServer } from '../../test/postgres-template.ts';
import { silentLog } from '../../test/silent-log.ts';
import { copyRows, pagesOfRows } from './copy-rows.ts';
import { rounded, timed } from './figure.ts';
import { makeUpCodebook } from './made-up-codebook.ts';
import { benchOrgId, type MadeUpOrg, makeUpOrg } from './made-up-org.ts';
import { type Memory, memoryNow } from './memory.ts';
import { type NoteMaterial, readNoteMaterial } from './note-material.ts';

/** The least that storing should reach of what `COPY` stores in the same time, page by page. */
const wantedShare = 0.45;

const timedNotes = 10_000;

/** Best of so many rounds; all take turns, so that a busy machine slows all. */
const rounds = 5;

const fewNotes = 10_000;
const manyNotes = 250_000;

/** How fast notes were stored, beside COPY. */
interface Rate {
  readonly notesPerSecond: number;
  /** Of the same rows of both tables, in the same pages with a commit each. */
  readonly shareOfCopy: number;
  /** Of the rows of `note` alone, from a file on the server, in one go. */
  readonly shareOfCopyInOneGo: number;
  /** Below 1 is good. */
  readonly shareOfBudget: number;
}

interface IngestFigures {
  readonly copyNotesPerSecond: number;
  readonly copyInOneGoNotesPerSecond: number;
  /** From rows that were read and checked to the checkpoint behind them. */
  readonly storing: Rate;
  /** The same from the answer's text on. */
  readonly readingAndStoring: Rate;
  readonly memory: { readonly few: Memory; readonly many: Memory; readonly timesFew: number };
}

/**
 * Times how the synchronisation stores pages of 2,000 new notes, and what is wished for them, without
 * what a model does with words. Beside it stands COPY of the same rows into tables with the same
 * columns, checks and indexes: for each page those of `note` and of `written_row` in one transaction,
 * sent by this process. And, stricter, the rows of `note` alone, read by the server in one go. Then
 * compares what memory is held after 10,000 and after 250,000 notes.
 */
export async function benchIngest(): Promise<IngestFigures> {
  const material = await readNoteMaterial();
  const { postgres, dataDir } = await startTestServer(silentLog);
  try {
    await postgres.createDatabase('bench');
    await migrate(postgres.url('bench'));
    const database = openDatabase(postgres.url('bench'), silentLog);
    const jobs = await createJobQueue(postgres.url('bench'), silentLog);
    const admin = await connectTo('bench', postgres.adminUrl);
    try {
      const org = makeUpOrg(material);
      const sync = makeSync(org, database, jobs);
      await prepare(sync, material, admin);
      const speed = await compareSpeed(sync, org, admin);
      return { ...speed, memory: await compareMemory(sync, org, admin) };
    } finally {
      await admin.end();
      await jobs.stop();
      await database.close();
    }
  } finally {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function compareSpeed(
  sync: OrgSync,
  org: MadeUpOrg,
  admin: pg.Client,
): Promise<Omit<IngestFigures, 'memory'>> {
  const bestMs = { storing: Infinity, both: Infinity, pages: Infinity, inOneGo: Infinity };
  for (let round = 0; round < rounds; round += 1) {
    await empty(admin);
    let storingMs = 0;
    for (const answer of pagesOf(org, timedNotes)) {
      const rows = await readPage(org, answer);
      storingMs += (await timed(() => takeIn(sync, rows))).ms;
    }
    await empty(admin);
    let bothMs = 0;
    for (const answer of pagesOf(org, timedNotes)) {
      bothMs += (await timed(async () => takeIn(sync, await readPage(org, answer)))).ms;
    }
    const copied = await timeCopying(admin);
    bestMs.storing = Math.min(bestMs.storing, storingMs);
    bestMs.both = Math.min(bestMs.both, bothMs);
    bestMs.pages = Math.min(bestMs.pages, copied.pagesMs);
    bestMs.inOneGo = Math.min(bestMs.inOneGo, copied.inOneGoMs);
  }
  const rateOf = (ms: number): Rate => ({
    notesPerSecond: notesPerSecond(ms),
    shareOfCopy: rounded(bestMs.pages / ms, 3),
    shareOfCopyInOneGo: rounded(bestMs.inOneGo / ms, 3),
    shareOfBudget: rounded((wantedShare * ms) / bestMs.pages, 2),
  });
  return {
    copyNotesPerSecond: notesPerSecond(bestMs.pages),
    copyInOneGoNotesPerSecond: notesPerSecond(bestMs.inOneGo),
    storing: rateOf(bestMs.storing),
    readingAndStoring: rateOf(bestMs.both),
  };
}

/** Copies what is stored now, which is gone afterwards. */
async function timeCopying(admin: pg.Client): Promise<{ pagesMs: number; inOneGoMs: number }> {
  const { rows: settings } = await admin.query<{ data_directory: string }>('SHOW data_directory');
  const fileOf = (name: string): string => join(settings[0]?.data_directory ?? '', name);
  const notesFile = pg.escapeLiteral(fileOf('notes'));
  const wishesFile = pg.escapeLiteral(fileOf('wishes'));
  await admin.query(`COPY (SELECT * FROM note ORDER BY note_id) TO ${notesFile}`);
  await admin.query(`COPY (SELECT * FROM written_row ORDER BY row_key) TO ${wishesFile}`);
  const notes = pagesOfRows(await readFile(fileOf('notes')), changesPerPage);
  const wishes = pagesOfRows(await readFile(fileOf('wishes')), changesPerPage);
  await empty(admin);
  const { ms: pagesMs } = await timed(async () => {
    for (const [at, page] of notes.entries()) {
      await admin.query('BEGIN');
      await copyRows(admin, 'note_copied', page);
      await copyRows(admin, 'written_row_copied', wishes[at] ?? Buffer.alloc(0));
      await admin.query('COMMIT');
    }
  });
  await empty(admin);
  const { ms: inOneGoMs } = await timed(() => admin.query(`COPY note_copied FROM ${notesFile}`));
  return { pagesMs, inOneGoMs };
}

function notesPerSecond(ms: number): number {
  return Math.round((timedNotes / ms) * 1000);
}

async function compareMemory(
  sync: OrgSync,
  org: MadeUpOrg,
  admin: pg.Client,
): Promise<IngestFigures['memory']> {
  await empty(admin);
  let few: Memory | undefined;
  let taken = 0;
  for (const answer of pagesOf(org, manyNotes)) {
    await takeIn(sync, await readPage(org, answer));
    taken += changesPerPage;
    if (taken === fewNotes) few = memoryNow();
  }
  const many = memoryNow();
  few ??= many;
  return { few, many, timesFew: rounded(many.rssMb / few.rssMb, 2) };
}

/** One answer after the other; none is held on to. */
function* pagesOf(org: MadeUpOrg, count: number): Generator<string> {
  for (let from = 0; from < count; from += changesPerPage) {
    const records = org.notes(from, from + changesPerPage);
    const body = { done: true, totalSize: records.length, records };
    yield JSON.stringify({
      compositeResponse: [{ httpStatusCode: 200, referenceId: 'q0', body }],
    });
  }
}

async function readPage(org: MadeUpOrg, answer: string): Promise<NoteRow[]> {
  org.answerNext(answer);
  const [{ rows }] = await readTogether(org, [changedNotes(new Date(0), changesPerPage)]);
  return rows;
}

async function takeIn(sync: OrgSync, rows: readonly NoteRow[]): Promise<void> {
  await takeInNotes(sync, rows, { adoption: null, isStream: true });
}

function makeSync(org: MadeUpOrg, database: OrgSync['database'], jobs: OrgSync['jobs']): OrgSync {
  return {
    org,
    database,
    jobs,
    clock: systemClock,
    log: silentLog,
    secret: 'a key for benchmarks that is long enough',
    calendar: { kind: 'monthly' },
    minimumGroup: 3,
    changesPerPage,
    streams: createStreams(() => performance.now()),
    searchThemes,
    insight: unread,
    state: { redacted: () => undefined, progress: () => undefined },
  };
}

/** Strikes nothing out and finds nothing: what is left is our own work. */
const unread: Insight = {
  embedderId: 'none',
  redact: (notes) =>
    Promise.resolve(
      notes.map(({ body }) => ({
        keepsWords: true,
        heldReason: null,
        redactedText: body,
        quote: quoteOf(body),
        isEnglish: true,
      })),
    ),
  embed: () => Promise.resolve([]),
  file: (_coder, notes) => Promise.resolve(notes.map(() => nothingFound)),
  findNear: (_centres, notes) => Promise.resolve(notes.map(() => false)),
  close: () => Promise.resolve(),
};

async function prepare(sync: OrgSync, material: NoteMaterial, admin: pg.Client): Promise<void> {
  await sync.jobs.open(benchOrgId);
  await sync.database.inOrg(benchOrgId, (tx) =>
    mirrorCodebook(tx, benchOrgId, makeUpCodebook(material)),
  );
  await admin.query('CREATE TABLE note_copied (LIKE note INCLUDING ALL)');
  await admin.query('CREATE TABLE written_row_copied (LIKE written_row INCLUDING ALL)');
}

async function empty(admin: pg.Client): Promise<void> {
  await admin.query(
    'TRUNCATE note, written_row, checkpoint, note_copied, written_row_copied CASCADE',
  );
  await admin.query('CHECKPOINT');
}

async function connectTo(name: string, adminUrl: string): Promise<pg.Client> {
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  return client;
}

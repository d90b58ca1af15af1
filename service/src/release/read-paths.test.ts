import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/*
 * What people see comes from what a release published, and from nowhere else. That is read off the sources:
 * which files ask for notes, and which of these can be reached from what answers people. A new way to the
 * notes fails here until somebody says why it tells nobody anything.
 */

const root = fileURLToPath(new URL('..', import.meta.url));

/** Tables that hold what reps wrote, or who stands behind what. */
const ofNotes = [
  'note',
  'note_vector',
  'released_note',
  'looked_at_note',
  'proposed_note',
  'cell_quote',
] as const;

/** Tables that hold what everybody may see of notes, or nothing of them. */
const others = [
  ...['cell', 'published_persona', 'published_reason', 'proposed_theme'],
  ...['prompt', 'theme', 'persona'],
  ...['release', 'release_calendar', 'quarter_group'],
  ...['written_row', 'checkpoint', 'confirmations', 'sync_lease', 'org_fact', 'api_token'],
  ...['audit_entry', 'erased_note', 'erasure', 'erasure_receipt', 'web_session'],
];

/** What answers people: pages, the API, exports, stories, health. */
const answering = ['routes', 'http', 'plugins', 'personas', 'story', 'health', 'exports'];

/** What of it may ask for notes, and why that tells nobody anything. */
const mayAsk: Readonly<Record<string, string>> = {
  'release/cell-quotes.ts': 'words that their rep approved, of cells that are published',
  'health/facts.ts': 'how many are held, for admins',
};

/** What says which fields of published records hold what. */
const writesForMarketing = [
  'sync/release-wishes.ts',
  'sync/release-reasons.ts',
  'story/load-stories.ts',
];

type Sources = ReadonlyMap<string, string>;

const sources: Sources = new Map(
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/\.test\.ts$|^sync\/(model|scene)/.test(file))
    .map((file) => [file, readFileSync(join(root, file), 'utf8')]),
);

describe('what people see', () => {
  it('comes from what was published: nothing that answers them can reach the notes', () => {
    expect(waysToNotes(sources)).toEqual(Object.keys(mayAsk).sort());
  });

  it.each([
    ['routes/personas.ts', "tx.selectFrom('note').selectAll()"],
    ['story/story-facts.ts', "tx.selectFrom(['theme', 'note_vector as v'])"],
    ['personas/reader.ts', 'sql`SELECT text FROM note WHERE org_id = ${orgId}`'],
    ['http/persona.ts', "import { loadLookedAt } from '../release/looked-at-notes.ts';"],
    ['personas/roadmap.ts', "const all = await import('../release/standing-batches.ts');"],
  ])('would not pass if %s said %s', (file, planted) => {
    const changed = new Map(sources).set(file, `${planted}\n${sources.get(file)}`);
    expect(sources.has(file)).toBe(true);
    expect(waysToNotes(changed).length).toBeGreaterThan(Object.keys(mayAsk).length);
  });

  it('is quoted only where a cell shows it', () => {
    expect(sources.get('release/cell-quotes.ts')).toContain("selectFrom('cell_quote')");
    expect(notesAskedBy('release/cell-quotes.ts')).toEqual(['note', 'released_note', 'cell_quote']);
  });

  it('is counted from notes for admins alone, and by nothing but how many there are', () => {
    const queries = (sources.get('health/facts.ts') ?? '').split('selectFrom(').slice(1);
    const ofThem = queries.filter((query) => query.startsWith("'note'"));
    expect(ofThem).toHaveLength(1);
    expect(ofThem[0]?.split('.execute')[0]).not.toMatch(
      /contributor|deal|theme|persona|text|quote|written_at/,
    );
  });

  it.each(writesForMarketing)(
    'is written to Salesforce from what was published too (%s)',
    (file) => {
      expect(sources.has(file)).toBe(true);
      expect(notesAskedBy(file)).toEqual([]);
    },
  );
});

describe('notes are asked for', () => {
  it('only by what reads them in, files them, releases them or forgets them', () => {
    const asking = [...sources.keys()].filter((file) => notesAskedBy(file).length > 0);
    const folders = ['notes/', 'release/', 'sync/', 'privacy/erasure/', 'privacy/retention/'];
    const elsewhere = asking.filter((file) => !folders.some((folder) => file.startsWith(folder)));
    expect(elsewhere.filter((file) => !(file in mayAsk))).toEqual([]);
  });

  it('under names that this test knows: a new table says here what it holds', () => {
    const folder = join(root, 'database/migrations');
    const made = readdirSync(folder).flatMap((file) =>
      Array.from(
        readFileSync(join(folder, file), 'utf8').matchAll(
          /CREATE TABLE (\w{1,63})|TABLE (\w{1,63}) RENAME TO (\w{1,63})/g,
        ),
        ([, name, was, is]) => ({ name: name ?? is ?? '', was }),
      ),
    );
    const renamed = new Set(made.map(({ was }) => was));
    const known: readonly string[] = [...ofNotes, ...others];
    const now = made.map(({ name }) => name).filter((name) => !renamed.has(name));
    expect(now.filter((name) => !known.includes(name))).toEqual([]);
  });
});

/** The files that ask for notes, of all that what answers people runs with. */
function waysToNotes(files: Sources): string[] {
  const starts = [...files.keys()].filter((file) => answering.includes(file.split('/')[0] ?? ''));
  const reached = [...reachedFrom(starts, files)];
  return reached.filter((file) => notesAskedBy(file, files).length > 0).sort();
}

/** The tables of notes that a file asks for, whether by Kysely or in SQL. */
function notesAskedBy(file: string, files: Sources = sources): string[] {
  const text = files.get(file) ?? '';
  return ofNotes.filter((table) => {
    const isAsked = new RegExp(
      `(?:From|Join|Table|Into|Columns|\\btable|\\bref)\\(\\s{0,40}\\[?\\s{0,40}['"\`]${table}\\b|` +
        `\\b(?:FROM|JOIN|USING)\\s{1,40}"?${table}\\b`,
    ).test(text);
    // These names are no words, so that naming one is asking for it.
    return isAsked || (table !== 'note' && new RegExp(`['"\`]${table}['"\` .]`).test(text));
  });
}

/** All files that these bring with them. */
function reachedFrom(starts: readonly string[], files: Sources): Set<string> {
  const reached = new Set<string>();
  const ahead = [...starts];
  for (let file = ahead.pop(); file !== undefined; file = ahead.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    ahead.push(...importedBy(file, files));
  }
  return reached;
}

/** The files of ours that a file runs with; types alone bring nothing. */
function importedBy(file: string, files: Sources): string[] {
  const text = files.get(file) ?? '';
  const statements = text.matchAll(/^(?:import|export) ([^;]{0,2000}?)from '(\.[^']{1,200})';/gm);
  const paths = Array.from(statements, ([, what = '', path = '']) => {
    const names = /\{([^}]{0,2000})\}/.exec(what)?.[1]?.split(',') ?? [what];
    const isOfTypes =
      what.startsWith('type ') ||
      names.every((name) => name.trim() === '' || name.trim().startsWith('type '));
    return isOfTypes ? '' : relative(root, join(root, dirname(file), path));
  });
  const named = Array.from(text.matchAll(/import\('(\.[^']{1,200})'\)/g), ([, path = '']) =>
    relative(root, join(root, dirname(file), path)),
  );
  return [...paths, ...named].filter((path) => files.has(path));
}

import { matchPersona, type PersonaTitles } from '#lwc/personaMatch/personaMatch.ts';
import type { Findings } from '../insight/findings.ts';
import { mapInTurns } from '../map-in-turns.ts';
import { type Context, fileNote, nothingFound } from '../notes/file-note.ts';
import type { RawNote, StoredNote } from '../notes/note.ts';
import type { RedactedNote } from '../notes/redact-note.ts';
import type { Filing, HeldNote, NoteOutcome } from '../notes/stored-notes.ts';
import { findVectors, type NoteVector, textHashOf } from '../notes/stored-vectors.ts';
import type { NoteRow } from '../salesforce/note-rows.ts';
import { slices } from '../slices.ts';
import type { Codebook } from './codebook.ts';
import { codedWith, coderOf } from './coder-of.ts';
import { keyedHash } from '../fingerprint.ts';
import { type NamesAround, readNamesAround } from './names-around.ts';
import type { OrgSync } from './org-sync.ts';
import { toRawNote } from './raw-note.ts';

/** A note that may be stored, and what has to be stored with it. */
export interface FiledNote {
  readonly note: StoredNote;
  /** Null for a note that keeps no words, or none in English. */
  readonly vector: NoteVector | null;
  readonly filing: Filing;
  /** `Release__c` as it stood in Salesforce. */
  readonly releaseMark: string | null;
}

export interface FiledNotes {
  readonly filed: FiledNote[];
  /** Notes that were saved again without a change to what people fill in: our own writes mostly. */
  readonly unchanged: NoteRow[];
  /** Those among them whose deal ended in another way than we hold. */
  readonly outcomes: NoteOutcome[];
}

/** What notes are filed by: a codebook, and the confirmed notes as of a version. */
export interface FiledBy {
  readonly codebook: Codebook;
  readonly confirmations: number;
}

/** How many notes the thread reads at a time: what waits for it may have its turn in between. */
const notesPerStep = 200;

/** A note on its way, row by row. */
interface Candidate {
  readonly row: NoteRow;
  readonly raw: RawNote;
  readonly inputHash: string;
}

/** Of a note that a rule failed on no words are kept, whatever we held of it before. */
const unreadNote: RedactedNote = { keepsWords: false, heldReason: null };

/**
 * Takes in the notes whose inputs changed since we held them; a page of 2,000 is fine. Raw words end
 * here.
 *
 * @param names tells the names around these notes, where they were read with others'; asked for only
 * if a note changed
 */
export async function fileNotes(
  sync: OrgSync,
  rows: readonly NoteRow[],
  held: ReadonlyMap<string, HeldNote>,
  by: FiledBy,
  names?: () => Promise<NamesAround>,
): Promise<FiledNotes> {
  const changed: Candidate[] = [];
  const unchanged: NoteRow[] = [];
  const outcomes: NoteOutcome[] = [];
  const candidates = await mapInTurns(rows, (row): Candidate => {
    const raw = toRawNote(row, by.codebook);
    return { row, raw, inputHash: inputHashOf(sync.secret, raw) };
  });
  for (const candidate of candidates) {
    const { row, raw } = candidate;
    const known = held.get(row.Id);
    if (known === undefined || known.isStale || known.inputHash !== candidate.inputHash) {
      changed.push(candidate);
      continue;
    }
    unchanged.push(row);
    if (known.isLost !== raw.isLost) outcomes.push({ id: row.Id, isLost: raw.isLost });
  }
  if (changed.length === 0) return { filed: [], unchanged, outcomes };

  const around = await (names?.() ??
    readNamesAround(
      sync.org,
      changed.map(({ row }) => row),
    ));
  const context = contextOf(sync.secret, by.codebook.titles);
  const filed: FiledNote[] = [];
  for (const slice of slices(changed, notesPerStep)) {
    filed.push(...(await fileSlice(sync, slice, { ...by, held }, around, context)));
  }
  return { filed, unchanged, outcomes };
}

async function fileSlice(
  sync: OrgSync,
  changed: readonly Candidate[],
  by: FiledBy & { readonly held: ReadonlyMap<string, HeldNote> },
  names: NamesAround,
  context: PageContext,
): Promise<FiledNote[]> {
  const redacted = await redactAll(sync, changed, names);
  const texts = new Map(
    changed.flatMap(({ row }, at) => {
      const note = redacted[at];
      if (!note?.keepsWords || !note.isEnglish || note.redactedText === '') return [];
      return [[row.Id, note.redactedText] as const];
    }),
  );
  const vectors = await vectorsOf(sync, texts, by.held);
  const found = await findAll(sync, changed, { texts, vectors }, by, context);
  const coded = codedWith(sync, by.codebook);
  return mapInTurns(changed, ({ row, raw, inputHash }, at) => {
    const read = redacted[at] ?? null;
    return {
      note: fileNote(
        { ...raw, chosenPersonaKey: context.personaOf(raw), buyerTitle: null },
        read ?? unreadNote,
        found.get(row.Id) ?? nothingFound,
        context,
      ),
      vector: vectors.get(row.Id) ?? null,
      filing: {
        modifiedAt: row.SystemModstamp,
        // No hash equals the empty one, so the note is tried again whenever it is read again.
        inputHash: read === null ? '' : inputHash,
        raw,
        codedWith: coded,
        matchedWith: by.codebook.matchedWith,
      },
      releaseMark: row.Release__c,
    };
  });
}

interface PageContext extends Context {
  /** The persona that the rep chose, else that of the buyer's title. */
  personaOf(note: Pick<RawNote, 'chosenPersonaKey' | 'buyerTitle'>): string | null;
}

/** Many notes of a page share their rep, deal and buyer's title: each is looked up once. */
function contextOf(secret: string, personas: readonly PersonaTitles[]): PageContext {
  const pseudonyms = new Map<string, string>();
  const matched = new Map<string, string | null>();
  return {
    personas,
    pseudonym(id) {
      const known = pseudonyms.get(id) ?? keyedHash(secret, id);
      pseudonyms.set(id, known);
      return known;
    },
    personaOf({ chosenPersonaKey, buyerTitle }) {
      if (chosenPersonaKey !== null || buyerTitle === null) return chosenPersonaKey;
      const known = matched.get(buyerTitle);
      const found = known === undefined ? matchPersona(buyerTitle, personas) : known;
      matched.set(buyerTitle, found);
      return found;
    },
  };
}

/** How a deal ended is no input: it changes without its notes, and is taken over by itself. */
function inputHashOf(secret: string, raw: RawNote): string {
  return keyedHash(secret, { ...raw, isLost: false });
}

async function redactAll(
  sync: OrgSync,
  changed: readonly Candidate[],
  names: NamesAround,
): Promise<(RedactedNote | null)[]> {
  const notes = changed.map(({ row, raw }) => ({
    body: raw.body,
    withdrawn: raw.withdrawn,
    knownNames: names.of(row),
  }));
  const redacted = await sync.insight.redact(notes, names.colleagues);
  const idsOf = (isRead: boolean): string[] =>
    changed.filter((_, at) => (redacted[at] !== null) === isRead).map(({ row }) => row.Id);
  for (const noteId of idsOf(false)) {
    sync.log.warn(
      { noteId },
      'a note could not be redacted; no words of it are kept until it is saved again',
    );
  }
  sync.state.redacted(idsOf(true), 'read');
  sync.state.redacted(idsOf(false), 'unread');
  return redacted;
}

/** The stored vector where the words are the same, else a new one. */
async function vectorsOf(
  { org, database, insight }: OrgSync,
  texts: ReadonlyMap<string, string>,
  held: ReadonlyMap<string, HeldNote>,
): Promise<Map<string, NoteVector>> {
  const { embedderId } = insight;
  const known = [...texts.keys()].filter((id) => held.has(id));
  const stored = new Map(
    known.length === 0
      ? []
      : await database.inOrg(org.orgId, (tx) => findVectors(tx, known, embedderId)),
  );
  const missing = [...texts].filter(([id, text]) => {
    const known = stored.get(id);
    return known === undefined || known.textHash !== textHashOf(text);
  });
  const made = await insight.embed(missing.map(([, text]) => text));
  missing.forEach(([id, text], at) => {
    const vector = made[at];
    if (vector) stored.set(id, { textHash: textHashOf(text), embedderId, vector });
  });
  return stored;
}

/** Redacted words by note, and what they mean. */
interface Words {
  readonly texts: ReadonlyMap<string, string>;
  readonly vectors: ReadonlyMap<string, NoteVector>;
}

async function findAll(
  sync: OrgSync,
  changed: readonly Candidate[],
  { texts, vectors }: Words,
  by: FiledBy,
  { pseudonym }: Context,
): Promise<Map<string, Findings>> {
  const readable = changed.filter(({ row }) => texts.has(row.Id));
  const found = await sync.insight.file(
    coderOf(sync, by.codebook, by.confirmations),
    readable.map(({ row, raw }) => ({
      text: texts.get(row.Id) ?? '',
      vector: vectors.get(row.Id)?.vector ?? null,
      area: raw.promptArea,
      contributor: pseudonym(raw.createdById),
    })),
  );
  return new Map(readable.map(({ row }, at) => [row.Id, found[at] ?? nothingFound]));
}

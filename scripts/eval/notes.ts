import type { KnownName } from '#lwc/knownNames/knownNames.ts';
import { findSpecialCategory } from '#lwc/specialCategory/specialCategory.ts';
import {
  type CodebookTheme,
  type Coder,
  type CoderWeights,
  coderWeights,
  type ConfirmedNote,
  createCoder,
  textsOf,
} from '../../service/src/insight/coding/coder.ts';
import { type Ground, openGround } from '../../service/src/insight/coding/ground.ts';
import type { Embedder } from '../../service/src/insight/embedding/embedder.ts';
import { statedReasonOf } from '../../service/src/insight/reasons/stated-reason.ts';
import { toneOf } from '../../service/src/insight/tone/tone.ts';
import { packVector, unpackVector } from '../../service/src/insight/worker/packed-vector.ts';
import { redact } from '../../service/src/privacy/redact.ts';
import { visibleText } from '../../service/src/privacy/visible-text.ts';
import { type EmbeddingOptions, withEmbedder } from './embed-rows.ts';
import { type CodebookFile, type NoteRow, parseCodebook, parseNotes } from './note-rows.ts';
import { type SpansScore, scoreSpans } from './score-spans.ts';
import { shareOf } from './share.ts';

/** Shares of 1; null where no row can tell. */
export interface NotesScore {
  readonly task: 'notes';
  /** Rows that were scored. */
  readonly n: number;
  /** Rows whose reps count as having confirmed the theme. */
  readonly confirmed: number;
  /** Of the rows with a theme, it is the nearest one, not knowing what the prompt asked about. */
  readonly theme: number | null;
  /** The same, told the row's area. */
  readonly themeGivenArea: number | null;
  /** What the product files, told the area: nothing below its line. */
  readonly filed: {
    /** Of the rows that fit a theme or none, filed under one. */
    readonly share: number | null;
    /** Of those filed, filed right. */
    readonly right: number | null;
    /** Of the rows that fit no theme, filed under none. */
    readonly none: number | null;
  };
  /** Of the rows with a theme, the area that the text speaks of most is the theme's. */
  readonly area: number | null;
  readonly tone: number | null;
  /** Of all rows, those that name no reason included. */
  readonly statedReason: number | null;
  readonly special: { readonly recall: number | null; readonly falseHolds: number | null };
  readonly spans: SpansScore;
}

interface Options extends EmbeddingOptions {
  readonly codebook?: unknown;
  /** Whether the split is passed over: nothing is confirmed, and every row is scored. */
  readonly isCold?: boolean;
  /** What a coder stands on, where it is not what the product ships. */
  readonly ground?: Ground;
  /** Views of a note that count nothing, to see what each of them is worth. */
  readonly without?: readonly (keyof CoderWeights)[];
}

/**
 * Scores notes as the product files them: redacted first, with the account and contacts as known
 * names. Rows of `split: train` count as confirmed by reps and are not scored. Themes, area, tone and
 * reason are scored on English rows that are neither special nor hostile, since others are never
 * filed. Throws with the number of the first line that is no such row.
 */
export async function run(rows: readonly unknown[], options: Options = {}): Promise<NotesScore> {
  const codebook = parseCodebook(options.codebook);
  const parsed = parseNotes(rows);
  parsed.forEach(({ theme }, at) => {
    if (theme !== null && codebook[theme] === undefined) {
      throw new Error(`Line ${at + 1}: the codebook has no theme "${theme}".`);
    }
  });
  return withEmbedder(options, (embedder) => score(parsed, codebook, options, embedder));
}

async function score(
  rows: readonly NoteRow[],
  codebook: CodebookFile,
  options: Options,
  embedder: Embedder,
): Promise<NotesScore> {
  const { isCold = false } = options;
  const redacted = rows.map((row) => redact(visibleText(row.text), namesOf(row)));
  const vectors = (await embedder.embed(redacted.map(({ text }) => text))).map((vector) =>
    unpackVector(packVector(vector)),
  );
  const notes = rows.map((row, at) => ({
    row,
    id: String(at).padStart(6, '0'),
    text: redacted[at]?.text ?? '',
    vector: vectors[at] ?? new Float32Array(),
  }));
  const scored = notes.filter(({ row }) => isCold || row.split !== 'train');
  const filed = scored.filter(
    ({ row }) => !row.special && !row.hostile && row.language.startsWith('en'),
  );
  const confirmed = isCold
    ? []
    : notes.flatMap(({ row, ...note }): ConfirmedNote[] =>
        row.split === 'train' && row.theme !== null && !row.special && !row.hostile
          ? [{ ...note, themeKey: row.theme, contributor: '', pupils: 'everybody' }]
          : [],
      );
  const coder = await coderOf(codebook, confirmed, options, embedder);
  const found = filed.map(({ row, ...note }) => ({
    row,
    free: coder.code(note, null),
    told: coder.code(note, row.area),
    tone: toneOf(note),
    reason: statedReasonOf(note.text),
  }));
  const themed = found.filter(({ row }) => row.theme !== null);
  const special = scored.filter(({ row }) => row.special);
  const ordinary = scored.filter(({ row }) => !row.special);
  const isHeld = ({ row }: { row: NoteRow }): boolean => findSpecialCategory(row.text) !== null;
  return {
    task: 'notes',
    n: scored.length,
    confirmed: confirmed.length,
    theme: share(themed, ({ row, free }) => free.nearest === row.theme),
    themeGivenArea: share(themed, ({ row, told }) => told.nearest === row.theme),
    filed: {
      share: share(found, ({ told }) => told.themeKey !== null),
      right: share(
        found.filter(({ told }) => told.themeKey !== null),
        ({ row, told }) => told.themeKey === row.theme,
      ),
      none: share(
        found.filter(({ row }) => row.theme === null),
        ({ told }) => told.themeKey === null,
      ),
    },
    area: share(themed, ({ row, free }) => free.area === codebook[row.theme ?? '']?.area),
    tone: share(
      found.filter(({ row }) => row.tone),
      ({ row, tone }) => tone === row.tone,
    ),
    statedReason: share(found, ({ row, reason }) => reason === row.statedReason),
    special: { recall: share(special, isHeld), falseHolds: share(ordinary, isHeld) },
    spans: scoreSpans(
      scored.map(({ row }) => ({ ...row, struck: redact(row.text, namesOf(row)).spans })),
    ),
  };
}

async function coderOf(
  codebook: CodebookFile,
  confirmed: readonly ConfirmedNote[],
  { ground, without = [] }: Options,
  embedder: Embedder,
): Promise<Coder> {
  const themes = Object.entries(codebook).map(
    ([key, { area, label, description, examples }]): CodebookTheme => ({
      key,
      area,
      label,
      meaning: description,
      examples,
      active: true,
    }),
  );
  const withVectors = [];
  for (const theme of themes) {
    withVectors.push({ ...theme, vectors: await embedder.embed(textsOf(theme)) });
  }
  const weights = { ...coderWeights };
  for (const view of without) weights[view] = 0;
  return createCoder(withVectors, confirmed, ground ?? (await openGround(embedder)), weights);
}

function namesOf({ account, contacts }: NoteRow): KnownName[] {
  const names = contacts.map((name): KnownName => ({ role: 'buyer', name }));
  return account ? [...names, { role: 'account', name: account }] : names;
}

function share<Row>(rows: readonly Row[], isRight: (row: Row) => boolean): number | null {
  return shareOf(rows.filter(isRight).length, rows.length);
}

import { z } from 'zod';
import { bodyCharacters, insightAreas, statedReasons } from '../../service/src/notes/note.ts';
import { parseRows } from './labelled-rows.ts';

const span = z
  .object({ start: z.int().min(0), end: z.int().min(1), type: z.string().default('') })
  .refine(({ start, end }) => start < end, { message: 'a span needs start < end' });
/** Labelled by hand in several ways: null, false, a kind, a list of kinds. */
const flag = z.unknown().transform((value) => {
  if (Array.isArray(value)) return value.length > 0;
  return (
    value !== null && value !== undefined && value !== false && value !== '' && value !== 'none'
  );
});
const toneClass = z
  .enum(['positive', 'neutral', 'negative', 'warm', 'guarded', 'tense', 'cold'])
  .transform((tone) => {
    if (tone === 'warm') return 'positive';
    if (tone === 'guarded') return 'neutral';
    return tone === 'tense' || tone === 'cold' ? 'negative' : tone;
  });
const reason = z
  .enum([...statedReasons, 'none'])
  .nullish()
  .transform((value) => (value === undefined || value === 'none' ? null : value));
const person = z.union([
  z.string(),
  z.object({ name: z.string() }).transform(({ name }) => name),
  z
    .object({ firstName: z.string(), lastName: z.string() })
    .transform(({ firstName, lastName }) => `${firstName} ${lastName}`),
]);

const noteRow = z.object({
  text: z.string().max(bodyCharacters),
  area: z
    .enum(insightAreas)
    .nullish()
    .transform((area) => area ?? null),
  theme: z
    .string()
    .nullish()
    .transform((theme) => (theme === 'none' || theme === '' ? null : (theme ?? null))),
  tone: toneClass.nullish(),
  statedReason: reason,
  spans: z.array(span).default([]),
  optionalSpans: z.array(span).default([]),
  special: flag,
  hostile: flag,
  language: z.string().default('en'),
  account: z.string().nullish(),
  contacts: z.array(person).default([]),
  split: z.string().default('test'),
});

export type NoteRow = z.infer<typeof noteRow>;

const codebook = z.record(
  z.string(),
  z.object({
    area: z.enum(insightAreas),
    label: z.string(),
    description: z.string().default(''),
    examples: z.array(z.string()).default([]),
  }),
);

export type CodebookFile = z.infer<typeof codebook>;

/** Parses the rows of the notes task; throws with the number of the first line that is none. */
export function parseNotes(rows: readonly unknown[]): NoteRow[] {
  return parseRows(rows, noteRow, 'notes');
}

/** Parses a codebook file; throws with the first thing in it that is wrong. */
export function parseCodebook(value: unknown): CodebookFile {
  if (value === undefined) {
    throw new Error('The notes task needs the themes: add --codebook FILE.json.');
  }
  const parsed = codebook.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(
    `The codebook is damaged at ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`,
  );
}

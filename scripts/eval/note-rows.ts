import { z } from 'zod';
import {
  bodyCharacters,
  insightAreas,
  statedReasons,
  toneClassOf,
  tones,
} from '../../service/src/notes/note.ts';
import { parseRows } from './labelled-rows.ts';

const span = z
  .object({ start: z.int().min(0), end: z.int().min(1), type: z.string().default('') })
  .refine(({ start, end }) => start < end, { message: 'a span needs start < end' });
/** Labelled by hand in several ways: left out, null, false, a kind, a list of kinds. */
const flag = z
  .unknown()
  .optional()
  .transform((value) => {
    if (Array.isArray(value)) return value.length > 0;
    return (
      value !== null && value !== undefined && value !== false && value !== '' && value !== 'none'
    );
  });
/** In a rep's word, or in what it counts as. */
const toneClass = z.union([
  z.enum(['positive', 'neutral', 'negative']),
  z.enum(tones).transform((tone) => toneClassOf[tone]),
]);
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

/** A column that is null says no more than one that is left out. */
function orElse<Column extends z.ZodType>(column: Column, usual: z.output<Column>) {
  return column.nullish().transform((value) => value ?? usual);
}

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
  spans: orElse(z.array(span), []),
  optionalSpans: orElse(z.array(span), []),
  special: flag,
  hostile: flag,
  language: orElse(z.string(), 'en'),
  account: z.string().nullish(),
  contacts: orElse(z.array(person), []),
  split: orElse(z.string(), 'test'),
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

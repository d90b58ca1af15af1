import { z } from 'zod';
import {
  createProfiler,
  type EmbeddedText,
  type Recipe,
} from '../../service/src/insight/discovery/profile.ts';
import { loadWordVectors } from '../../service/src/insight/embedding/word-vectors.ts';
import { bodyCharacters } from '../../service/src/notes/note.ts';
import { embedGroups, type EmbeddingOptions } from './embed-rows.ts';
import { type Example, learnClasses } from './kernel-ridge.ts';
import { parseRows } from './labelled-rows.ts';
import { rounded } from './share.ts';

const row = z.object({
  text: z.string().max(bodyCharacters),
  label: z.string().trim().min(1),
  split: z.enum(['train', 'test']),
});

/** How much each view of a text counts; found on training rows alone. */
const recipe: Recipe = {
  sentence: 1,
  words: 0.2,
  spelling: { letters: 0.2, stems: 0.08, pairs: 0.1, stretches: 0.08 },
};

/** A label names its class more surely than one example of it does. */
const trustInLabels = 19;

export interface AssignScore {
  readonly task: 'assign';
  /** The rows that were scored, those with `split: test`. */
  readonly n: number;
  readonly classes: number;
  /** The share of them that got their label, from 0 to 1. */
  readonly acc: number;
}

/**
 * Learns from the rows `{text, label, split: 'train'}` and scores those with `split: 'test'`. Whatever
 * is learnt, how rare a word is included, comes from training rows and from the words of the labels.
 * Throws with the number of the first line that is not such a row, or when a split has no rows.
 */
export async function run(
  rows: readonly unknown[],
  options: EmbeddingOptions = {},
): Promise<AssignScore> {
  const parsed = parseRows(rows, row, 'assign');
  const train = parsed.filter(({ split }) => split === 'train');
  const test = parsed.filter(({ split }) => split === 'test');
  if (train.length === 0 || test.length === 0) {
    throw new Error('The assign task needs rows with "split": "train" and some with "test".');
  }
  const labels = [...new Set(train.map(({ label }) => label))].sort();
  const [known, asked, names] = await embedGroups(
    [train.map(textOf), test.map(textOf), labels.map(wordsOfLabel)],
    options,
  );
  const profile = createProfiler(known, loadWordVectors(), recipe);
  const examples: Example[] = known.map((given, at) => ({
    profile: profile(given),
    label: train[at]?.label ?? '',
  }));
  moveMiddle(names, known).forEach((given, at) => {
    examples.push({ profile: profile(given), label: labels[at] ?? '', trust: trustInLabels });
  });
  const labelOf = learnClasses(examples);
  const right = asked.filter((given, at) => labelOf(profile(given)) === test[at]?.label);
  return {
    task: 'assign',
    n: test.length,
    classes: labels.length,
    acc: rounded(right.length / test.length),
  };
}

function textOf({ text }: { readonly text: string }): string {
  return text;
}

function wordsOfLabel(label: string): string {
  return label.replace(/[_\W]+/gu, ' ').trim();
}

/** Labels are short and lie elsewhere than whole texts: their middle is moved onto that of the texts. */
function moveMiddle(
  names: readonly EmbeddedText[],
  texts: readonly EmbeddedText[],
): EmbeddedText[] {
  const from = middleOf(names);
  const to = middleOf(texts);
  return names.map(({ text, vector }) => ({
    text,
    vector: vector.map((value, i) => value - (from[i] ?? 0) + (to[i] ?? 0)),
  }));
}

function middleOf(given: readonly EmbeddedText[]): Float32Array {
  const middle = new Float32Array(given[0]?.vector.length ?? 0);
  for (const { vector } of given) {
    for (let i = 0; i < middle.length; i += 1) {
      middle[i] = (middle[i] ?? 0) + (vector[i] ?? 0) / given.length;
    }
  }
  return middle;
}

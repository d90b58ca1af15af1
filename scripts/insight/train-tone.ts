/**
 * `node scripts/run.mjs insight/train-tone [--folds]`: learns the tone of texts and writes the two models
 * that the service ships. It learns from nothing but lines written for Watercooler: the signed lines of
 * the phrase bank, `remarks.tsv` (on the mood of buyers) and `everyday.tsv` (products, films, posts) in
 * `service/src/insight/tone/training/`. Run it again when any of them changes. With `--folds` it writes
 * nothing and prints how many held-out lines it gets right; a file of the phrase bank is held out whole.
 */
import { writeFileSync } from 'node:fs';
import { openEmbedder } from '../../service/src/insight/embedding/open-embedder.ts';
import { type TextTone, textTones } from '../../service/src/insight/tone/text-tone.ts';
import {
  type ToneClass,
  toneClasses,
  toneOfShares,
} from '../../service/src/insight/tone/tone-class.ts';
import { toneFeatures } from '../../service/src/insight/tone/tone-features.ts';
import { readSignedLines } from './signed-lines.ts';
import { type Lesson, modelText, trainLinearModel } from './train-linear-model.ts';
import { readLabelled } from './training-text.ts';

/** How often a line of each kind counts; there are few everyday lines. */
const weights = { notes: 1, remarks: 1, everyday: 4 } as const;
type Kind = keyof typeof weights;
/** Chosen by `--folds`; between half and twice the penalty hardly matters. */
const training = {
  steps: 60,
  penalty: 1e-3,
  leastLessons: 4,
  leastWeight: 0.05,
  vectorStrength: 2,
} as const;
/** Files of the phrase bank, and lines of the other two, go to so many folds by turns. */
const folds = 6;

interface Line {
  readonly kind: Kind;
  readonly fold: number;
  readonly tone: TextTone;
  readonly text: string;
}

const own = new URL('../../service/src/insight/tone/', import.meta.url);
const signed = readSignedLines();
const files = [...new Set(signed.map(({ file }) => file))];
const lines: readonly Line[] = [
  ...signed.map(({ file, tone, text }) => ({
    kind: 'notes' as const,
    fold: files.indexOf(file) % folds,
    tone,
    text,
  })),
  ...(['remarks', 'everyday'] as const).flatMap((kind) =>
    readLabelled(new URL(`training/${kind}.tsv`, own), textTones).map(
      ({ class: tone, text }, at) => ({ kind, fold: at % folds, tone, text }),
    ),
  ),
];

const embedder = await openEmbedder({ modelPath: null, threads: 1 });
const vectors = await embedder.embed(lines.map(({ text }) => text));
await embedder.close();
const lessons = lines.map(({ kind, tone, text }, at): Lesson<ToneClass> => ({
  class: `${kind === 'everyday' ? 'everyday' : 'note'} ${tone}`,
  features: toneFeatures(text),
  vector: vectors[at] ?? null,
  weight: weights[kind] * (kind === 'notes' ? evened(tone) : 1),
}));
const bare = lessons.map((lesson) => ({ ...lesson, vector: null }));

for (const [file, known] of [
  ['with-vector.tsv', lessons],
  ['without-vector.tsv', bare],
] as const) {
  if (process.argv.includes('--folds')) printHeldOut(file, known);
  else {
    const { weights: learnt } = trainLinearModel(toneClasses, known, training);
    writeFileSync(new URL(file, own), modelText(toneClasses, learnt));
    console.log(`${file}: ${learnt.size} features from ${known.length} texts.`);
  }
}

/** Half way to an even share of tones, so that rare praise in notes is heard. */
function evened(tone: TextTone): number {
  const notes = lines.filter(({ kind }) => kind === 'notes');
  const alike = notes.filter((line) => line.tone === tone).length;
  return Math.sqrt(notes.length / textTones.length / alike);
}

function printHeldOut(file: string, known: readonly Lesson<ToneClass>[]): void {
  const right = { notes: 0, remarks: 0, everyday: 0 };
  for (let fold = 0; fold < folds; fold += 1) {
    const { model } = trainLinearModel(
      toneClasses,
      known.filter((_, at) => lines[at]?.fold !== fold),
      training,
    );
    lines.forEach((line, at) => {
      const lesson = known[at];
      if (line.fold !== fold || !lesson) return;
      const shares = model.probabilities(lesson.features, lesson.vector ?? undefined);
      if (toneOfShares(shares) === line.tone) right[line.kind] += 1;
    });
  }
  for (const kind of ['notes', 'remarks', 'everyday'] as const) {
    const all = lines.filter((line) => line.kind === kind).length;
    const share = ((100 * right[kind]) / all).toFixed(1);
    console.log(`${file}: of ${all} held-out lines of ${kind}, ${share} % have the right tone.`);
  }
}

/**
 * `node scripts/insight/train-tone.ts [--folds]`: learns the tone of texts and writes the two models
 * that the service ships. It learns from nothing but lines written for Watercooler: the signed lines of
 * the phrase bank, and in `service/src/insight/tone/training/` `remarks.tsv` (on the mood of buyers),
 * `reviews.tsv` (products, films, news) and `posts.tsv` (everyday chat). Run it again when any of them
 * changes. With `--folds` it writes nothing and prints how many held-out lines it gets right, for each
 * belief from which on a post may be left to VADER's rule; a file of the phrase bank is held out whole.
 */
import { writeFileSync } from 'node:fs';
import { openEmbedder } from '../../service/src/insight/embedding/open-embedder.ts';
import { toneByRule } from '../../service/src/insight/tone/compound.ts';
import { type TextTone, textTones } from '../../service/src/insight/tone/text-tone.ts';
import {
  postShare,
  type ToneClass,
  toneClasses,
  toneOfShares,
  type Voice,
} from '../../service/src/insight/tone/tone-class.ts';
import { toneFeatures } from '../../service/src/insight/tone/tone-features.ts';
import { readSignedLines } from './signed-lines.ts';
import { type Lesson, modelText, trainLinearModel } from './train-linear-model.ts';
import { readLabelled } from './training-text.ts';

const kinds = ['notes', 'remarks', 'reviews', 'posts'] as const;
type Kind = (typeof kinds)[number];
/** How often a line of each kind counts; there are few that are no notes. */
const weights: Readonly<Record<Kind, number>> = { notes: 1, remarks: 1, reviews: 4, posts: 4 };
const voiceOf: Readonly<Record<Kind, Voice>> = {
  notes: 'note',
  remarks: 'note',
  reviews: 'review',
  posts: 'post',
};
/** The beliefs in a post to try as `surelyPost`; the last leaves nothing to the rule. */
const handOvers = [0.3, 0.5, 0.7, 0.8, 0.9, Infinity];
/** Chosen by `--folds`; between half and twice the penalty hardly matters. */
const training = {
  steps: 60,
  penalty: 1e-3,
  leastLessons: 4,
  leastWeight: 0.05,
  vectorStrength: 2,
} as const;
/** Files of the phrase bank, and lines of the others, go to so many folds by turns. */
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
  ...(['remarks', 'reviews', 'posts'] as const).flatMap((kind) =>
    readLabelled(new URL(`training/${kind}.tsv`, own), textTones).map(
      ({ class: tone, text }, at) => ({ kind, fold: at % folds, tone, text }),
    ),
  ),
];

const embedder = await openEmbedder({ modelPath: null, threads: 1 });
const vectors = await embedder.embed(lines.map(({ text }) => text));
await embedder.close();
const lessons = lines.map(({ kind, tone, text }, at): Lesson<ToneClass> => ({
  class: `${voiceOf[kind]} ${tone}`,
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
  const told: { line: Line; shares: readonly number[] }[] = [];
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
      told.push({ line, shares });
    });
  }
  for (const handOver of handOvers) {
    const figures = kinds.map((kind) => {
      const all = told.filter(({ line }) => line.kind === kind);
      const right = all.filter(({ line, shares }) => {
        const tone = postShare(shares) >= handOver ? toneByRule(line.text) : toneOfShares(shares);
        return tone === line.tone;
      });
      return `${kind} ${((100 * right.length) / all.length).toFixed(1)} %`;
    });
    console.log(`${file}, rule from ${handOver}: right of held-out ${figures.join(', ')}.`);
  }
}

/**
 * `node scripts/insight/train-reasons.ts`: learns which reason a text states from the lines in
 * `service/src/insight/reasons/training/`, prints the held-out share of right answers over five folds,
 * and writes the two models that the service ships.
 */
import { writeFileSync } from 'node:fs';
import { openEmbedder } from '../../service/src/insight/embedding/open-embedder.ts';
import { mostLikely } from '../../service/src/insight/linear/linear-model.ts';
import { type ReasonClass, reasonClasses } from '../../service/src/insight/reasons/reason-class.ts';
import { reasonFeatures } from '../../service/src/insight/reasons/reason-features.ts';
import { leastBelief } from '../../service/src/insight/reasons/least-belief.ts';
import { type Lesson, modelText, trainLinearModel } from './train-linear-model.ts';
import { readLabelled } from './training-text.ts';

const training = { steps: 60, penalty: 1.5e-4, leastLessons: 2, leastWeight: 0.21 } as const;
/** How often a line counts: those of `reasons` were written to state theirs, most `notes` state none. */
const sources = { reasons: 2, notes: 1 } as const;
const folds = 5;
/** Lines that stand together are of one sort; they go to the same fold. */
const linesTogether = 15;

const own = new URL('../../service/src/insight/reasons/', import.meta.url);
const texts = (['reasons', 'notes'] as const).flatMap((source) =>
  readLabelled(new URL(`training/${source}.tsv`, own), reasonClasses).map((line) => ({
    ...line,
    weight: sources[source],
  })),
);
const embedder = await openEmbedder({ modelPath: null, threads: 2 });
const vectors = await embedder.embed(texts.map(({ text }) => text));
await embedder.close();
const lessons: Lesson<ReasonClass>[] = texts.map(({ class: reason, text, weight }, at) => ({
  class: reason,
  features: reasonFeatures(text),
  vector: vectors[at] ?? null,
  // Half way to an even share of reasons: most lines state none.
  weight: weight * Math.sqrt(texts.length / reasonClasses.length / countOf(reason)),
}));
const bare = lessons.map((lesson) => ({ ...lesson, vector: null }));

for (const [file, known] of [
  ['with-vector.tsv', lessons],
  ['without-vector.tsv', bare],
] as const) {
  printHeldOut(file, known);
  const { weights } = trainLinearModel(reasonClasses, known, training);
  writeFileSync(new URL(file, own), modelText(reasonClasses, weights));
}

function countOf(reason: ReasonClass): number {
  return texts.filter((line) => line.class === reason).length;
}

function printHeldOut(file: string, known: readonly Lesson<ReasonClass>[]): void {
  const foldOf = (at: number) => Math.floor(at / linesTogether) % folds;
  const counts = { right: 0, given: 0, rightlyGiven: 0, named: 0 };
  for (let fold = 0; fold < folds; fold += 1) {
    const { model } = trainLinearModel(
      reasonClasses,
      known.filter((_, at) => foldOf(at) !== fold),
      training,
    );
    known.forEach((lesson, at) => {
      if (foldOf(at) !== fold) return;
      const best = mostLikely(model, lesson.features, lesson.vector ?? undefined);
      const reason = best.probability < leastBelief ? 'none' : best.class;
      if (reason === lesson.class) counts.right += 1;
      if (lesson.class !== 'none') counts.named += 1;
      if (reason !== 'none') {
        counts.given += 1;
        if (reason === lesson.class) counts.rightlyGiven += 1;
      }
    });
  }
  const { right, given, rightlyGiven, named } = counts;
  console.log(
    `${file}: ${percent(right / known.length)} of ${known.length} right; of those given a reason ` +
      `${percent(rightlyGiven / given)} right, of those with one ${percent(rightlyGiven / named)} found.`,
  );
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

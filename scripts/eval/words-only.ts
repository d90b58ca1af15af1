import type { Embedder } from '../../service/src/insight/embedding/embedder.ts';

/** An embedder for tests of what words alone decide: every text gets the vector of the empty one. */
export const wordsOnly: Embedder = {
  id: 'words-only@1',
  dimensions: 512,
  embed: (texts) => Promise.resolve(texts.map(() => new Float32Array(512))),
  close: () => Promise.resolve(),
};

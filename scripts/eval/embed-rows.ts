import type { Embedder } from '../../service/src/insight/embedding/embedder.ts';
import { openEmbedder } from '../../service/src/insight/embedding/open-embedder.ts';
import type { EmbeddedText } from '../../service/src/insight/discovery/profile.ts';

/** What every task that compares meanings may be given. */
export interface EmbeddingOptions {
  /** Instead of the embedder that the product opens; it is not closed. */
  readonly embedder?: Embedder;
  /** Options of other tasks, which these leave alone. */
  readonly [other: string]: unknown;
}

/** Works with the given embedder, or else with the one the product uses unless told, which is closed after. */
export async function withEmbedder<Result>(
  { embedder }: EmbeddingOptions,
  work: (embedder: Embedder) => Promise<Result>,
): Promise<Result> {
  if (embedder) return work(embedder);
  const opened = await openEmbedder({ modelPath: null, threads: 2 });
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
}

/** Embeds texts as `withEmbedder` says. */
export async function embedTexts(
  texts: readonly string[],
  options: EmbeddingOptions,
): Promise<EmbeddedText[]> {
  const vectors = await withEmbedder(options, (embedder) => embedder.embed(texts));
  return texts.map((text, at) => ({ text, vector: vectors[at] ?? new Float32Array() }));
}

/** Embeds groups of texts in one go, as `embedTexts` does. */
export async function embedGroups<Groups extends readonly (readonly string[])[]>(
  groups: readonly [...Groups],
  options: EmbeddingOptions,
): Promise<{ [Group in keyof Groups]: EmbeddedText[] }>;
export async function embedGroups(
  groups: readonly (readonly string[])[],
  options: EmbeddingOptions,
): Promise<EmbeddedText[][]> {
  const embedded = await embedTexts(groups.flat(), options);
  let from = 0;
  return groups.map((group) => embedded.slice(from, (from += group.length)));
}

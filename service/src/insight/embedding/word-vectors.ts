import { readFileSync } from 'node:fs';

/** What the most frequent English words mean, by the company they keep, and how frequent they are. */
export interface WordVectors {
  readonly dimensions: number;
  /** The vector of a lower-case word, or null when the word is not among the known ones. */
  vectorOf(word: string): Float32Array | null;
  /** 0 for the most frequent word of English, or null when the word is not among the known ones. */
  rankOf(word: string): number | null;
}

const defaultFile = new URL('word-vectors.bin', import.meta.url);

/**
 * Reads the file that `scripts/insight/word-vectors.ts` makes, in some 25 ms: keep what it returns.
 * Throws when the file was cut short.
 *
 * The file, little-endian: three Uint32 (count of words, dimensions, bytes of the words), the words
 * with a line feed after each, padding to four bytes, the ranks (Uint32), the scales (Float32), then
 * the vectors (Int8): a number of a vector is its Int8 times the word's scale.
 */
export function loadWordVectors(file: URL = defaultFile): WordVectors {
  const bytes = readFileSync(file);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [count, dimensions, wordBytes] = [0, 4, 8].map((at) => view.getUint32(at, true));
  if (!count || !dimensions || !wordBytes) throw new Error(`${file.pathname} has no word vectors.`);
  const ranksAt = 12 + Math.ceil(wordBytes / 4) * 4;
  const scalesAt = ranksAt + 4 * count;
  const vectorsAt = scalesAt + 4 * count;
  if (bytes.byteLength !== vectorsAt + count * dimensions) {
    throw new Error(`${file.pathname} was cut short; check it out of Git again.`);
  }
  const words = bytes.toString('utf8', 12, 12 + wordBytes).split('\n');
  const positions = new Map(words.slice(0, count).map((word, position) => [word, position]));

  return {
    dimensions,
    vectorOf(word) {
      const position = positions.get(word);
      if (position === undefined) return null;
      const scale = view.getFloat32(scalesAt + 4 * position, true);
      const from = vectorsAt + position * dimensions;
      const vector = new Float32Array(dimensions);
      for (let i = 0; i < dimensions; i += 1) vector[i] = scale * view.getInt8(from + i);
      return vector;
    },
    rankOf(word) {
      const position = positions.get(word);
      return position === undefined ? null : view.getUint32(ranksAt + 4 * position, true);
    },
  };
}

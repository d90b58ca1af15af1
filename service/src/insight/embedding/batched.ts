import type { Embedder } from './embedder.ts';

/** A model that takes texts cut into pieces, all texts of a batch with the same count of them. */
export interface PieceEncoder {
  readonly id: string;
  readonly dimensions: number;
  /** The pieces of a text, as numbers in the model's vocabulary, no more than the model takes. */
  piecesOf(text: string): Int32Array;
  /** The vectors of some texts, end to end, from their pieces, end to end: `length` a text. */
  encode(pieces: Int32Array, length: number): Promise<Float32Array>;
  close(): Promise<void>;
}

/** Enough rows to keep the processor busy, few enough for what lies between two layers to stay in its cache. */
const piecesInBatch = 1024;

/**
 * An embedder that gives a model texts of one length at a time: no padding is computed, and a vector
 * does not depend on the texts that happened to come with it.
 */
export function batchedEmbedder(encoder: PieceEncoder): Embedder {
  return {
    id: encoder.id,
    dimensions: encoder.dimensions,
    async embed(texts) {
      const vectors = texts.map((): Float32Array => new Float32Array(encoder.dimensions));
      for (const { positions, pieces, length } of batchesOf(texts, encoder)) {
        const encoded = await encoder.encode(pieces, length);
        positions.forEach((position, row) => {
          const from = row * encoder.dimensions;
          vectors[position] = unit(encoded.slice(from, from + encoder.dimensions));
        });
      }
      return vectors;
    },
    close: async () => await encoder.close(),
  };
}

interface Batch {
  /** Where in the list of texts each row stands. */
  readonly positions: readonly number[];
  readonly pieces: Int32Array;
  readonly length: number;
}

/** Texts that are empty or only spaces are in no batch: there is nothing to encode. */
function batchesOf(texts: readonly string[], encoder: PieceEncoder): Batch[] {
  const byLength = new Map<number, { position: number; pieces: Int32Array }[]>();
  texts.forEach((text, position) => {
    const pieces = text.trim() === '' ? new Int32Array() : encoder.piecesOf(text);
    if (pieces.length === 0) return;
    const sameLength = byLength.get(pieces.length) ?? [];
    sameLength.push({ position, pieces });
    byLength.set(pieces.length, sameLength);
  });
  return [...byLength].flatMap(([length, rows]) => {
    const rowsInBatch = Math.max(1, Math.floor(piecesInBatch / length));
    const batches: Batch[] = [];
    for (let from = 0; from < rows.length; from += rowsInBatch) {
      const own = rows.slice(from, from + rowsInBatch);
      const pieces = new Int32Array(own.length * length);
      own.forEach((row, index) => pieces.set(row.pieces, index * length));
      batches.push({ positions: own.map(({ position }) => position), pieces, length });
    }
    return batches;
  });
}

/** The vector with length 1; zeros stay zeros. */
function unit(vector: Float32Array): Float32Array {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return length === 0 ? vector : vector.map((value) => value / length);
}

import { createPieceTree } from './piece-tree.ts';

/** A piece of the vocabulary and its score: the logarithm of how likely it is. */
export type Piece = readonly [text: string, score: number];

/** The first pieces stand for marks of the model, which no text contains. */
const reservedPieces = 6;

/** What the vocabulary writes for a space; the word at the start has one too. */
const space = '\u2581';

/**
 * Cuts texts into the pieces of a SentencePiece unigram vocabulary: of all ways to cut, the likeliest.
 *
 * It cuts as the tokenizer the model was published with does, where that one differs from
 * SentencePiece too: what no piece matches counts as piece 0 without a penalty, and several of
 * them in a row as one.
 */
export interface UnigramTokenizer {
  /** The positions of a text's first pieces in the vocabulary; none for the empty text. */
  encode(text: string, maxPieces: number): Int32Array;
}

/** Builds the tree of pieces, which takes some milliseconds: keep what it returns. */
export function createUnigramTokenizer(vocabulary: readonly Piece[]): UnigramTokenizer {
  const tree = createPieceTree(
    vocabulary.map(([text]) => text),
    reservedPieces,
  );
  const scores = Float64Array.from(vocabulary, ([, score]) => score);
  const lengths = Int32Array.from(vocabulary, ([text]) => [...text].length);

  return {
    encode(text, maxPieces) {
      if (text === '') return new Int32Array(0);
      const normal = space + text.normalize('NFKC').replaceAll(' ', space);
      const symbols = tree.symbolsOf(normal);
      // The best way to reach each place between two symbols: its score, and its last piece.
      const best = new Float64Array(symbols.length + 1);
      const last = new Int32Array(symbols.length + 1);
      const reach = (end: number, score: number, piece: number) => {
        // Zero means "not reached yet", since scores are below it.
        if (best[end] !== 0 && score < (best[end] ?? 0)) return;
        best[end] = score;
        last[end] = piece;
      };
      for (let start = 0; start < symbols.length; start += 1) {
        const before = best[start] ?? 0;
        let hasMatch = false;
        let node = 0;
        for (let at = start; at < symbols.length; at += 1) {
          node = tree.child(node, symbols[at] ?? 0);
          if (node === 0) break;
          const piece = tree.pieceAt(node);
          if (piece < 0) continue;
          hasMatch = true;
          reach(at + 1, before + (scores[piece] ?? 0), piece);
        }
        if (!hasMatch) reach(start + 1, before, 0);
      }
      return firstPieces(last, lengths, maxPieces);
    },
  };
}

/** Walks back from the end over the best pieces, and gives them from the start. */
function firstPieces(last: Int32Array, lengths: Int32Array, maxPieces: number): Int32Array {
  const pieces: number[] = [];
  for (let end = last.length - 1; end > 0;) {
    const piece = last[end] ?? 0;
    if (piece !== 0 || pieces.at(-1) !== 0) pieces.push(piece);
    end -= lengths[piece] || 1;
  }
  return Int32Array.from(pieces.reverse().slice(0, maxPieces));
}

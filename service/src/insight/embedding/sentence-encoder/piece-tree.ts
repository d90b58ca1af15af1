/** Finds which pieces begin at a place in a text, by walking from the root symbol by symbol. */
export interface PieceTree {
  /** The symbols of a text as the tree numbers them. */
  symbolsOf(text: string): Int32Array;
  /** The node a symbol leads to from a node, or 0: none leads back to the root, which is 0. */
  child(node: number, symbol: number): number;
  /** The piece that ends at the node, or −1. */
  pieceAt(node: number): number;
}

/** Stands for every symbol that no piece has. */
const unknownSymbol = 0;

/**
 * Builds the tree as one table of nodes by symbols (15 MB for 8,000 pieces), which is several times
 * as fast to walk as an object a node. `pieces` from `first` on are in it, a later one of the same
 * text in the place of an earlier one.
 */
export function createPieceTree(pieces: readonly string[], first: number): PieceTree {
  const numbers = new Map<number, number>();
  for (const symbol of pieces.join('')) {
    const codePoint = codePointOf(symbol);
    if (!numbers.has(codePoint)) numbers.set(codePoint, numbers.size + 1);
  }
  const width = numbers.size + 1;
  const symbolsOf = (text: string) =>
    Int32Array.from(text, (symbol) => numbers.get(codePointOf(symbol)) ?? unknownSymbol);

  const prefixes = new Set(pieces.flatMap(prefixesOf));
  const children = new Int32Array((prefixes.size + 1) * width);
  const ends = new Int32Array(prefixes.size + 1).fill(-1);
  let nodes = 1;
  pieces.forEach((text, piece) => {
    if (piece < first) return;
    let node = 0;
    for (const symbol of symbolsOf(text)) {
      const cell = node * width + symbol;
      if (children[cell] === 0) children[cell] = nodes++;
      node = children[cell] ?? 0;
    }
    ends[node] = piece;
  });
  return {
    symbolsOf,
    child: (node, symbol) => children[node * width + symbol] ?? 0,
    pieceAt: (node) => ends[node] ?? -1,
  };
}

function codePointOf(symbol: string): number {
  return symbol.codePointAt(0) ?? 0;
}

function prefixesOf(text: string): string[] {
  const symbols = [...text];
  return symbols.map((_, index) => symbols.slice(0, index + 1).join(''));
}

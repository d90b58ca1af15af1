/** What the most frequent English words mean, by the company they keep, and how frequent they are. */
export interface WordVectors {
  readonly dimensions: number;
  /** The vector of a lower-case word, or null when the word is not among the frequent ones. */
  vectorOf(word: string): Float32Array | null;
  /** 0 for the most frequent word of English, or null when the word is not among the frequent ones. */
  rankOf(word: string): number | null;
}

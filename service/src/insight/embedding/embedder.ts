/** Turns texts into vectors whose angle says how close two texts are in meaning. */
export interface Embedder {
  /** Names model and version; vectors of different ids must never be compared. */
  readonly id: string;
  readonly dimensions: number;
  /** One vector of length 1 per text, same order; the empty text gives zeros. */
  embed(texts: readonly string[]): Promise<Float32Array[]>;
  close(): Promise<void>;
}

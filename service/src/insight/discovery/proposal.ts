import type { InsightArea } from '../../notes/note.ts';

/** A theme that several notes speak of and the codebook lacks, for people to name, merge or dismiss. */
export interface Proposal {
  readonly area: InsightArea;
  /** Two to six words that the notes have in common, the most telling first. */
  readonly terms: readonly string[];
  /** The notes behind it, in order. */
  readonly noteIds: readonly string[];
  /** How alike its notes are on average, 1 for the same words. */
  readonly cohesion: number;
}

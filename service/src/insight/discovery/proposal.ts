import type { InsightArea } from '../../notes/note.ts';
import { stemOf } from './word-forms.ts';

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

/** So much of the smaller one both must share. */
const sharedAtLeast = 0.5;

/**
 * Whether two proposals, found at different times, are the same one: of the same area, with half of the
 * notes or more than half of the terms of the smaller one in common. A dismissed proposal stays
 * dismissed by this.
 */
export function sameProposal(
  a: Pick<Proposal, 'area' | 'terms' | 'noteIds'>,
  b: Pick<Proposal, 'area' | 'terms' | 'noteIds'>,
): boolean {
  if (a.area !== b.area) return false;
  return (
    sharedShare(a.noteIds, b.noteIds) >= sharedAtLeast ||
    sharedShare(a.terms.map(stemOf), b.terms.map(stemOf)) > sharedAtLeast
  );
}

function sharedShare(a: readonly string[], b: readonly string[]): number {
  const others = new Set(b);
  const shared = new Set(a.filter((item) => others.has(item))).size;
  const smaller = Math.min(new Set(a).size, others.size);
  return smaller === 0 ? 0 : shared / smaller;
}

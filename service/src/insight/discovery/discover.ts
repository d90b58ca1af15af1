import { insightAreas, type InsightArea } from '../../notes/note.ts';
import { meetsRule } from '../../privacy/release/rule.ts';
import type { WordVectors } from '../embedding/word-vectors.ts';
import { findGroups } from './groups.ts';
import { createProfiler, type EmbeddedText, type Recipe } from './profile.ts';
import type { Proposal } from './proposal.ts';
import { countWordUse, termsOf } from './terms.ts';
import { wordsOf } from './word-forms.ts';

/** A note that fits no theme of the codebook, redacted. */
export interface Unfiled extends EmbeddedText {
  readonly id: string;
  readonly contributor: string;
  readonly deal: string;
  readonly area: InsightArea;
}

/** What a group of notes must meet to be proposed, and what it is seen against. */
export interface DiscoveryRule {
  /** The smallest group of contributors, and of deals. */
  readonly k: number;
  /** All other notes of the org, redacted: what they say as well is nothing new. */
  readonly others: readonly EmbeddedText[];
  readonly words: WordVectors;
}

const recipe: Recipe = { sentence: 1, words: 0.4, spelling: { letters: 0.4, stems: 0.3 } };

/** A shorter note names a reason and no theme. */
const fewestWords = 3;

/** A theme that one word names is no theme. */
const fewestTerms = 2;

/**
 * Proposes themes from what fits nothing, area by area: notes that say much the same become a
 * proposal when they meet the rule that published notes must meet and have words in common. Whatever
 * stands alone stays out. The order of the notes makes no difference.
 */
export function discover(
  notes: readonly Unfiled[],
  { k, others, words }: DiscoveryRule,
): Proposal[] {
  const telling = notes
    .filter(({ text }) => new Set(wordsOf(text)).size >= fewestWords)
    .sort((a, b) => compare(a.id, b.id));
  const background = [...others].sort((a, b) => compare(a.text, b.text));
  if (telling.length < k) return [];
  const profile = createProfiler([...telling, ...background], words, recipe);
  const wordUse = countWordUse([...telling, ...background].map(({ text }) => text));
  return insightAreas.flatMap((area) => {
    const ofArea = telling.filter((note) => note.area === area);
    if (ofArea.length < k) return [];
    return findGroups(ofArea.map(profile)).flatMap(({ members, cohesion }) => {
      const group = members.flatMap((member) => ofArea[member] ?? []);
      if (!meetsRule(group, k)) return [];
      const rest = wordUse.without(group.map(({ text }) => text));
      const terms = termsOf(group, rest, words, k);
      const noteIds = group.map(({ id }) => id);
      return terms.length < fewestTerms ? [] : [{ area, terms, noteIds, cohesion }];
    });
  });
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

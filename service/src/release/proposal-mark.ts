import { dealOf, dealText } from './frozen-facts.ts';
import { keyInMark, shortKey } from './marked-keys.ts';

/** What a note's `Release__c` says of the proposed theme that it stands behind. */
export interface ProposalMark {
  /** As the mark holds it: `keyMeant` gives the key. */
  readonly themeKey: string;
  readonly k: number;
  /** The hash of the deal it was counted on; null where that is the one of its release, or was not kept. */
  readonly deal: string | null;
}

const groupShape = /^k([1-9]\d?)$/;
const dealShape = /^[A-Za-z0-9_-]{43}$/;

/** Reads the part of a `Release__c` that begins with `proposed`; null when it is none. */
export function parseProposalParts(parts: readonly string[]): ProposalMark | null {
  const [word, themeKey, group, deal, ...more] = parts;
  const k = Number(groupShape.exec(group ?? '')?.[1] ?? 0);
  if (word !== 'proposed' || !themeKey || k < 3 || more.length > 0) return null;
  if (deal !== undefined && !dealShape.test(deal)) return null;
  return { themeKey, k, deal: deal === undefined ? null : dealOf(deal) };
}

/**
 * `proposed|<theme>|k<k>|<deal>`: enough to know, if our database is lost, that the note is spoken
 * for, and by whom. The deal is left out where it is that of the note's release.
 */
export function proposalMark(
  proposal: { readonly themeKey: string; readonly k: number; readonly deal: string },
  options: { readonly releasedDeal: string | null; readonly isShort: boolean },
): string {
  const { themeKey, k, deal } = proposal;
  const key = options.isShort ? shortKey(themeKey) : keyInMark(themeKey);
  const mark = `proposed|${key}|k${k}`;
  return deal === options.releasedDeal ? mark : `${mark}|${dealText(deal)}`;
}

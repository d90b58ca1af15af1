import { createHash } from 'node:crypto';

/** What a release froze of a note and what nobody could tell later from the note itself. */
export interface FrozenFacts {
  /** Whether its deal was lost when it was released. */
  readonly isLost: boolean;
  /** The hash of the deal that it was counted on. */
  readonly deal: string;
  /** Names the words that are shown of it, by `nameOfWords`; null where none are. */
  readonly shownWords: string | null;
}

const factsShape = /^(open|lost):([A-Za-z0-9_-]{43})(?::([A-Za-z0-9_-]{4}))?$/;

/** A short name for the words of a quote, enough to see that they are others by now. */
export function nameOfWords(words: string): string {
  return createHash('sha256').update(words).digest('base64url').slice(0, 4);
}

/** `open:<deal>` or `lost:<deal>`, and `:<words>` where words are shown. */
export function factsText({ isLost, deal, shownWords }: FrozenFacts): string {
  const facts = `${isLost ? 'lost' : 'open'}:${dealText(deal)}`;
  return shownWords === null ? facts : `${facts}:${shownWords}`;
}

/** Reads such a text; null when it is none. */
export function parseFacts(text: string): FrozenFacts | null {
  const [, outcome, deal, shownWords] = factsShape.exec(text) ?? [];
  if (deal === undefined) return null;
  return { isLost: outcome === 'lost', deal: dealOf(deal), shownWords: shownWords ?? null };
}

/** The hash of a deal (64 hexadecimal digits) in 43 characters. */
export function dealText(deal: string): string {
  return Buffer.from(deal, 'hex').toString('base64url');
}

/** The hash that such a text stands for. */
export function dealOf(text: string): string {
  return Buffer.from(text, 'base64url').toString('hex');
}

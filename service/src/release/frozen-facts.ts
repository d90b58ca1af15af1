/** What a release froze of a note and what nobody could tell later from the note itself. */
export interface FrozenFacts {
  /** Whether its deal was lost when it was released. */
  readonly isLost: boolean;
  /** The hash of the deal that it was counted on. */
  readonly deal: string;
  /** Names the words that are shown of it, by `nameOfWords`; null where none are. */
  readonly shownWords: string | null;
  /** Names the words by which its rep's tap teaches others' notes; null where it teaches none. */
  readonly taughtWords: string | null;
}

const factsShape =
  /^(open|lost):([A-Za-z0-9_-]{43})(?::([A-Za-z0-9_-]{4}))?(?:~([A-Za-z0-9_-]{4}))?$/;

/** `open:<deal>` or `lost:<deal>`, `:<words>` where words are shown, and `~<words>` where words teach. */
export function factsText({ isLost, deal, shownWords, taughtWords }: FrozenFacts): string {
  const shown = shownWords === null ? '' : `:${shownWords}`;
  const taught = taughtWords === null ? '' : `~${taughtWords}`;
  return `${isLost ? 'lost' : 'open'}:${dealText(deal)}${shown}${taught}`;
}

/** Reads such a text; null when it is none. */
export function parseFacts(text: string): FrozenFacts | null {
  const [, outcome, deal, shownWords, taughtWords] = factsShape.exec(text) ?? [];
  if (deal === undefined) return null;
  return {
    isLost: outcome === 'lost',
    deal: dealOf(deal),
    shownWords: shownWords ?? null,
    taughtWords: taughtWords ?? null,
  };
}

/** The hash of a deal (64 hexadecimal digits) in 43 characters. */
export function dealText(deal: string): string {
  return Buffer.from(deal, 'hex').toString('base64url');
}

/** The hash that such a text stands for. */
export function dealOf(text: string): string {
  return Buffer.from(text, 'base64url').toString('hex');
}

import { statedReasons } from '../notes/note.ts';
import { wordsNameCharacters } from '../notes/words-name.ts';
import { type Hearing, lookNameCharacters } from '../privacy/release/looked-at.ts';

const name = '[A-Za-z0-9_-]';
const hearingShape = new RegExp(
  `^@(${name}{${lookNameCharacters}})(${name}{${wordsNameCharacters}})(${name}{${wordsNameCharacters}})(\\.)?([0-7])?$`,
);

/**
 * How a note was heard first, as its `Release__c` holds it: `@<look><words><theme>`, a point if its rep had tapped, and
 * the number of the reason above it, of those there are, if it came with lost deals.
 */
export function hearingText({ look, saying, reason }: Hearing): string {
  const tap = saying.isTapped ? '.' : '';
  const why = reason === null ? '' : statedReasons.indexOf(reason);
  return `@${look}${saying.words}${saying.theme}${tap}${why}`;
}

/** Reads such a text; null when it is none. */
export function parseHearing(text: string | undefined): Hearing | null {
  const [, look, words, theme, tap, why] = hearingShape.exec(text ?? '') ?? [];
  if (look === undefined || words === undefined || theme === undefined) return null;
  const reason = why === undefined ? null : (statedReasons[Number(why)] ?? null);
  return { look, saying: { words, theme, isTapped: tap !== undefined }, reason };
}

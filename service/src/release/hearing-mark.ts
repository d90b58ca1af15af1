import { statedReasons } from '../notes/note.ts';
import { wordsNameCharacters } from '../notes/words-name.ts';
import { type Hearing, lookNameCharacters } from '../privacy/release/looked-at.ts';

const name = '[A-Za-z0-9_-]';
const hearingShape = new RegExp(
  `^@(${name}{${lookNameCharacters}})(?:(${name}{${wordsNameCharacters}})(${name}{${wordsNameCharacters}}))?(\\.)?(?:(!)|([0-7]))?(?:\\+(${name}{${lookNameCharacters}}))?$`,
);

/**
 * How a note was heard first, as its `Release__c` holds it: `@<look><words><theme>`, a point if its rep had tapped, and
 * if its deal was lost the number of the reason above it, of those there are, or `!` if there is none or too few lost
 * deals came; and of one that says something else by now the look alone, and the `!`. Of one that came to buyers in
 * general since, `+<look>`.
 */
export function hearingText({ look, saying, isLost, reason, generalLook }: Hearing): string {
  const said = saying === null ? '' : `${saying.words}${saying.theme}${saying.isTapped ? '.' : ''}`;
  const why = reason === null ? '' : statedReasons.indexOf(reason);
  const general = generalLook === null ? '' : `+${generalLook}`;
  return `@${look}${said}${isLost && reason === null ? '!' : ''}${why}${general}`;
}

/** Reads such a text; null when it is none. */
export function parseHearing(text: string | undefined): Hearing | null {
  const [, look, words, theme, tap, lost, why, generalLook] = hearingShape.exec(text ?? '') ?? [];
  if (look === undefined) return null;
  const isKnown = words !== undefined && theme !== undefined;
  const saying = isKnown ? { words, theme, isTapped: tap !== undefined } : null;
  const reason = why === undefined ? null : (statedReasons[Number(why)] ?? null);
  const wasLost = lost !== undefined || reason !== null;
  return { look, saying, isLost: wasLost, reason, generalLook: generalLook ?? null };
}

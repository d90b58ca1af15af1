import { nameFollows, nameLeads } from '#lwc/knownNames/nameWords.ts';
import { isEnglish } from '../../insight/language.ts';
import { monthNames } from './business-capitals.ts';
import { isMisspeltWord } from './misspelt-words.ts';
import { type Token, tokensOf } from './tokens.ts';

/** A text and its words, and what capitals mean in it. */
export interface Context {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Or a list of names, which is no sentence: there is hardly a word that English lacks. */
  readonly isEnglish: boolean;
  /** Mostly capitals, which then say nothing. */
  readonly isShouted: boolean;
}

/** Reads a text. */
export function contextOf(text: string): Context {
  const tokens = tokensOf(text);
  const shouted = tokens.filter(({ isAllCapitals }) => isAllCapitals).length;
  const small = tokens.filter(({ isCapitalised, isOrdinary }) => !isCapitalised && !isOrdinary);
  const unknown = small.filter(({ marks, plain }) => marks.use === 'none' && plain.length > 1);
  return {
    text,
    tokens,
    isEnglish: unknown.length < 3 || unknown.length * 3 < small.length || isEnglish(text),
    isShouted: shouted > 3 && shouted * 2 > tokens.length,
  };
}

/** What stands between two words. */
export function gapBetween({ text }: Context, before: Token, after: Token): string {
  return text.slice(before.start + before.wholeLength, after.start);
}

/** Whether a word stands in the lists of names. */
export function isListed({ marks }: Token): boolean {
  return marks.isGivenName || marks.isSurname;
}

/** A capitalised word that can hardly be anything but a name. */
export function isStrong(token: Token): boolean {
  if (token.isOrdinary || token.isSmall || token.plain.length < 2) return false;
  if (token.marks.use === 'rare') return token.marks.isGivenName;
  if (token.marks.use === 'common') return false;
  return isListed(token) || !token.isAbbreviation;
}

/** `Turnver`, which no list has and which is one letter away from a word. */
export function isMisspelt(token: Token): boolean {
  return token.marks.use === 'none' && !isListed(token) && isMisspeltWord(token.plain);
}

/** `Grant says`, `asked Will`: what people do, with a name that is a word too. */
export function isActing(token: Token, context: Context): boolean {
  const { tokens } = context;
  if (!isListed(token)) return false;
  const before = tokens[token.at - 1];
  const after = tokens[token.at + 1];
  if (!token.startsSentence && before && nameLeads.has(before.plain)) return true;
  if (!after || after.startsSentence) return false;
  const isNextTo = context.text.slice(token.end, after.start) === ' ';
  if (token.startsSentence && monthNames.has(token.plain) && !token.isSmall) {
    // "April the planner", but "April is the deadline".
    if (isNextTo && after.plain === 'the') return true;
  }
  return nameFollows.has(after.plain) || (isNextTo && after.plain === 'who');
}

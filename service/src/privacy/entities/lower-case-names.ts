import { nameFollows } from '#lwc/knownNames/nameWords.ts';
import { honorifics, legalEndings, monthNames } from './business-capitals.ts';
import { type Context, gapBetween, isMisspelt } from './context.ts';
import type { EntitySpan } from './entity-span.ts';
import type { Token } from './tokens.ts';

/** Names typed without a capital: `elizabeth`, `eva kleist`, `will says`, `mr spall`, `acme ltd`. */
export function lowerCaseNames(context: Context): EntitySpan[] {
  return context.tokens.flatMap((token): EntitySpan[] => {
    if (token.isCapitalised || token.isOrdinary) return [];
    const { start, end } = token;
    const surname = surnameAfter(token, context);
    if (isName(token, surname, context)) {
      return [{ start, end: surname?.end ?? end, kind: 'person' }];
    }
    if (!context.isEnglish) return [];
    const next = nextTo(token, context);
    if (next && legalEndings.has(next.plain) && !isEveryday(token)) {
      return [{ start, end: next.end, kind: 'company' }];
    }
    if (isVisited(token, context)) return [{ start, end, kind: 'company' }];
    const title = titleBefore(token, context);
    if (title && !isEveryday(token)) return [{ start: title.start, end, kind: 'person' }];
    return isIntroduced(token, context) ? [{ start, end, kind: 'person' }] : [];
  });
}

/** "a plc", "lady i": a letter is no name. */
function isEveryday({ marks, plain }: Token): boolean {
  return marks.use === 'common' || plain.length < 2;
}

/** "dead at zuiderlicht": a long word behind `at` or `from` that is no English, not even misspelt. */
function isVisited(token: Token, { tokens }: Context): boolean {
  const { plain, marks } = token;
  if (plain.length < 7 || /[\d-]/.test(plain) || marks.use !== 'none' || marks.isPlace)
    return false;
  return /^(?:at|from)$/.test(tokens[token.at - 1]?.plain ?? '') && !isMisspelt(token);
}

/** "met prya", "nurul says", "my name is selam": what is no English there is a name. */
function isIntroduced(token: Token, { tokens }: Context): boolean {
  const { plain, marks, at } = token;
  if (plain.length < 4 || /[\d-]/.test(plain) || marks.use !== 'none' || marks.isPlace)
    return false;
  // No name lacks a vowel: `csrd`.
  if (!/[aeiouy]/.test(plain)) return false;
  if (monthNames.has(plain) || isMisspelt(token)) return false;
  const before = tokens[at - 1]?.plain ?? '';
  const isNamed = before === 'is' && tokens[at - 2]?.plain === 'name';
  const isMet = /^(?:told|asked|met|rang|called|named)$/.test(before);
  const after = tokens[at + 1];
  const isSaying = after !== undefined && !after.startsSentence && nameFollows.has(after.plain);
  return isNamed || isSaying || (isMet && !token.startsSentence);
}

function nextTo(token: Token, context: Context): Token | null {
  const next = context.tokens[token.at + 1];
  return next && gapBetween(context, token, next) === ' ' ? next : null;
}

function titleBefore(token: Token, context: Context): Token | null {
  const before = context.tokens[token.at - 1];
  if (!before || before.plain.length < 2 || !honorifics.has(before.plain)) return null;
  return /^\.? $/.test(gapBetween(context, before, token)) ? before : null;
}

/** `kleist` behind eva, `seiler` behind benjamin a, `de la cruz` not. */
function surnameAfter(token: Token, context: Context): Token | null {
  const next = nextTo(token, context);
  const surname = next?.plain.length === 1 ? nextTo(next, context) : next;
  if (!surname || !isUnknown(surname)) return null;
  const last = nextTo(surname, context);
  if (last && isUnknown(last) && last.marks.isSurname) return last;
  const isSure = surname.marks.isSurname || surname !== next;
  return isSure || !isMisspelt(surname) ? surname : null;
}

function isUnknown({ isCapitalised, isOrdinary, plain, marks }: Token): boolean {
  return !isCapitalised && !isOrdinary && plain.length > 2 && marks.use === 'none';
}

/** Short names of other languages than English are too often words of theirs, or abbreviations. */
function isName(token: Token, surname: Token | null, { tokens, isEnglish }: Context): boolean {
  const { marks, plain } = token;
  if (!marks.isGivenName || marks.isPlace) return false;
  if (surname?.marks.isSurname && marks.use === 'none') return true;
  if (!isEnglish) return false;
  const hasSurname = surname !== null;
  if (marks.use === 'none' && !monthNames.has(plain)) {
    if (plain.length > (marks.isEnglishName ? 3 : 6)) return true;
    return hasSurname && marks.isEnglishName;
  }
  if (hasSurname && marks.use === 'rare' && marks.isEnglishName) return true;
  const before = tokens[token.at - 1];
  const after = tokens[token.at + 1];
  const isAlone = token.startsSentence || /^(?:and|but|then|as|so)$/.test(before?.plain ?? '');
  const isSaying = after !== undefined && !after.startsSentence && nameFollows.has(after.plain);
  const isVerb = token.isSmall && !/^(?:will|may)$/.test(plain);
  return marks.isEnglishName && !isVerb && isAlone && isSaying;
}

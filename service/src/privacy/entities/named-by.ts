import {
  companyEndings,
  companyOpenings,
  honorifics,
  institutions,
  monthNames,
  nameEndings,
  peoples,
} from './business-capitals.ts';
import { type Context, gapBetween, isActing, isListed, isMisspelt, isStrong } from './context.ts';
import type { Run } from './runs.ts';
import type { Token } from './tokens.ts';

/** The words of a run that name somebody; none if it names nobody. */
export function namedBy(run: Run, context: Context): readonly Token[] {
  const tokens = withoutEdges(run);
  const [first] = tokens;
  if (!first) return [];
  // "Labor Day", "Civil Rights Act": what is left of a thing's name names nobody either.
  const isOfThing = tokens.at(-1) !== run.tokens.at(-1) && !tokens.some(isStrong);
  if (isOfThing && !run.title && !tokens.some((token) => isActing(token, context))) return [];
  const isNamed =
    run.title !== null ||
    isCompanyName(tokens) ||
    (tokens.length > 1 ? isNameOfSeveral(tokens, context) : isNameOfOne(first, context));
  return isNamed ? tokens : [];
}

/** Without the ordinary capitals before and behind a name: `Director Tom Hale`, `Monday`. */
function withoutEdges({ tokens, title }: Run): readonly Token[] {
  const isCompany = isCompanyName(tokens);
  let from = 0;
  let to = tokens.length;
  while (from < to && (isEdge(tokens[from]) || opensSentence(from))) from += 1;
  while (to > from && !isCompany && isEdge(tokens[to - 1]) && !isNameEnding(to - 1)) to -= 1;
  return tokens.slice(from, to);

  function isEdge(token: Token | undefined): boolean {
    if (!token) return false;
    if (token === tokens[0] && (opensCompany(tokens) || isPlaceOfCompany(tokens))) return false;
    if (token.isOrdinary || (token.plain.length < 2 && !token.isInitial)) return true;
    if (title) return false;
    return token.isSmall || (token.marks.isPlace && !isListed(token) && !isCompany);
  }

  /** "Ask John", "Thanks Mark": a sentence begins with a word that everybody uses. */
  function opensSentence(place: number): boolean {
    const token = tokens[place];
    const next = tokens[place + 1];
    if (place > 0 || !token?.startsSentence || isCompany || !next) return false;
    return token.marks.use === 'common' && !isListed(token) && isStrong(next);
  }

  function isNameEnding(place: number): boolean {
    const before = tokens[place - 1];
    return before !== undefined && !isEdge(before) && nameEndings.has(tokens[place]?.plain ?? '');
  }
}

/** `National Van Lines`, `Maintenance Kestrel Crown`, `Danish Crown Ltd`; `Director Tom Hale` not. */
function opensCompany([first, ...others]: readonly Token[]): boolean {
  if (!first || others.length === 0 || others.some(isPersonName)) return false;
  const isOpening =
    companyOpenings.has(first.plain) || peoples.has(first.plain) || first.marks.isPlace;
  if (isOpening && isCompanyName([first, ...others])) return true;
  const isOfNames = !others.some(({ isOrdinary, isSmall }) => isOrdinary || isSmall);
  return isOfNames && others.length > 1 && !first.isSmall && !others.some(isListed);
}

/** `Berkshire Quillon`: behind a place what no list has is rather a company's than a person's name. */
function isPlaceOfCompany([place, next]: readonly Token[]): boolean {
  if (!place?.marks.isPlace || !next || next.isOrdinary || next.marks.isPlace) return false;
  return next.marks.use === 'none' && !isListed(next) && !next.isAbbreviation;
}

function isPersonName({ marks }: Token): boolean {
  return marks.isGivenName && marks.use === 'none';
}

/** `Clean Power Finance`, `Boston Widgets Ltd`: whatever the words are, the last one says it. */
export function isCompanyName(tokens: readonly Token[]): boolean {
  const last = tokens.at(-1);
  return (
    last !== undefined &&
    (companyEndings.has(last.plain) || institutions.has(tokens[0]?.plain ?? '')) &&
    tokens.length > 1 &&
    tokens.some((token) => !token.isOrdinary && !token.isSmall && !companyEndings.has(token.plain))
  );
}

function isNameOfSeveral(tokens: readonly Token[], context: Context): boolean {
  const [first] = tokens;
  if (!first) return false;
  if (!context.isEnglish || context.isShouted) {
    return tokens.some((token) => isListed(token) && token.marks.use === 'none');
  }
  if (tokens.some(isStrong)) return !tokens.every(isMisspelt);
  // "ROLE PLAY" is said aloud, not named.
  if (tokens.every(({ isAllCapitals }) => isAllCapitals)) return false;
  // A title of something, "The Big Three", or a thing of the trade, "Service Level Agreement".
  const rest = opensCompany(tokens) ? tokens.slice(1) : tokens;
  if (rest.some(({ isSmall, isOrdinary }) => isSmall || isOrdinary)) return false;
  return true;
}

function isNameOfOne(token: Token, context: Context): boolean {
  const { marks, plain } = token;
  // "old Mr. Chairman": a title alone.
  if (plain.length < 2 || honorifics.has(plain)) return false;
  // Georgia may be a person, though it is a place as well.
  const isNameAtMost = token.isSmall || monthNames.has(plain) || marks.isPlace;
  if (token.isOrdinary || isNameAtMost) return isActing(token, context);
  if (!context.isEnglish || context.isShouted) {
    return marks.isGivenName && marks.use === 'none' && plain.length > 3;
  }
  if (token.isAbbreviation && !marks.isEnglishName) return isEmployer(token, context);
  if (token.isAllCapitals && marks.use !== 'none') return isActing(token, context);
  if (!token.startsSentence) {
    return (
      isStrong(token) || isListed(token) || marks.use === 'rare' || !isEmphasis(token, context)
    );
  }
  if (isActing(token, context) || beginsPartnership(token, context)) return true;
  if (marks.use === 'none') return isListed(token) || !token.needsCapital || !isMisspelt(token);
  if (marks.use === 'rare') return marks.isGivenName;
  return marks.isEnglishName && isSpokenOf(token, context);
}

/** A word of every day with a capital: "of the Month", "Dock 5". */
function isEmphasis({ at }: Token, { tokens }: Context): boolean {
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  const isCounted = after !== undefined && /^\d/.test(after.plain);
  return isCounted || (before !== undefined && determiners.has(before.plain));
}

const determiners = new Set(
  'a an any each every her his its my no one our some that the their these this those your'.split(
    ' ',
  ),
);

/** "Rose is from Leeds"; of art, a bill or a grant one says that as well. */
function isSpokenOf({ at, plain }: Token, { tokens }: Context): boolean {
  if (/^(?:art|bill|chase|faith|gene|grace|grant|hope|joy|rich)$/.test(plain)) return false;
  return /^(?:is|was|has|had|lives|works|left|joined)$/.test(tokens[at + 1]?.plain ?? '');
}

/** "She works for NATO": there even an abbreviation is a company's. */
function isEmployer({ at }: Token, { tokens }: Context): boolean {
  const verb = tokens[at - 2];
  const preposition = tokens[at - 1];
  if (!verb || !preposition) return false;
  return /^(?:at|for)$/.test(preposition.plain) && /^work(?:s|ed|ing)?$/.test(verb.plain);
}

/** "White, Willis and Hoffman" at the start of a sentence. */
function beginsPartnership(token: Token, context: Context): boolean {
  const after = context.tokens[token.at + 1];
  if (!after?.isCapitalised || !isListed(token) || !isListed(after)) return false;
  return gapBetween(context, token, after) === ', ';
}

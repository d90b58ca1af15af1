import { type Context, gapBetween, isListed, isStrong } from './context.ts';
import type { EntitySpan } from './entity-span.ts';
import type { Token } from './tokens.ts';

/** Three names in a row, not all of them given names, are a company: `Henderson, Hicks and Brown`. */
export function partnerships(context: Context): EntitySpan[] {
  const { tokens } = context;
  return tokens.flatMap((first, at): EntitySpan[] => {
    const [second, and, third] = tokens.slice(at + 1, at + 4);
    if (!second || !and || !third || and.plain !== 'and') return [];
    const isJoined =
      gapBetween(context, first, second) === ', ' &&
      /^,? $/.test(gapBetween(context, second, and)) &&
      gapBetween(context, and, third) === ' ';
    const names = [first, second, third];
    if (!isJoined || !names.every(mayBeSurname)) return [];
    const small = names.filter(({ isCapitalised }) => !isCapitalised);
    if (small.length > 0 && (small.length < 3 || !areSurnames(names))) return [];
    // Of a longer list of people the last three are no company.
    const endsList = /, $/.test(context.text.slice(0, first.start).slice(-2));
    const isNamed =
      names.some((name) => isStrong(name) || isListed(name)) &&
      names.filter(isOnlyGiven).length < (endsList ? 2 : 3);
    return isNamed ? [{ start: first.start, end: third.end, kind: 'company' }] : [];
  });
}

function mayBeSurname(token: Token): boolean {
  return (
    !token.isOrdinary &&
    !token.isSmall &&
    !token.marks.isCapitalAnyway &&
    (!token.marks.isPlace || token.marks.isSurname)
  );
}

/** Without capitals two of three have to be no words at all: `henderson, garcia and brown`. */
function areSurnames(names: readonly Token[]): boolean {
  return (
    names.every(isListed) &&
    names.filter(({ marks }) => marks.isSurname && marks.use === 'none').length > 1
  );
}

function isOnlyGiven({ marks }: Token): boolean {
  return marks.isGivenName && !marks.isSurname;
}

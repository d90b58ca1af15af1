import { institutions, nameEndings } from './business-capitals.ts';
import { type Context, isListed } from './context.ts';
import type { EntitySpan } from './entity-span.ts';
import { readsAsCompany, readsAsPerson } from './kind-evidence.ts';
import { isCompanyName } from './named-by.ts';
import type { Run } from './runs.ts';
import type { Token } from './tokens.ts';

/**
 * Whether a name is a person's or a company's, by its own shape, by the lists of names, then by the
 * words around. Where nothing tells it is just a name: a rival called a person misleads whoever reads.
 */
export function kindOf(run: Run, tokens: readonly Token[], context: Context): EntitySpan['kind'] {
  const [first] = tokens;
  const last = tokens.at(-1);
  if (!first || !last) return 'name';
  if (run.title || (tokens.length > 1 && nameEndings.has(last.plain))) return 'person';
  // "Fatima & Chidi" are no company.
  const isOfPeople = tokens.every((token) => isGivenNameAlone(token));
  if (
    isCompanyName(tokens) ||
    (run.hasSign && !isOfPeople) ||
    tokens.some((token) => isWrittenLikeBrand(token, context))
  ) {
    return 'company';
  }
  // "P. Sallow", "Willemine ten Pas"
  const hasParticles = tokens.some(({ isCapitalised }) => !isCapitalised);
  if (run.particle || hasParticles || tokens.some(({ plain }) => plain.length < 2)) {
    return institutions.has(first.plain) ? 'company' : 'person';
  }
  if (isGivenNameAlone(first)) return 'person';
  const naming = { first, last, context };
  if (readsAsCompany(naming)) return 'company';
  if (isListed(first) || readsAsPerson(naming)) return 'person';
  return isFrom(naming) ? 'company' : 'name';
}

function isGivenNameAlone({ marks }: Token): boolean {
  return marks.isGivenName && marks.use === 'none';
}

/** `PayPal`, but not `McDonald` and `DeSantis`. */
function isWrittenLikeBrand(
  { isMixed, plain, start, end, marks }: Token,
  { text }: Context,
): boolean {
  if (!isMixed || marks.isSurname || nameEndings.has(plain)) return false;
  return !/^(?:Ma?c|D[ei]|L[ae]|Van|O['’]?)\p{Lu}\p{Ll}{1,30}$/u.test(text.slice(start, end));
}

/** "a quote from Zentrik": of people one says it mostly by names that the lists have. */
function isFrom({ first, context }: { first: Token; context: Context }): boolean {
  return !first.startsSentence && context.tokens[first.at - 1]?.plain === 'from';
}

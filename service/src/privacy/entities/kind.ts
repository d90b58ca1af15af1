import { nameFollows } from '#lwc/knownNames/nameWords.ts';
import { type Context, isListed } from './context.ts';
import type { EntitySpan } from './entity-span.ts';
import { institutions } from './business-capitals.ts';
import { isCompanyName } from './named-by.ts';
import type { Run } from './runs.ts';
import type { Token } from './tokens.ts';

const companyLeads = new Set(
  'at from for of visit visited by via versus vs joined join'.split(' '),
);

/** Whether a name is rather a person's or a company's. When in doubt it is a person's. */
export function kindOf(run: Run, tokens: readonly Token[], context: Context): EntitySpan['kind'] {
  const [first] = tokens;
  const last = tokens.at(-1);
  if (run.title || !first || !last) return 'person';
  if (isCompanyName(tokens) || run.hasSign || tokens.some(({ isMixed }) => isMixed)) {
    return 'company';
  }
  // "P. Sallow", "Willemine ten Pas"
  const hasParticles = tokens.some(({ isCapitalised }) => !isCapitalised);
  if (run.particle || hasParticles || tokens.some(({ plain }) => plain.length < 2)) {
    return institutions.has(first.plain) ? 'company' : 'person';
  }
  const before = context.tokens[first.at - 1];
  const after = context.tokens[last.at + 1];
  if (first.marks.isGivenName || (after && nameFollows.has(after.plain))) return 'person';
  if (before && companyLeads.has(before.plain) && !first.startsSentence) return 'company';
  const isOfWords = tokens.every((token) => token.marks.use !== 'none' && !isListed(token));
  return isOfWords ? 'company' : 'person';
}

import { type Context, contextOf, gapBetween } from './context.ts';
import type { EntitySpan } from './entity-span.ts';
import { kindOf } from './kind.ts';
import { lowerCaseNames } from './lower-case-names.ts';
import { namedBy } from './named-by.ts';
import { partnerships } from './partnerships.ts';
import { runsOf } from './runs.ts';
import type { Token } from './tokens.ts';

/**
 * Where people and companies are named that no list of the CRM has, in order and without overlaps: by
 * their capitals, by lists of names, by titles before and verbs behind them, by the endings of
 * companies. Places, jobs, weekdays and software that everybody uses are left. Outside English, where
 * capitals may mean nothing, only what stands in the lists of names is found.
 */
export function findEntities(text: string): EntitySpan[] {
  const context = contextOf(text);
  const spans = runsOf(context).flatMap((run): EntitySpan[] => {
    const tokens = namedBy(run, context);
    const [first] = tokens;
    const last = tokens.at(-1);
    if (!first || !last) return [];
    const kind = kindOf(run, tokens, context);
    const isWhole = run.tokens[0] === first;
    const number = kind === 'company' && tokens.length > 1 ? numberBefore(first, context) : null;
    const before = run.title ?? (isWhole ? run.particle : null) ?? number ?? first;
    return [{ start: before.start, end: last.end, kind }];
  });
  return withoutOverlaps([...partnerships(context), ...spans, ...lowerCaseNames(context)]);
}

/** `3 Round Stones`: a number in front belongs to a company's name. */
function numberBefore(first: Token, context: Context): Token | null {
  const before = context.tokens[first.at - 1];
  if (!before || !/^\d{1,3}(?:st|nd|rd|th)?$/.test(before.plain)) return null;
  return gapBetween(context, before, first) === ' ' ? before : null;
}

/** Of two that overlap one is made, so that no part of a name is left over. */
function withoutOverlaps(spans: EntitySpan[]): EntitySpan[] {
  spans.sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: EntitySpan[] = [];
  for (const span of spans) {
    const before = kept.at(-1);
    if (!before || span.start >= before.end) kept.push(span);
    else if (span.end > before.end) kept[kept.length - 1] = { ...before, end: span.end };
  }
  return kept;
}

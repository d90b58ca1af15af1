import { nameParticles } from '#lwc/knownNames/nameWords.ts';
import { honorifics, institutions, legalEndings } from './business-capitals.ts';
import { type Context, gapBetween } from './context.ts';
import type { Token } from './tokens.ts';

/** Capitalised words that stand together: `Gullrock Bay`, `Willemine ten Pas`, `Oddfellow & Pine`. */
export interface Run {
  readonly tokens: readonly Token[];
  /** `Mr`, `Dr.` or `Sir` before them. */
  readonly title: Token | null;
  /** `van` or `de la` before the first of them. */
  readonly particle: Token | null;
  /** Whether an `&` joins them. */
  readonly hasSign: boolean;
}

/**
 * The runs of capitalised words of a text. In a text of capitals each word is a run, since capitals
 * there join nothing.
 */
export function runsOf(context: Context): Run[] {
  const { tokens, isShouted } = context;
  const runs: Run[] = [];
  let at = 0;
  while (at < tokens.length) {
    const token = tokens[at];
    if (!token?.isCapitalised) {
      at += 1;
      continue;
    }
    const end = isShouted ? at + 1 : endOfRun(context, at);
    runs.push(runOf(context, at, end));
    at = end;
  }
  return runs;
}

const ofWords: ReadonlySet<string> = new Set(['of', 'for', 'the', 'and']);

/** At most so many words are one name. */
const wordsAtMost = 8;

function endOfRun(context: Context, from: number): number {
  const { tokens } = context;
  let end = from + 1;
  while (end < tokens.length && end - from < wordsAtMost) {
    const before = tokens[end - 1];
    const token = tokens[end];
    if (!before || !token || before.isPossessive) break;
    if (token.startsSentence) break;
    const gap = gapBetween(context, before, token);
    const isForm = legalEndings.has(token.plain) && /^, ?$/.test(gap);
    if (isForm || (token.isCapitalised && joins(gap, before))) {
      end += 1;
      continue;
    }
    const afterParticles = institutions.has(before.plain)
      ? placeAfter(context, end, ofWords)
      : placeAfter(context, end, nameParticles);
    if (gap !== ' ' || afterParticles === null) break;
    end = afterParticles + 1;
  }
  return end;
}

function joins(gap: string, before: Token): boolean {
  if (/^[ \u00a0]{1,3}$|^ ?[&+] ?$|^[/-]$/.test(gap)) return true;
  return /^\. ?$/.test(gap) && (before.plain.length === 1 || honorifics.has(before.plain));
}

/** Behind one to three of some small words, where the next capitalised word stands. */
function placeAfter(context: Context, from: number, between: ReadonlySet<string>): number | null {
  for (let at = from; at < from + 4; at += 1) {
    const token = context.tokens[at];
    const before = context.tokens[at - 1];
    if (!token || !before || gapBetween(context, before, token) !== ' ') return null;
    if (token.isCapitalised) return at > from ? at : null;
    if (!between.has(token.plain)) return null;
  }
  return null;
}

function runOf(context: Context, from: number, end: number): Run {
  const { text, tokens } = context;
  const run = tokens.slice(from, end);
  const [first] = run;
  const hasTitle =
    first !== undefined && run.length > 1 && first.plain.length > 1 && honorifics.has(first.plain);
  const named = hasTitle ? run.slice(1) : run;
  const last = named.at(-1);
  const sliced = text.slice(named[0]?.start ?? 0, last?.end ?? 0);
  return {
    tokens: named,
    title: hasTitle ? first : titleBefore(context, from),
    particle: particleBefore(context, from),
    hasSign: /[&+]/.test(sliced),
  };
}

/** `mr Delacroix`, though nobody gave the title its capital. */
function titleBefore(context: Context, at: number): Token | null {
  const before = context.tokens[at - 1];
  const first = context.tokens[at];
  if (!before || !first || before.plain.length < 2 || !honorifics.has(before.plain)) return null;
  return /^\.? $/.test(gapBetween(context, before, first)) ? before : null;
}

function particleBefore(context: Context, at: number): Token | null {
  let particle: Token | null = null;
  for (let place = at - 1; place >= at - 3; place -= 1) {
    const token = context.tokens[place];
    const next = context.tokens[place + 1];
    if (!token || !next || !/^(?:van|von|de|der|den|ter|ten|del|della|dos|das)$/.test(token.plain))
      break;
    if (gapBetween(context, token, next) !== ' ') break;
    particle = token;
  }
  return particle;
}

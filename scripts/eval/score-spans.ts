interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Shares of 1; null where there is nothing to count. */
export interface SpansScore {
  /** Of the labelled spans, struck out with every letter and digit. */
  readonly recall: number | null;
  /** Of the struck spans, those that touch a labelled one; what touches only optional ones is left out. */
  readonly precision: number | null;
}

/** Scores what was struck out of some texts against labelled spans. */
export function scoreSpans(
  texts: readonly {
    readonly text: string;
    readonly spans: readonly Stretch[];
    readonly optionalSpans: readonly Stretch[];
    readonly struck: readonly Stretch[];
  }[],
): SpansScore {
  let labelled = 0;
  let found = 0;
  let judged = 0;
  let right = 0;
  for (const { text, spans, optionalSpans, struck } of texts) {
    labelled += spans.length;
    found += spans.filter((span) => isStruck(text, span, struck)).length;
    for (const stretch of struck) {
      const isRight = spans.some((span) => touches(span, stretch));
      if (!isRight && optionalSpans.some((span) => touches(span, stretch))) continue;
      judged += 1;
      if (isRight) right += 1;
    }
  }
  return { recall: share(found, labelled), precision: share(right, judged) };
}

function isStruck(text: string, { start, end }: Stretch, struck: readonly Stretch[]): boolean {
  for (let at = start; at < end; at += 1) {
    const isLetter = /[\p{L}\p{N}]/u.test(text[at] ?? '');
    if (isLetter && !struck.some((other) => other.start <= at && at < other.end)) return false;
  }
  return true;
}

function touches(a: Stretch, b: Stretch): boolean {
  return a.start < b.end && b.start < a.end;
}

function share(count: number, of: number): number | null {
  return of === 0 ? null : Math.round((count / of) * 10_000) / 10_000;
}

import { covering, isWholly, type Stretch } from './covered.ts';
import { shareOf } from './share.ts';

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
    const isStruck = covering(text, struck);
    found += spans.filter((span) => isWholly(text, span, isStruck)).length;
    for (const stretch of struck) {
      const isRight = spans.some((span) => touches(span, stretch));
      if (!isRight && optionalSpans.some((span) => touches(span, stretch))) continue;
      judged += 1;
      if (isRight) right += 1;
    }
  }
  return { recall: shareOf(found, labelled), precision: shareOf(right, judged) };
}

function touches(a: Stretch, b: Stretch): boolean {
  return a.start < b.end && b.start < a.end;
}

import { rounded, shareOf } from './share.ts';

/** How well one label was found; shares of 1, null where there was nothing to share. */
interface OneLabel {
  /** Rows that have the label. */
  readonly of: number;
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number;
}

/** Shares of 1, rounded to four places. */
export interface LabelScore {
  readonly n: number;
  readonly acc: number;
  /** The mean of f1 over the labels that the file names. */
  readonly macroF1: number;
  /** The mean of f1, each label counting by its rows. */
  readonly weightedF1: number;
  readonly byLabel: Readonly<Record<string, OneLabel>>;
}

/** Compares the label of each row with the one that was given to it. */
export function scoreLabels(
  pairs: readonly { readonly label: string; readonly given: string }[],
): LabelScore {
  const labels = [...new Set(pairs.map(({ label }) => label))].sort();
  const scores = labels.map((name): [string, OneLabel] => {
    const of = pairs.filter(({ label }) => label === name).length;
    const given = pairs.filter((pair) => pair.given === name).length;
    const right = pairs.filter((pair) => pair.label === name && pair.given === name).length;
    return [
      name,
      {
        of,
        precision: shareOf(right, given),
        recall: shareOf(right, of),
        f1: rounded((2 * right) / (of + given)),
      },
    ];
  });
  const n = pairs.length;
  const share = (sum: number, count: number) => (count === 0 ? 0 : rounded(sum / count));
  return {
    n,
    acc: share(pairs.filter(({ label, given }) => label === given).length, n),
    macroF1: share(
      scores.reduce((sum, [, { f1 }]) => sum + f1, 0),
      labels.length,
    ),
    weightedF1: share(
      scores.reduce((sum, [, { f1, of }]) => sum + f1 * of, 0),
      n,
    ),
    byLabel: Object.fromEntries(scores),
  };
}

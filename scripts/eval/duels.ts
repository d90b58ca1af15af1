import { factor, solve } from './cholesky.ts';

/**
 * Says which of two classes a thing rather belongs to, by how alike it is to each example: above 0 the
 * first, below 0 the second, some 1 and -1 for examples of theirs.
 */
export type Duel = (one: number, other: number, likeness: Float32Array) => number;

/** How far an example may be missed; found on training rows alone. */
const slack = 0.1;

/**
 * Prepares ridge regressions between two classes each, which learn from the examples of these two
 * alone: what sets a class apart from all others is seldom what sets it apart from the one it is
 * taken for. Each is learnt when it is first asked for, in well under a millisecond.
 *
 * @param alike how alike each example is to each
 * @param classes the examples of each class, by position
 */
export function createDuels(
  alike: readonly Float32Array[],
  classes: readonly (readonly number[])[],
): Duel {
  const learnt = new Map<string, ReadonlyMap<number, number>>();
  return (one, other, likeness) => {
    if (one > other) return -hold(other, one, likeness);
    return hold(one, other, likeness);
  };

  function hold(one: number, other: number, likeness: Float32Array): number {
    const key = `${one} ${other}`;
    const votes = learnt.get(key) ?? learn(classes[one] ?? [], classes[other] ?? []);
    learnt.set(key, votes);
    let score = 0;
    for (const [example, vote] of votes) score += vote * (likeness[example] ?? 0);
    return score;
  }

  function learn(ofOne: readonly number[], ofOther: readonly number[]): Map<number, number> {
    const examples = [...ofOne, ...ofOther];
    const rows = examples.map((example, at) => {
      const row = Float64Array.from(examples, (second) => alike[example]?.[second] ?? 0);
      row[at] = (row[at] ?? 0) + slack;
      return row;
    });
    factor(rows);
    const votes = solve(
      rows,
      examples.map((_, at) => (at < ofOne.length ? 1 : -1)),
    );
    return new Map(examples.map((example, at) => [example, votes[at] ?? 0]));
  }
}

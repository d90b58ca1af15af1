/** How far found groups agree with labels, each from 0 to 1 (`ari` may fall below 0). */
export interface Agreement {
  /** Share of texts in the right group, each group standing for one label at most, as suits best. */
  readonly acc: number;
  /** Shared information, relative to the mean of both entropies. */
  readonly nmi: number;
  /** Pairs rightly kept together or apart, corrected for chance. */
  readonly ari: number;
}

/** Compares found groups with labels, given in the same order. */
export function agreementOf(
  labels: readonly string[],
  groups: ArrayLike<number | string>,
): Agreement {
  const table = crossTable(labels, Array.from(groups, String));
  const total = labels.length;
  const rows = table.map((row) => row.reduce((sum, count) => sum + count, 0));
  const columns = (table[0] ?? []).map((_, at) =>
    table.reduce((sum, row) => sum + (row[at] ?? 0), 0),
  );
  return {
    acc: bestMatch(table) / total,
    nmi: normalisedInformation(table, rows, columns, total),
    ari: adjustedRand(table, rows, columns, total),
  };
}

function crossTable(labels: readonly string[], groups: readonly string[]): number[][] {
  const rowOf = new Map([...new Set(labels)].map((label, at) => [label, at]));
  const columnOf = new Map([...new Set(groups)].map((group, at) => [group, at]));
  const table = Array.from(rowOf, () => new Array<number>(columnOf.size).fill(0));
  labels.forEach((label, at) => {
    const row = table[rowOf.get(label) ?? 0];
    const column = columnOf.get(groups[at] ?? '') ?? 0;
    if (row) row[column] = (row[column] ?? 0) + 1;
  });
  return table;
}

/**
 * The largest sum that takes at most one cell of each row and column: the Hungarian method with
 * potentials, rows no more than columns.
 */
export function bestMatch(table: readonly (readonly number[])[]): number {
  const columnCount = table[0]?.length ?? 0;
  if (table.length > columnCount) {
    return bestMatch(
      Array.from({ length: columnCount }, (_, at) => table.map((row) => row[at] ?? 0)),
    );
  }
  const costAt = (row: number, column: number): number => -(table[row - 1]?.[column - 1] ?? 0);
  const rowPotential = new Float64Array(table.length + 1);
  const columnPotential = new Float64Array(columnCount + 1);
  const rowOf = new Int32Array(columnCount + 1);
  for (let row = 1; row <= table.length; row += 1) {
    const least = new Float64Array(columnCount + 1).fill(Number.POSITIVE_INFINITY);
    const cameFrom = new Int32Array(columnCount + 1);
    const isUsed = new Uint8Array(columnCount + 1);
    rowOf[0] = row;
    let column = 0;
    do {
      isUsed[column] = 1;
      const current = rowOf[column] ?? 0;
      let next = 0;
      let step = Number.POSITIVE_INFINITY;
      for (let other = 1; other <= columnCount; other += 1) {
        if (isUsed[other]) continue;
        const slack =
          costAt(current, other) - (rowPotential[current] ?? 0) - (columnPotential[other] ?? 0);
        if (slack < (least[other] ?? 0)) {
          least[other] = slack;
          cameFrom[other] = column;
        }
        if ((least[other] ?? 0) < step) {
          step = least[other] ?? 0;
          next = other;
        }
      }
      for (let other = 0; other <= columnCount; other += 1) {
        if (isUsed[other]) {
          const of = rowOf[other] ?? 0;
          rowPotential[of] = (rowPotential[of] ?? 0) + step;
          columnPotential[other] = (columnPotential[other] ?? 0) - step;
        } else {
          least[other] = (least[other] ?? 0) - step;
        }
      }
      column = next;
    } while (rowOf[column] !== 0);
    while (column !== 0) {
      const before = cameFrom[column] ?? 0;
      rowOf[column] = rowOf[before] ?? 0;
      column = before;
    }
  }
  let sum = 0;
  for (let column = 1; column <= columnCount; column += 1) {
    const row = rowOf[column] ?? 0;
    if (row > 0) sum -= costAt(row, column);
  }
  return sum;
}

function normalisedInformation(
  table: readonly (readonly number[])[],
  rows: readonly number[],
  columns: readonly number[],
  total: number,
): number {
  let shared = 0;
  table.forEach((row, r) => {
    row.forEach((count, c) => {
      if (count === 0) return;
      shared += (count / total) * Math.log((count * total) / ((rows[r] ?? 1) * (columns[c] ?? 1)));
    });
  });
  const both = entropy(rows, total) + entropy(columns, total);
  return both === 0 ? 1 : (2 * shared) / both;
}

function entropy(counts: readonly number[], total: number): number {
  return counts.reduce((sum, n) => (n === 0 ? sum : sum - (n / total) * Math.log(n / total)), 0);
}

function adjustedRand(
  table: readonly (readonly number[])[],
  rows: readonly number[],
  columns: readonly number[],
  total: number,
): number {
  const together = pairs(table.flat());
  const expected = (pairs(rows) * pairs(columns)) / Math.max(1, pairs([total]));
  const most = (pairs(rows) + pairs(columns)) / 2;
  return most === expected ? 1 : (together - expected) / (most - expected);
}

function pairs(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
}

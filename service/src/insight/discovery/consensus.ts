/**
 * Joins what many partitions of the same things agree on into `count` groups: two things are as close
 * as the share of partitions that keep them together; groups merge by the closeness of their
 * members on average (Fred & Jain 2005; UPGMA by nearest-neighbour chains). Returns the group of
 * each; needs memory by the square of the things.
 */
export function agreeOn(partitions: readonly Int32Array[], count: number): Int32Array {
  const atoms = findAtoms(partitions);
  const size = atoms.members.length;
  const apart = distances(partitions, atoms.members);
  const weights = Float64Array.from(atoms.members, (members) => members.length);
  const merges = mergeAll(apart, weights, size);
  merges.sort((a, b) => a.distance - b.distance || a.order - b.order);
  const parents = Int32Array.from({ length: size }, (_, at) => at);
  for (const { one, other } of merges.slice(0, Math.max(0, size - count))) {
    parents[rootOf(parents, other)] = rootOf(parents, one);
  }
  const numbers = new Map<number, number>();
  return Int32Array.from(atoms.of, (atom) => {
    const root = rootOf(parents, atom);
    const number = numbers.get(root) ?? numbers.size;
    numbers.set(root, number);
    return number;
  });
}

/** Things that no partition tells apart are one atom: there are far fewer of these. */
function findAtoms(partitions: readonly Int32Array[]): { of: Int32Array; members: number[][] } {
  const size = partitions[0]?.length ?? 0;
  const numbers = new Map<string, number>();
  const members: number[][] = [];
  const of = Int32Array.from({ length: size }, (_, thing) => {
    const key = partitions.map((partition) => partition[thing]).join(',');
    const atom = numbers.get(key) ?? numbers.size;
    numbers.set(key, atom);
    (members[atom] ??= []).push(thing);
    return atom;
  });
  return { of, members };
}

function distances(
  partitions: readonly Int32Array[],
  members: readonly (readonly number[])[],
): Float32Array[] {
  const firsts = members.map(([first]) => first ?? 0);
  const rows = firsts.map(() => new Float32Array(firsts.length).fill(1));
  for (const partition of partitions) {
    const groups = new Map<number, number[]>();
    firsts.forEach((thing, atom) => {
      const group = partition[thing] ?? 0;
      groups.set(group, [...(groups.get(group) ?? []), atom]);
    });
    for (const group of groups.values()) {
      for (const one of group) {
        const row = rows[one];
        if (row) for (const other of group) row[other] = (row[other] ?? 0) - 1 / partitions.length;
      }
    }
  }
  return rows;
}

interface Merge {
  readonly one: number;
  readonly other: number;
  readonly distance: number;
  readonly order: number;
}

/** Average linkage by nearest-neighbour chains: the same merges as by brute force, in square time. */
function mergeAll(apart: readonly Float32Array[], weights: Float64Array, size: number): Merge[] {
  const isLive = new Uint8Array(size).fill(1);
  const merges: Merge[] = [];
  let chain: number[] = [];
  let from = 0;
  while (merges.length < size - 1) {
    while (!isLive[from]) from += 1;
    if (chain.length === 0) chain = [from];
    const tip = chain.at(-1) ?? from;
    const before = chain.at(-2) ?? -1;
    const row = apart[tip] ?? new Float32Array(size);
    let nearest = before;
    let least = before < 0 ? Number.POSITIVE_INFINITY : (row[before] ?? 0);
    for (let other = 0; other < size; other += 1) {
      if (!isLive[other] || other === tip) continue;
      const distance = row[other] ?? 0;
      if (distance < least) {
        least = distance;
        nearest = other;
      }
    }
    if (nearest !== before || before < 0) {
      chain.push(nearest);
      continue;
    }
    merges.push({ one: before, other: tip, distance: least, order: merges.length });
    join(apart, weights, isLive, before, tip);
    chain = chain.slice(0, -2);
  }
  return merges;
}

function join(
  apart: readonly Float32Array[],
  weights: Float64Array,
  isLive: Uint8Array,
  kept: number,
  gone: number,
): void {
  const keptRow = apart[kept];
  const goneRow = apart[gone];
  if (!keptRow || !goneRow) return;
  const keptWeight = weights[kept] ?? 0;
  const goneWeight = weights[gone] ?? 0;
  for (let other = 0; other < isLive.length; other += 1) {
    const distance =
      (keptWeight * (keptRow[other] ?? 0) + goneWeight * (goneRow[other] ?? 0)) /
      (keptWeight + goneWeight);
    keptRow[other] = distance;
    const row = apart[other];
    if (row) row[kept] = distance;
  }
  weights[kept] = keptWeight + goneWeight;
  isLive[gone] = 0;
}

function rootOf(parents: Int32Array, node: number): number {
  let root = node;
  while (parents[root] !== root) root = parents[root] ?? root;
  return root;
}

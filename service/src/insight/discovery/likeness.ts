import { packRows } from './packed-rows.ts';
import type { Profile } from './profile.ts';

/** Says how alike one profile is to each of many. */
export interface LikenessIndex {
  readonly size: number;
  /**
   * Writes how alike `profile` is to each indexed one from position `from` on into `target`,
   * 1 for the same; positions before `from` are left as they are.
   */
  compare(profile: Profile, target: Float32Array, from?: number): void;
}

/** Indexes profiles of one profiler, so that comparing skips all spelling that two do not share. */
export function indexProfiles(profiles: readonly Profile[]): LikenessIndex {
  const postings = listPostings(profiles);
  const meanings = packRows(profiles.map((profile) => profile.meaning));
  return {
    size: profiles.length,
    compare({ meaning, spelling }, target, from = 0) {
      if (from < profiles.length) target.set(meanings.dots(meaning, from), from);
      for (let at = 0; at < spelling.features.length; at += 1) {
        const posting = postings.get(spelling.features[at] ?? -1);
        if (!posting) continue;
        const weight = spelling.weights[at] ?? 0;
        const { texts, weights } = posting;
        for (let p = firstFrom(texts, from); p < texts.length; p += 1) {
          const text = texts[p] ?? 0;
          target[text] = (target[text] ?? 0) + weight * (weights[p] ?? 0);
        }
      }
    },
  };
}

interface Posting {
  readonly texts: Int32Array;
  readonly weights: Float32Array;
}

function listPostings(profiles: readonly Profile[]): Map<number, Posting> {
  const lists = new Map<number, { texts: number[]; weights: number[] }>();
  profiles.forEach(({ spelling }, text) => {
    spelling.features.forEach((feature, at) => {
      const list = lists.get(feature) ?? { texts: [], weights: [] };
      list.texts.push(text);
      list.weights.push(spelling.weights[at] ?? 0);
      lists.set(feature, list);
    });
  });
  return new Map(
    [...lists].map(([feature, { texts, weights }]) => [
      feature,
      { texts: Int32Array.from(texts), weights: Float32Array.from(weights) },
    ]),
  );
}

function firstFrom(texts: Int32Array, from: number): number {
  let low = 0;
  let high = texts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((texts[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Four sums at a time: one alone would wait for each addition to end before the next. */
export function dot(a: Float32Array, b: Float32Array): number {
  const end = a.length - (a.length % 4);
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  for (let i = 0; i < end; i += 4) {
    s0 += (a[i] ?? 0) * (b[i] ?? 0);
    s1 += (a[i + 1] ?? 0) * (b[i + 1] ?? 0);
    s2 += (a[i + 2] ?? 0) * (b[i + 2] ?? 0);
    s3 += (a[i + 3] ?? 0) * (b[i + 3] ?? 0);
  }
  for (let i = end; i < a.length; i += 1) s0 += (a[i] ?? 0) * (b[i] ?? 0);
  return s0 + s1 + s2 + s3;
}

import { indexProfiles } from './likeness.ts';
import type { Profile } from './profile.ts';

/** For each text its nearest others, the nearest first, and how alike they are. */
export interface Neighbours {
  readonly texts: readonly Int32Array[];
  readonly likeness: readonly Float32Array[];
}

/** Finds the `count` nearest others of each profile; ties go to the earlier one. */
export function findNeighbours(profiles: readonly Profile[], count: number): Neighbours {
  const [found = { texts: [], likeness: [] }] = findNeighboursByMix([profiles], [[1]], count);
  return found;
}

/**
 * Finds neighbours for each mix of some views of the same texts. How alike two texts are by a mix is
 * the sum of how alike they are by each view, times the mix's number for that view; each view is looked
 * at once for all mixes.
 *
 * @param views for each view the profiles of all texts, in one order
 */
export function findNeighboursByMix(
  views: readonly (readonly Profile[])[],
  mixes: readonly (readonly number[])[],
  count: number,
): Neighbours[] {
  const size = views[0]?.length ?? 0;
  const looks = views.map((profiles) => ({
    profiles,
    index: indexProfiles(profiles),
    row: new Float32Array(size),
  }));
  const kept = mixes.map(() =>
    Array.from({ length: size }, () => new Nearest(Math.min(count, size - 1))),
  );
  const mixed = new Float32Array(size);
  for (let i = 0; i < size; i += 1) {
    // Likeness goes both ways, so that each pair is compared once.
    for (const { profiles, index, row } of looks) {
      const profile = profiles[i];
      if (profile) index.compare(profile, row, i + 1);
    }
    mixes.forEach((mix, at) => {
      mixed.fill(0, i + 1);
      looks.forEach(({ row }, view) => addTimes(mixed, row, mix[view] ?? 0, i + 1));
      offerAll(kept[at] ?? [], mixed, i);
    });
  }
  return kept.map((of) => ({
    texts: of.map((nearest) => nearest.texts.slice(0, nearest.held)),
    likeness: of.map((nearest) => nearest.likeness.slice(0, nearest.held)),
  }));
}

function addTimes(sum: Float32Array, row: Float32Array, times: number, from: number): void {
  if (times === 0) return;
  for (let j = from; j < sum.length; j += 1) sum[j] = (sum[j] ?? 0) + times * (row[j] ?? 0);
}

/** Offers text `i` to all that come after it, and those to it. */
function offerAll(kept: readonly Nearest[], likeness: Float32Array, i: number): void {
  const own = kept[i];
  for (let j = i + 1; j < likeness.length; j += 1) {
    const value = likeness[j] ?? 0;
    own?.offer(j, value);
    kept[j]?.offer(i, value);
  }
}

/** The best few of what was offered, by insertion: most offers fail at the first look. */
class Nearest {
  held = 0;
  readonly texts: Int32Array;
  readonly likeness: Float32Array;
  private readonly room: number;
  private worst = Number.NEGATIVE_INFINITY;

  constructor(room: number) {
    this.room = room;
    this.texts = new Int32Array(room);
    this.likeness = new Float32Array(room);
  }

  offer(text: number, likeness: number): void {
    if (this.held === this.room) {
      if (likeness <= this.worst) return;
    } else {
      this.held += 1;
    }
    let at = this.held - 1;
    while (at > 0 && (this.likeness[at - 1] ?? 0) < likeness) {
      this.likeness[at] = this.likeness[at - 1] ?? 0;
      this.texts[at] = this.texts[at - 1] ?? 0;
      at -= 1;
    }
    if (at < this.room) {
      this.likeness[at] = likeness;
      this.texts[at] = text;
    }
    if (this.held === this.room) this.worst = this.likeness[this.room - 1] ?? 0;
  }
}

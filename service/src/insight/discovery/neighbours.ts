import { indexProfiles } from './likeness.ts';
import type { Profile } from './profile.ts';

/** For each text its nearest others, the nearest first, and how alike they are. */
export interface Neighbours {
  readonly texts: readonly Int32Array[];
  readonly likeness: readonly Float32Array[];
}

/** Finds the `count` nearest others of each profile; ties go to the earlier one. */
export function findNeighbours(profiles: readonly Profile[], count: number): Neighbours {
  const index = indexProfiles(profiles);
  const kept = profiles.map(() => new Nearest(Math.min(count, profiles.length - 1)));
  const row = new Float32Array(profiles.length);
  profiles.forEach((profile, i) => {
    // Likeness goes both ways, so that each pair is compared once.
    index.compare(profile, row, i + 1);
    const own = kept[i];
    for (let j = i + 1; j < row.length; j += 1) {
      const value = row[j] ?? 0;
      own?.offer(j, value);
      kept[j]?.offer(i, value);
    }
  });
  return {
    texts: kept.map((nearest) => nearest.texts.slice(0, nearest.held)),
    likeness: kept.map((nearest) => nearest.likeness.slice(0, nearest.held)),
  };
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

import { dot } from './likeness.ts';
import type { Profile } from './profile.ts';

/** What the members of a group are like together: sums of profiles give means of likenesses. */
export class GroupCentre {
  size = 0;
  private meaning = new Float32Array();
  private readonly spelling = new Map<number, number>();

  constructor(profiles: readonly Profile[]) {
    for (const profile of profiles) this.add(profile);
  }

  add({ meaning, spelling }: Profile): void {
    if (this.size === 0) this.meaning = new Float32Array(meaning.length);
    for (let i = 0; i < meaning.length; i += 1) {
      this.meaning[i] = (this.meaning[i] ?? 0) + (meaning[i] ?? 0);
    }
    spelling.features.forEach((feature, at) => {
      this.spelling.set(feature, (this.spelling.get(feature) ?? 0) + (spelling.weights[at] ?? 0));
    });
    this.size += 1;
  }

  /** How alike a text is to the members on average; to itself too, where it is one. */
  likenessTo({ meaning, spelling }: Profile): number {
    let shared = dot(this.meaning, meaning);
    for (let at = 0; at < spelling.features.length; at += 1) {
      const own = this.spelling.get(spelling.features[at] ?? -1);
      if (own !== undefined) shared += own * (spelling.weights[at] ?? 0);
    }
    return shared / Math.max(1, this.size);
  }

  /** How alike the members of two groups are on average. */
  likenessToGroup(other: GroupCentre): number {
    const [few, many] = this.spelling.size < other.spelling.size ? [this, other] : [other, this];
    let shared = 0;
    for (const [feature, weight] of few.spelling) {
      shared += weight * (many.spelling.get(feature) ?? 0);
    }
    return (dot(this.meaning, other.meaning) + shared) / Math.max(1, this.size * other.size);
  }
}

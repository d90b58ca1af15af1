import { seededRandom } from '../../service/src/insight/discovery/seeded-random.ts';

/** Chance that falls the same way for the same seed. */
export interface Chance {
  /** A whole number from 0 to below `count`. */
  below(count: number): number;
  /** Whether something with this probability happens. */
  happens(probability: number): boolean;
  /** One of these; undefined of none. */
  pick<Item>(items: readonly Item[]): Item | undefined;
}

/** Starts a new course of chance. */
export function createChance(seed: number): Chance {
  const random = seededRandom(seed);
  const below = (count: number): number => Math.floor(random() * count);
  return {
    below,
    happens: (probability) => random() < probability,
    pick: (items) => items[below(items.length)],
  };
}

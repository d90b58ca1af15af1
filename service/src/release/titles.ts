import type { LookedAt } from '../privacy/release/looked-at.ts';

/** What people and the service say of all personas, before a release and with the personas it proposes, as hashes. */
export interface TitlesAround {
  /** Null where notes still stand where other titles put them. */
  readonly before: string | null;
  readonly after: string;
}

/** Names for the titles of personas: by them a note is known to have waited under the same, without a break. */
export interface TitlesNamed {
  /** Null where they changed since the last release. */
  readonly before: string | null;
  readonly after: string;
}

const shape = /^(\d{1,7})\.([\w-]{22})$/;

/** Whether a text is a name of titles. */
export function isTitlesName(text: string): boolean {
  return shape.test(text);
}

/**
 * Names titles `<release>.<hash>` by the release since which they are the same. Titles that were taken back since are
 * named anew: else whoever changes them for a while chooses which notes wait together.
 *
 * @param number counts the releases of the org; this one's
 */
export function nameTitles(
  lookedAt: Iterable<LookedAt>,
  { before, after }: TitlesAround,
  number: number,
): TitlesNamed {
  let [last, since, hash] = ['', 0, ''];
  for (const { place } of lookedAt) {
    const [, release, known] = shape.exec(place?.titles ?? '') ?? [];
    if (place === null || known === undefined || Number(release) <= since) continue;
    [last, since, hash] = [place.titles, Number(release), known];
  }
  const stays = before !== null && before === hash;
  return {
    before: stays ? last : null,
    after: stays && after === hash ? last : `${number}.${after}`,
  };
}

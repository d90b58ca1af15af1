/**
 * Finds the persona of a job title by the plain-word titles that people gave their personas.
 * Runs in the panels and in the service, so it imports nothing but the file beside it.
 */

import {
  broadWords,
  joinedRank,
  rankWords,
  shortTitles,
  skippedWords,
  usualForms,
} from './titleWords.ts';

export interface PersonaTitles {
  readonly key: string;
  /** Job titles in plain words, one entry each. */
  readonly titles: readonly string[];
}

const rankWeight = 1;
const fieldWeight = 3;

/** How much of two titles must be shared: "Head of Purchasing" and "Purchasing Manager" just are. */
const sharedEnough = 0.6;

/** Longer titles than a CRM allows are nonsense. */
const titleCharacters = 255;

/**
 * The key of the persona whose titles fit best, or null when none fits well enough or two personas
 * fit equally well.
 */
export function matchPersona(
  title: string | null,
  personas: readonly PersonaTitles[],
): string | null {
  const words = wordsOf(title ?? '');
  let best: { key: string; share: number } | null = null;
  let isTie = false;
  for (const persona of personas) {
    const share = Math.max(0, ...persona.titles.map((known) => sharedShare(words, wordsOf(known))));
    if (best && share === best.share) isTie = true;
    if (!best || share > best.share) {
      best = { key: persona.key, share };
      isTie = false;
    }
  }
  return best && best.share >= sharedEnough && !isTie ? best.key : null;
}

/** Whether a title would belong to a persona with these titles, were it the only one. */
export function fitsTitles(title: string, titles: readonly string[]): boolean {
  return matchPersona(title, [{ key: 'these', titles }]) !== null;
}

/**
 * What somebody with this title does, in usual forms and in the order of the title: "Head of Fleet
 * and Transport" gives `transport`. Ranks are left out.
 */
export function fieldsOf(title: string): string[] {
  const words = wordsOf(title);
  return [...words].filter((word) => isField(word, words));
}

/** Shared weight by all weight; 0 when no word of a field (not only a rank) is shared. */
function sharedShare(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((word) => b.has(word));
  if (!shared.some((word) => isField(word, a) && isField(word, b))) return 0;
  const weightOf = (word: string): number => {
    const isFieldOfAll = [a, b].every((title) => !title.has(word) || isField(word, title));
    return isFieldOfAll ? fieldWeight : rankWeight;
  };
  const sum = (words: readonly string[]): number =>
    words.reduce((total, word) => total + weightOf(word), 0);
  return sum(shared) / sum([...new Set([...a, ...b])]);
}

function isField(word: string, title: ReadonlySet<string>): boolean {
  if (!broadWords.has(word)) return !rankWords.has(word);
  return ![...title].some((other) => !rankWords.has(other) && !broadWords.has(other));
}

/** The usual forms of a title's words, without what a bracket or a dash adds, such as a place. */
function wordsOf(title: string): ReadonlySet<string> {
  const plain = title
    .slice(0, titleCharacters)
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/distribution cent(?:re|er)/g, 'dc');
  const short = usualWords(plain.replace(/\([^()]*\)|\s[-–|]\s.*/gu, ' '));
  return [...short].some((word) => isField(word, short)) ? short : usualWords(plain);
}

function usualWords(plain: string): ReadonlySet<string> {
  const words = plain
    .split(/[^\p{L}\p{N}]/u)
    .flatMap((word) => (shortTitles.get(word) ?? word.replace(joinedRank, '$1 $2')).split(' '));
  return new Set(
    words
      .map((word) => usualForms.get(word) ?? word)
      .filter((word) => word !== '' && !skippedWords.has(word)),
  );
}

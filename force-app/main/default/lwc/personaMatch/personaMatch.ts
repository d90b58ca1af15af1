/**
 * Finds the persona of a job title by the plain-word titles that people gave their personas.
 * Runs in the panels and in the service, so it imports nothing.
 */

export interface PersonaTitles {
  readonly key: string;
  /** Job titles in plain words, one entry each. */
  readonly titles: readonly string[];
}

/** Words that say how high, not what for. They weigh less than the others, but they weigh. */
const rankWords = new Set(
  (
    'president director manager head chief lead leader leiter direktor jefe gerente encargado ' +
    'responsable responsible officer coordinator supervisor buyer team business'
  ).split(' '),
);

/** Words that change nothing about what somebody does. */
const skippedWords = new Set(
  (
    'a and de del der die e el für fur für for in la of or the und y senior sr junior jr regional ' +
    'group global national international uk us emea north south east west deputy interim acting vice ' +
    'associate stv'
  ).split(' '),
);

/** Other forms of one word, by their usual form. */
const usualForms = new Map([
  ['vp', 'president'],
  ['svp', 'president'],
  ['evp', 'president'],
  ['dir', 'director'],
  ['directora', 'director'],
  ['mgr', 'manager'],
  ['leiterin', 'leiter'],
  ['direktorin', 'direktor'],
  ['jefa', 'jefe'],
  ['gerenta', 'gerente'],
  ['encargada', 'encargado'],
  ['ops', 'operations'],
  ['operational', 'operations'],
  ['logistic', 'logistics'],
  ['dcs', 'dc'],
  ['whse', 'warehouse'],
  ['warehousing', 'warehouse'],
  ['systems', 'system'],
  ['integrations', 'integration'],
]);

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

/** Shared weight by all weight; 0 when no word of a field (not only a rank) is shared. */
function sharedShare(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((word) => b.has(word));
  if (!shared.some((word) => !rankWords.has(word))) return 0;
  return weightOf(shared) / weightOf([...new Set([...a, ...b])]);
}

function weightOf(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + (rankWords.has(word) ? rankWeight : fieldWeight), 0);
}

function wordsOf(title: string): Set<string> {
  const plain = title
    .slice(0, titleCharacters)
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/distribution cent(?:re|er)/g, 'dc');
  const words = plain.split(/[^\p{L}\p{N}]/u).filter((word) => word !== '');
  return new Set(
    words.map((word) => usualForms.get(word) ?? word).filter((word) => !skippedWords.has(word)),
  );
}

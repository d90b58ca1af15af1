import type { Change, Theme } from './theme';

/** One half of a split. */
export interface Half {
  readonly name: string;
  readonly meaning: string;
  readonly examples: readonly string[];
}

/** `Key__c` holds no more. */
const KEY_CHARACTERS = 80;

/** The first half keeps the theme and with it all that is released; the other becomes a new one. */
export function changeForKept({ name, meaning, examples }: Half): Change {
  return { name, meaning, examples };
}

/**
 * A key for a new theme, made of its name: lower-case letters, digits and hyphens, and no key that
 * is taken. Names without any such letter count from `theme`.
 */
export function newKey(name: string, themes: readonly Theme[]): string {
  const taken = new Set(themes.map(({ key }) => key.toLowerCase()));
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const stem = plain.slice(0, KEY_CHARACTERS - 5).replace(/-$/, '') || 'theme';
  let key = stem;
  for (let number = 2; taken.has(key); number += 1) key = `${stem}-${number}`;
  return key;
}

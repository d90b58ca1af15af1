import { stemOf, wordsOf } from '../../insight/discovery/word-forms.ts';
import type { Backing } from './rule.ts';

/** A note whose redacted words may name a theme. */
export interface Speech extends Backing {
  readonly text: string;
}

/**
 * Of the words that may name a theme those that k contributors used on k deals, each in the form that
 * most contributors wrote; what most of them write with a capital inside a sentence is a name, and
 * names nothing here. Only singular and plural are one word here: "parking" must not vouch for
 * "parker", which may be somebody's name, and no contributor chooses a form by writing it often.
 */
export function backedTerms(
  terms: readonly string[],
  notes: readonly Speech[],
  k: number,
): string[] {
  const spoken = notes.map((note) => ({
    ...note,
    words: new Set(wordsOf(note.text)),
    names: namesIn(note.text),
  }));
  const backed = terms.flatMap((term) => {
    const [word, ...more] = wordsOf(term);
    return word === undefined || more.length > 0 ? [] : (formOf(word, spoken, k) ?? []);
  });
  return [...new Set(backed)];
}

interface Spoken extends Backing {
  readonly words: ReadonlySet<string>;
  /** Those of them that are written like names. */
  readonly names: ReadonlySet<string>;
}

/** How to write a word, or null where no form of it is backed. */
function formOf(term: string, notes: readonly Spoken[], k: number): string | null {
  const stem = stemOf(term);
  const forms = [...new Set(notes.flatMap(({ words }) => [...words]))]
    .filter((word) => stemOf(word) === stem)
    .sort();
  const words = [...Map.groupBy(forms, singularOf).values()];
  const [best] = words.filter((same) => isBacked(notes, same, k)).sort(byMostPeople(notes));
  return best?.map((form) => [form]).sort(byMostPeople(notes))[0]?.[0] ?? null;
}

function isBacked(notes: readonly Spoken[], forms: readonly string[], k: number): boolean {
  const deals = notesWith(notes, forms).map(({ deal }) => deal);
  const namers = notes.filter(({ names }) => forms.some((form) => names.has(form)));
  const people = countPeople(notes, forms);
  return people >= k && new Set(deals).size >= k && countPeople(namers, forms) * 2 <= people;
}

function byMostPeople(notes: readonly Spoken[]) {
  return (a: readonly string[], b: readonly string[]): number =>
    countPeople(notes, b) - countPeople(notes, a);
}

function countPeople(notes: readonly Spoken[], forms: readonly string[]): number {
  return new Set(notesWith(notes, forms).map(({ contributor }) => contributor)).size;
}

function notesWith(notes: readonly Spoken[], forms: readonly string[]): Spoken[] {
  return notes.filter(({ words }) => forms.some((form) => words.has(form)));
}

function namesIn(text: string): ReadonlySet<string> {
  const found = text.matchAll(/[\p{L}\p{N},;:'’)"-] {1,3}(\p{Lu}\p{Ll}{1,63})/gu);
  return new Set(Array.from(found, ([, name = '']) => wordsOf(name)).flat());
}

/** "emissions" and "emission" are one word; "parker" and "parking" are not. */
function singularOf(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || word.endsWith('ss')) return word;
  return word
    .replace(/ies$/, 'y')
    .replace(/(?<=[sx]|[cs]h)es$/, '')
    .replace(/s$/, '');
}

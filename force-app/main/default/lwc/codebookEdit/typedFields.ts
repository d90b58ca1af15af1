import type { Change, Theme } from 'c/codebookRules';

/** The fields of the form, as texts. */
export const TEXT_FIELDS = ['name', 'meaning', 'examples', 'response', 'whatWorks'] as const;

export type TextField = (typeof TEXT_FIELDS)[number];

export type Typed = Partial<Readonly<Record<TextField, string>>>;

/** Phrases as people type them, one a line, without blank lines and without any twice. */
export function phrasesIn(text: string): string[] {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  return [...new Set(lines.filter((line) => line !== ''))];
}

/** What a field of a theme shows in the form. */
export function textIn(theme: Theme, field: TextField): string {
  return field === 'examples' ? theme.examples.join('\n') : theme[field];
}

/** What was typed and differs from the theme; an empty change if nothing does. */
export function changeIn(theme: Theme, typed: Typed): Change {
  const { name = theme.name, meaning = theme.meaning } = typed;
  const { response = theme.response, whatWorks = theme.whatWorks } = typed;
  const examples = phrasesIn(typed.examples ?? textIn(theme, 'examples'));
  return {
    ...(name.trim() === theme.name ? {} : { name: name.trim() }),
    ...(meaning.trim() === theme.meaning ? {} : { meaning: meaning.trim() }),
    ...(examples.join('\n') === theme.examples.join('\n') ? {} : { examples }),
    ...(response === theme.response ? {} : { response }),
    ...(whatWorks.trim() === theme.whatWorks ? {} : { whatWorks: whatWorks.trim() }),
  };
}

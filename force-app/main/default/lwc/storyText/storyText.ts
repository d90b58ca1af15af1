/**
 * The text of `Story__c`: four headings, under each one sentence a line, and behind each sentence what
 * it rests on: `[evidence: theme-key, theme-key]`, `[assumption]` or `[assumption: theme-key]`.
 * Whoever reads the bare field can read it; the page parses it. Runs in the page and in the service,
 * so it imports nothing.
 */

export type StoryPartName = 'need' | 'today' | 'return' | 'answer';

export interface StorySentence {
  readonly words: string;
  /** Keys of the themes it speaks of: its evidence, or what an assumption is about. */
  readonly themeKeys: readonly string[];
  /** Rests on what people wrote about the persona, not on what reps noticed. */
  readonly isAssumption: boolean;
}

export interface StoryPart {
  readonly name: StoryPartName;
  readonly sentences: readonly StorySentence[];
}

const HEADINGS: readonly (readonly [StoryPartName, string])[] = [
  ['need', 'What they need'],
  ['today', 'How satisfied they are today'],
  ['return', 'The return they expect'],
  ['answer', 'How sales and marketing meet it'],
];

/** The story as one text; parts without a sentence are left out. */
export function writeStory(parts: readonly StoryPart[]): string {
  return HEADINGS.map(([name, heading]) => {
    const sentences = parts.filter((part) => part.name === name).flatMap((part) => part.sentences);
    return sentences.length === 0 ? '' : [heading, ...sentences.map(lineOf)].join('\n');
  })
    .filter((text) => text !== '')
    .join('\n\n');
}

function lineOf({ words, themeKeys, isAssumption }: StorySentence): string {
  const kind = isAssumption ? 'assumption' : 'evidence';
  const keys = themeKeys.map(encodeURIComponent).join(', ');
  // Square brackets are ours: nobody's words may look like evidence in the bare field either.
  const plain = words.replaceAll('[', '(').replaceAll(']', ')').replace(/\s+/g, ' ').trim();
  return `${plain} [${kind}${keys === '' ? '' : `: ${keys}`}]`;
}

const LINE = /^(.+) \[(assumption|evidence)(?:: ([^\]]+))?\]$/;

/** The parts of a story as it was written. A line that does not say what it rests on is not read. */
export function readStory(text: string): StoryPart[] {
  const parts: { name: StoryPartName; sentences: StorySentence[] }[] = [];
  for (const line of text.split(/\r?\n/)) {
    const heading = HEADINGS.find(([, words]) => words === line.trim());
    const sentence = sentenceOf(line.trim());
    if (heading) parts.push({ name: heading[0], sentences: [] });
    else if (sentence) parts.at(-1)?.sentences.push(sentence);
  }
  return parts.filter(({ sentences }) => sentences.length > 0);
}

function sentenceOf(line: string): StorySentence | null {
  const [, words, kind, keys] = LINE.exec(line) ?? [];
  if (words === undefined || (kind === 'evidence' && keys === undefined)) return null;
  const themeKeys = keys === undefined ? [] : keys.split(', ').map(decoded);
  return { words, themeKeys, isAssumption: kind === 'assumption' };
}

function decoded(key: string): string {
  try {
    return decodeURIComponent(key);
  } catch {
    return key;
  }
}

/**
 * What of a story may stand where only these themes are shown: every sentence that speaks of another
 * one goes, and without any evidence left all of it does.
 */
export function shownStory(
  parts: readonly StoryPart[],
  isShown: (themeKey: string) => boolean,
): StoryPart[] {
  const shown = parts
    .map(({ name, sentences }) => ({
      name,
      sentences: sentences.filter(({ themeKeys }) => themeKeys.every(isShown)),
    }))
    .filter(({ sentences }) => sentences.length > 0);
  return shown.some(({ sentences }) => sentences.some(({ isAssumption }) => !isAssumption))
    ? shown
    : [];
}

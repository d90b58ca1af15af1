/** People's words are quoted up to here, in characters; a story is no copy of the record. */
const longestQuote = 180;
const quotedSentences = 2;

/** A theme's label (at most 80 characters) in quotation marks, to stand inside a sentence. */
export function quotedLabel(label: string): string {
  return `“${innerQuotes(label.trim().replace(/\.{1,80}$/, ''))}”`;
}

/**
 * The beginning of what people wrote, at most two sentences, in quotation marks to end a sentence
 * with; null where they wrote nothing.
 */
export function quotedWords(text: string | null): string | null {
  const words = beginningOf(text);
  if (words === null) return null;
  return /[.!?…]$/.test(words) ? `“${words}”` : `“${words}”.`;
}

/** The same to stand inside a sentence. */
export function quotedPhrase(text: string | null): string | null {
  const words = beginningOf(text);
  return words === null ? null : `“${words.replace(/\.$/, '')}”`;
}

function beginningOf(text: string | null): string | null {
  const lines = (text ?? '').split(/[\r\n]+/).map((line) => line.trim());
  const sentences = lines
    .filter((line) => line !== '')
    .flatMap((line) => line.split(/(?<=[.!?])\s+/));
  const [first, ...others] = sentences.slice(0, quotedSentences);
  if (first === undefined) return null;
  let words = first;
  for (const other of others) {
    const joined = `${/[.!?;,:]$/.test(words) ? words : `${words}.`} ${other}`;
    if (joined.length <= longestQuote) words = joined;
  }
  return innerQuotes(shortened(words));
}

function shortened(words: string): string {
  const characters = [...words];
  if (characters.length <= longestQuote) return words;
  const kept = characters.slice(0, longestQuote - 1).join('');
  return `${kept.replace(/\s+\S*$/, '')}…`;
}

/** Quotation marks within a quotation, as English prints them. */
function innerQuotes(words: string): string {
  return words.replace(/[“„"](?=\S)([^”“"]*?)[”“"]/g, '‘$1’').replaceAll(/[“”„"]/g, '’');
}

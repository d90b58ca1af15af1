/**
 * Strikes the names that the CRM knows out of a text. The note panel shows the result before a note
 * is saved and the service applies it before anything is stored, so it imports
 * nothing but files beside it.
 *
 * One pass cuts the text into words and looks each of them up; the work is bounded by the length of
 * the text (callers cap it at 32,000 characters) times the number of names.
 */
import { misspelt, shortFormOf } from './guessedNames.ts';
import { indexOf } from './nameIndex.ts';
import type { NameIndex, NameWord } from './nameIndex.ts';
import { companyWords, everydayWords, nameFollows, nameLeads, sentenceWords } from './nameWords.ts';
import { wordsOf } from './textWords.ts';
import type { Word } from './textWords.ts';

/** A contact or lead, an account or a lead's company, a user of ours, a place of the account. */
export type NameRole = 'buyer' | 'account' | 'colleague' | 'site';

export interface KnownName {
  readonly role: NameRole;
  /** As it stands in the CRM: `Pete Sallow`, `Bramley Chilled`. */
  readonly name: string;
}

/** Where a name stands: offsets into the given text, in UTF-16 units. */
export interface NameSpan {
  readonly start: number;
  readonly end: number;
  readonly role: NameRole;
}

/** What a reader sees instead of a name, such as `[buyer]`. */
export function placeholderFor(role: NameRole): string {
  return `[${role}]`;
}

/** The text with every known name replaced by its placeholder, and where the names stood. */
export function redactKnownNames(
  text: string,
  names: readonly KnownName[],
): { text: string; spans: NameSpan[] } {
  const spans = findKnownNames(text, names);
  let redacted = '';
  let from = 0;
  for (const span of spans) {
    redacted += text.slice(from, span.start) + placeholderFor(span.role);
    from = span.end;
  }
  return { text: redacted + text.slice(from), spans };
}

/** One list of names serves many notes, so its index is kept for as long as the list is. */
const indexes = new WeakMap<readonly KnownName[], NameIndex>();

/**
 * Where known names stand in a text, in order and without overlaps. A list of names, once given, must
 * not change any more.
 */
export function findKnownNames(text: string, names: readonly KnownName[]): NameSpan[] {
  const index = indexes.get(names) ?? indexOf(names);
  indexes.set(names, index);
  const words = wordsOf(text);
  const spans: NameSpan[] = [];
  let at = 0;
  for (const word of words) {
    const position = at++;
    const before = spans.at(-1);
    if (before && word.start < before.end) continue;
    const whole = wholeNameAt(words, position, index);
    const role = whole?.role ?? roleOf(text, words, position, index);
    if (!role) continue;
    const end = whole?.end ?? word.end;
    const start = startWithInitials(text, words, position, role, index, before?.end ?? 0);
    if (before?.role === role && /^[ &.‐‑-]{1,3}$/.test(text.slice(before.end, start))) {
      spans[spans.length - 1] = { ...before, end };
    } else {
      spans.push({ start, end, role });
    }
  }
  return spans;
}

/** `P.` before Sallow and `O'` before Brien belong to the name. */
function startWithInitials(
  text: string,
  words: readonly Word[],
  at: number,
  role: NameRole,
  index: NameIndex,
  notBefore: number,
): number {
  let start = words[at]?.start ?? 0;
  if (role !== 'buyer' && role !== 'colleague') return start;
  for (let place = at - 1; place >= 0; place--) {
    const word = words[place];
    if (!word || word.start < notBefore || word.plain.length !== 1) break;
    const gap = text.slice(word.end, start);
    const isInitial = word.isCapitalised && index.initials.has(word.plain);
    const isJoined = /^['’ʼ]$/.test(gap);
    const isBefore = isInitial && (/^\. ?$/.test(gap) || (gap === ' ' && !/[ai]/.test(word.plain)));
    if (!isJoined && !isBefore) break;
    start = word.start;
  }
  return start;
}

function wholeNameAt(
  words: readonly Word[],
  at: number,
  index: NameIndex,
): { end: number; role: NameRole } | null {
  for (const name of index.wholeNames.get(words[at]?.plain ?? '') ?? []) {
    const found = words.slice(at, at + name.words.length);
    const isSame = name.words.every((word, place) => found[place]?.plain === word);
    const isTogether = found.every((word, place) => {
      const before = found[place - 1];
      return !before || word.start - before.end <= 3;
    });
    const last = found.at(-1);
    if (isSame && isTogether && last) return { end: last.end, role: name.role };
  }
  return null;
}

function roleOf(
  text: string,
  words: readonly Word[],
  at: number,
  index: NameIndex,
): NameRole | null {
  const word = words[at];
  if (!word) return null;
  const known = index.words.get(word.plain) ?? withoutPlural(word.plain, index);
  if (known?.isSure) return known.role;
  if (known) return looksLikeName(text, words, at, known.isShort) ? known.role : null;
  if (everydayWords.has(word.plain) || companyWords.has(word.plain)) return null;
  const guessed = index.guesses.get(word.plain);
  if (guessed !== undefined) return guessed;
  const role = shortFormOf(word.plain, index) ?? misspelt(word.plain, index);
  index.guesses.set(word.plain, role);
  return role;
}

/** `toms phone`, `the bramleys`: a sure name with an s and no apostrophe. */
function withoutPlural(word: string, index: NameIndex): NameWord | null {
  if (!word.endsWith('s') || word.length < 4 || everydayWords.has(word)) return null;
  const known = index.words.get(word.slice(0, -1));
  return known?.isSure ? known : null;
}

/** When in doubt an everyday word that is also a name is struck out, unless it reads as a word. */
function looksLikeName(
  text: string,
  words: readonly Word[],
  at: number,
  isShort: boolean,
): boolean {
  const word = words[at];
  const before = words[at - 1];
  const after = words[at + 1];
  if (!word) return false;
  if (before && nameLeads.has(before.plain)) return true;
  if (after && (nameFollows.has(after.plain) || isPossessive(text, word, after))) return true;
  if (!word.isCapitalised) return false;
  if (isShort) return true;
  const startsSentence = !before || /[.!?:\n]/.test(text.slice(before.end, word.start));
  return !startsSentence || !after || !sentenceWords.has(after.plain);
}

function isPossessive(text: string, word: Word, after: Word): boolean {
  return after.plain === 's' && /^['’]$/.test(text.slice(word.end, after.start));
}

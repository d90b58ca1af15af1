/**
 * Strikes the names that the CRM knows out of a text. The note panel shows the result before a note
 * is saved and the service applies it before anything is stored, so it imports
 * nothing but files beside it.
 *
 * One pass cuts the text into words and looks each of them up; the work is bounded by the length of
 * the text (callers cap it at 32,000 characters) times the number of names.
 */
import { misspelt, nearName, shortFormOf } from './guessedNames.ts';
import { indexOf } from './nameIndex.ts';
import type { IsWord, NameIndex, NameWord } from './nameIndex.ts';
import { isOneEditAway } from './nearWords.ts';
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

/** One list of names serves many notes, so its indexes are kept for as long as the list is. */
const indexes = new WeakMap<readonly KnownName[], Map<IsWord | null, NameIndex>>();

function keptIndexOf(names: readonly KnownName[], isWord: IsWord | null): NameIndex {
  const kept = indexes.get(names) ?? new Map<IsWord | null, NameIndex>();
  indexes.set(names, kept);
  const index = kept.get(isWord) ?? indexOf(names, isWord);
  kept.set(isWord, index);
  return index;
}

/**
 * Where known names stand in a text, in order and without overlaps. A list of names, once given, must
 * not change any more. With a dictionary (`isWord`, always the same function) more misspelt names are
 * found, since what it has is not taken for one.
 */
export function findKnownNames(
  text: string,
  names: readonly KnownName[],
  isWord: IsWord | null = null,
): NameSpan[] {
  const index = keptIndexOf(names, isWord);
  const words = wordsOf(text);
  const spans: NameSpan[] = [];
  let at = 0;
  for (const word of words) {
    const position = at++;
    const before = spans.at(-1);
    if (before && word.start < before.end) continue;
    const whole = wholeNameAt(words, position, index);
    const role = whole?.role ?? roleOf(text, words, position, index, isWord);
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
    // Of thousands of colleagues hundreds may share a first name.
    if (name.words[1] !== words[at + 1]?.plain) continue;
    const found = words.slice(at, at + name.words.length);
    const isSame = name.words.every((word, place) => found[place]?.plain === word);
    const isTogether = found.every((word, place) => {
      const before = found[place - 1];
      return !before || word.start - before.end <= 3;
    });
    const last = found.at(-1);
    if (isSame && isTogether && last) return { end: last.end, role: name.role };
  }
  return misspeltWholeNameAt(words, at, index);
}

/** `Grand Iversen`, `Bramley Chiled`: the words of a name, of which one is a letter away. */
function misspeltWholeNameAt(
  words: readonly Word[],
  at: number,
  index: NameIndex,
): { end: number; role: NameRole } | null {
  const first = words[at];
  const second = words[at + 1];
  if (!first || !second) return null;
  for (const key of [first.plain, second.plain]) {
    const phrases = key === first.plain ? index.wholeNames : index.bySecondWord;
    for (const name of phrases.get(key) ?? []) {
      const other = key === first.plain ? second.plain : first.plain;
      const meant = name.words[key === first.plain ? 1 : 0] ?? '';
      if (Math.abs(other.length - meant.length) > 1) continue;
      const found = words.slice(at, at + name.words.length);
      const last = found.at(-1);
      const wrong = name.words.filter((word, place) => found[place]?.plain !== word);
      const [one] = wrong;
      if (!last || wrong.length !== 1 || one === undefined) continue;
      const isTogether = last.end - first.start <= name.words.join(' ').length + 4;
      if (isTogether && isNear(found[name.words.indexOf(one)]?.plain ?? '', one)) {
        return { end: last.end, role: name.role };
      }
    }
  }
  return null;
}

function isNear(word: string, name: string): boolean {
  return name.length > 2 && word.length > 1 && isOneEditAway(word, name);
}

function roleOf(
  text: string,
  words: readonly Word[],
  at: number,
  index: NameIndex,
  isWord: IsWord | null,
): NameRole | null {
  const word = words[at];
  if (!word) return null;
  const known = index.words.get(word.plain) ?? withoutPlural(word.plain, index);
  if (known?.isSure) return known.role;
  if (known) return looksLikeName(text, words, at, known.isShort) ? known.role : null;
  if (mayBeNear(text, words, at)) {
    const near = nearName(word, index, isWord);
    if (near) return near;
  }
  if (everydayWords.has(word.plain) || companyWords.has(word.plain)) return null;
  // Each word is compared once with a capital and once without.
  const key = word.isCapitalised ? `^${word.plain}` : word.plain;
  const guessed = index.guesses.get(key);
  if (guessed !== undefined) return guessed;
  const role = guessedRole(word, index, isWord);
  index.guesses.set(key, role);
  return role;
}

function guessedRole(word: Word, index: NameIndex, isWord: IsWord | null): NameRole | null {
  const isOther = isWord?.(word.plain) ?? false;
  if (isOther && !word.isCapitalised) return null;
  return shortFormOf(word.plain, index) ?? (isOther ? null : misspelt(word, index));
}

/** "told Coin" may be for Colin, and "Ana says" for Dana; "She says" is for nobody. */
function mayBeNear(text: string, words: readonly Word[], at: number): boolean {
  const word = words[at];
  const before = words[at - 1];
  if (!word?.isCapitalised || sentenceWords.has(word.plain)) return false;
  const startsSentence = !before || /[.!?:\n]/.test(text.slice(before.end, word.start));
  if (startsSentence && everydayWords.has(word.plain)) return false;
  return readsAsName(text, words, at);
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
  if (readsAsName(text, words, at)) return true;
  if (!word.isCapitalised) return false;
  if (isShort) return true;
  const startsSentence = !before || /[.!?:\n]/.test(text.slice(before.end, word.start));
  return !startsSentence || !after || !sentenceWords.has(after.plain);
}

/** "told Will", "Will says", "Will's": whatever else the word means, here it is a name. */
function readsAsName(text: string, words: readonly Word[], at: number): boolean {
  const word = words[at];
  const before = words[at - 1];
  const after = words[at + 1];
  if (!word) return false;
  if (before && nameLeads.has(before.plain)) return true;
  return after !== undefined && (nameFollows.has(after.plain) || isPossessive(text, word, after));
}

function isPossessive(text: string, word: Word, after: Word): boolean {
  return after.plain === 's' && /^['’]$/.test(text.slice(word.end, after.start));
}

/**
 * Strikes the names that the CRM knows out of a text. The note panel shows the result before a note
 * is saved and the service applies it before anything is stored, so it imports nothing
 * but its word lists.
 *
 * One pass cuts the text into words and looks each of them up; the work is bounded by the length of
 * the text (callers cap it at 32,000 characters) times the number of names.
 */
import {
  companyWords,
  everydayWords,
  legalForms,
  nameFollows,
  nameLeads,
  nameParticles,
  sentenceWords,
  shortNames,
} from './nameWords.ts';

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

interface Word {
  readonly start: number;
  readonly end: number;
  /** Lower case without accents, so that `Núria` and `nuria` are one. */
  readonly plain: string;
  readonly isCapitalised: boolean;
}

interface NameWord {
  readonly role: NameRole;
  /** False where the word is also an everyday one (Mark, Will): then it must look like a name. */
  readonly isSure: boolean;
  /** Short, but no word of any sentence (Bo, Ek): a capital letter is enough. */
  readonly isShort: boolean;
}

interface NameIndex {
  readonly words: Map<string, NameWord>;
  readonly wholeNames: Map<string, { words: string[]; role: NameRole }[]>;
  /** First names, for `Stu` and `Bernie`. */
  readonly firstNames: { name: string; role: NameRole }[];
  /** First letters of people's first names, for `P. Sallow`. */
  readonly initials: Set<string>;
  /** What was made of words that no name equals, so that each is compared only once. */
  readonly guesses: Map<string, NameRole | null>;
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

/** Letters that do not fall apart into a plain letter and an accent. */
const plainLetters = new Map([
  ...Object.entries({ ß: 'ss', ø: 'o', æ: 'ae', œ: 'oe', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' }),
  // Letters of other alphabets that look like ours, and small capitals.
  ...pairs('аaвbсcԁdеeһhіiјjкkмmнhоoрpԛqѕsтtуyԝwхxӏl'),
  ...pairs('αaβbεeιiκkνvοoρpτtυuχxγy'),
  ...pairs('ᴀaʙbᴄcᴅdᴇeɢgʜhɪiᴊjᴋkʟlᴍmɴnᴏoᴘpʀrꜱsᴛtᴜuᴠvᴡwʏyᴢz'),
]);

function pairs(letters: string): [string, string][] {
  return (letters.match(/../gu) ?? []).map((pair) => [pair.slice(0, 1), pair.slice(1)]);
}

function indexOf(names: readonly KnownName[]): NameIndex {
  const index: NameIndex = {
    words: new Map(),
    wholeNames: new Map(),
    firstNames: [],
    initials: new Set(),
    guesses: new Map(),
  };
  for (const { name, role } of names) {
    for (const spelling of spellingsOf(name)) {
      const words = wordsOf(spelling).map((word) => word.plain);
      addName(index, words, role);
    }
  }
  return index;
}

/** `Jürgen` is also typed Juergen, `O'Brien` also OBrien, `Anne-Marie` also Annemarie. */
function spellingsOf(name: string): Set<string> {
  const plain = name.normalize('NFC').replace(/['’ʼ]/g, '');
  const typed = plain.replace(/ä/gi, 'ae').replace(/ö/gi, 'oe').replace(/ü/gi, 'ue');
  const joined = plain.replace(/(\p{L})[-‐‑](?=\p{L})/gu, '$1');
  return new Set([name, plain, typed, joined]);
}

function addName(index: NameIndex, words: readonly string[], role: NameRole): void {
  const [first] = words;
  if (first === undefined) return;
  const isPerson = role === 'buyer' || role === 'colleague';
  addPhrase(index, words, role);
  words.forEach((word, place) => {
    const isParticle = isPerson && nameParticles.has(word);
    const isEveryday =
      isParticle ||
      everydayWords.has(word) ||
      companyWords.has(word) ||
      (word.length < 3 && sentenceWords.has(word));
    // "Al" and "Van" are first names too.
    const isDistinctive = isPerson ? !isParticle || place === 0 : place === 0 || !isEveryday;
    const isNumber = isPerson || place > 0 ? /^\d/.test(word) : /^\d+(?:st|nd|rd|th)?$/.test(word);
    if (word.length > 1 && isDistinctive && !isNumber) {
      const isLong = word.length > 2;
      addWord(index, word, {
        role,
        isSure: !isEveryday && isLong,
        isShort: !isEveryday && !isLong,
      });
    }
    // "van der Berg" and "vanderberg", without the first name.
    if (isParticle && place > 0) addPhrase(index, words.slice(place), role);
  });
  if (!isPerson) {
    const withoutForm = words.filter((word) => !legalForms.has(word));
    if (withoutForm.length < words.length) addPhrase(index, withoutForm, role);
  }
  if (isPerson) index.initials.add(first.slice(0, 1));
  if (isPerson && first.length > 2) {
    index.firstNames.push({ name: first, role });
    for (const short of shortNames.get(first) ?? []) {
      addWord(index, short, { role, isSure: !everydayWords.has(short), isShort: false });
    }
  }
}

/** Words that are a name together, with and without the spaces between them. */
function addPhrase(index: NameIndex, words: readonly string[], role: NameRole): void {
  const [first] = words;
  if (first === undefined || words.length < 2) return;
  const known = index.wholeNames.get(first) ?? [];
  known.push({ words: [...words], role });
  known.sort((a, b) => b.words.length - a.words.length);
  index.wholeNames.set(first, known);
  const joined = words.join('');
  if (joined.length > 5) addWord(index, joined, { role, isSure: true, isShort: false });
}

/** The first role wins; a sure word is never made unsure by another name. */
function addWord(index: NameIndex, word: string, entry: NameWord): void {
  const known = index.words.get(word);
  if (!known || (entry.isSure && !known.isSure)) index.words.set(word, entry);
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

/** `stu` for Stuart, `bernie` for Bernadette: the first letters, perhaps with a fond ending. */
function shortFormOf(word: string, index: NameIndex): NameRole | null {
  if (word.length < 3) return null;
  const stem = word.replace(/(?:ie|y|i)$/, '').replace(/(.)\1$/, '$1');
  const known = index.firstNames.find(
    ({ name }) => name.startsWith(word) || (stem.length > 2 && name.startsWith(stem)),
  );
  return known?.role ?? null;
}

/**
 * One letter too many, too few, wrong or swapped, in words of five letters or more. With five, the
 * first letter must be right: too many words are one letter away from so short a name.
 */
function misspelt(word: string, index: NameIndex): NameRole | null {
  if (word.length < 5) return null;
  for (const [name, entry] of index.words) {
    const isLongEnough = name.length > 5 || (name.length === 5 && name[0] === word[0]);
    if (entry.isSure && isLongEnough && isOneEditAway(word, name)) return entry.role;
  }
  return null;
}

function isOneEditAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from++;
  const restOfA = a.slice(from);
  const restOfB = b.slice(from);
  return (
    restOfA.slice(1) === restOfB.slice(1) ||
    restOfA.slice(1) === restOfB ||
    restOfA === restOfB.slice(1) ||
    (restOfA[0] === restOfB[1] &&
      restOfA[1] === restOfB[0] &&
      restOfA.slice(2) === restOfB.slice(2))
  );
}

function wordsOf(text: string): Word[] {
  // At most 64 characters a word; joiners that one cannot see do not part a word.
  const words = text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}\p{Cf}]{0,63}/gu);
  return Array.from(words, ({ 0: word, index: start }) => ({
    start,
    end: start + word.length,
    plain: word
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[\p{M}\p{Cf}]/gu, '')
      .replace(/[^a-z0-9]/g, (letter) => plainLetters.get(letter) ?? letter),
    isCapitalised: /^\d*\p{Lu}/u.test(word),
  }));
}

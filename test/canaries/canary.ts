/** What a canary stood for in the note it was written into, or beside it. */
export type CanaryKind =
  | 'name'
  | 'e-mail'
  | 'phone'
  | 'link'
  | 'account'
  | 'title'
  | 'material'
  /** A word of the note that is nobody's name. */
  | 'word'
  /** Something that a stranger typed into a request. */
  | 'request';

/** A string that exists once in the world, so that whoever finds it knows where it came from. */
export interface Canary {
  readonly text: string;
  readonly kind: CanaryKind;
  /** The note it belongs to; null for one that belongs to all. */
  readonly note: number | null;
}

/** Makes canaries, and tells them again when they are found. */
export interface Canaries {
  /** A new word of 14 letters; names begin with a capital. */
  word(kind: Exclude<CanaryKind, 'phone'>, note?: number): string;
  /** A new number to call. */
  phone(note: number): string;
  /** Every canary that stands in a text, in whatever case. */
  findIn(text: string): Canary[];
  count(): number;
}

const consonants = 'bcdfghjklmnprstvwxyz';
const vowels = 'aeiou';
const begin = 'zaqo';
const wordShape = new RegExp(`${begin}(?:[${consonants}][${vowels}]){5}`, 'gi');
const phoneShape = /9187\d{9}/g;

/** Neighbouring numbers give words that are nothing alike: else one name would stand for the next. */
const stride = 7_777_777_789;
const wordsThereAre = 10_000_000_000;

/** A world without canaries yet. */
export function createCanaries(): Canaries {
  const known = new Map<string, Canary>();

  function add(text: string, kind: CanaryKind, note: number | null): string {
    known.set(text.toLowerCase(), { text, kind, note });
    return text;
  }

  return {
    word(kind, note) {
      let left = ((known.size + 1) * stride) % wordsThereAre;
      let text = begin;
      for (let at = 0; at < 5; at += 1) {
        const pair = left % 100;
        text += `${consonants[Math.floor(pair / 5)] ?? ''}${vowels[pair % 5] ?? ''}`;
        left = Math.floor(left / 100);
      }
      const isName = kind === 'name' || kind === 'account';
      return add(isName ? `Z${text.slice(1)}` : text, kind, note ?? null);
    },
    phone: (note) => add(`9187${String(known.size).padStart(9, '0')}`, 'phone', note),
    findIn(text) {
      const found = new Set<string>();
      for (const shape of [wordShape, phoneShape]) {
        for (const [match] of text.matchAll(shape)) found.add(match.toLowerCase());
      }
      return [...found].flatMap((text) => known.get(text) ?? []);
    },
    count: () => known.size,
  };
}

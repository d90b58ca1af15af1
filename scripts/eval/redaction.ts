import { z } from 'zod';
import { findKnownNames, type KnownName } from '#lwc/knownNames/knownNames.ts';
import { bodyCharacters } from '../../service/src/notes/note.ts';
import { redact } from '../../service/src/privacy/redact.ts';
import { covering, isWholly } from './covered.ts';
import { parseRows } from './labelled-rows.ts';
import { shareOf } from './share.ts';

const role = z.enum(['buyer', 'account', 'colleague', 'site']);
const row = z
  .object({
    text: z.string().max(bodyCharacters),
    spans: z.array(
      z.object({ start: z.int().min(0), end: z.int().min(0), type: z.string().min(1) }),
    ),
    known: z.array(z.union([z.string(), z.object({ name: z.string(), role })])).default([]),
  })
  .refine(({ text, spans }) => spans.every(({ start, end }) => start < end && end <= text.length), {
    message: 'each span needs start < end ≤ the length of text',
    path: ['spans'],
  });

type Row = z.infer<typeof row>;

/** A share of 1 and the count it is of; null where there was nothing to count. */
interface Share {
  readonly of: number;
  readonly share: number | null;
}

export interface RedactionScore {
  readonly rows: number;
  /** By the types that the file names. */
  readonly recall: Readonly<Record<string, Share>>;
  /** By the placeholders that were put in. */
  readonly precision: Readonly<Record<string, Share>>;
  readonly maskedShareOfOtherWords: Share;
  readonly knownNames: Share;
}

/** Which types of labelled data a placeholder is right for. */
const typesOf: Readonly<Record<string, readonly string[]>> = {
  '[email]': ['EMAIL', 'EMAIL_ADDRESS'],
  '[link]': ['URL', 'DOMAIN_NAME', 'EMAIL_ADDRESS'],
  '[phone]': ['PHONE', 'PHONE_NUMBER'],
  '[number]': [
    'CREDIT_CARD',
    'IBAN_CODE',
    'US_SSN',
    'US_DRIVER_LICENSE',
    'US_PASSPORT',
    'US_BANK_NUMBER',
    'IP_ADDRESS',
    'NUMBER',
  ],
  '[postcode]': ['ZIP_CODE', 'STREET_ADDRESS', 'LOCATION', 'LOC'],
  '[handle]': ['HANDLE', 'USERNAME'],
  '[person]': ['PERSON'],
  '[company]': ['ORG', 'ORGANIZATION'],
  '[name]': ['PERSON', 'ORG', 'ORGANIZATION'],
  '[buyer]': ['PERSON'],
  '[colleague]': ['PERSON'],
  '[account]': ['ORG', 'ORGANIZATION'],
  '[site]': ['LOC', 'LOCATION', 'GPE'],
};

/**
 * Scores redaction on rows `{text, spans: [{start, end, type}], known: [name or {name, role}]}`,
 * offsets in UTF-16 units; throws with the number of the first line that is not such a row.
 *
 * - `recall[type]`: a labelled span is found when every letter and digit in it was struck out, by
 *   whatever rule and in however many pieces; one left over makes it missed.
 * - `precision[placeholder]`: a struck span is right when it shares a letter or digit with a labelled
 *   span of a type that its placeholder stands for.
 * - `maskedShareOfOtherWords`: words are runs of letters and digits; the others are those that touch
 *   no labelled span of any type. The share is of those that lost at least one letter.
 * - `knownNames`: labelled spans that name somebody of `known` (a span and a known name have a word in
 *   common), struck out by the rule of known names alone.
 */
export function run(rows: readonly unknown[]): RedactionScore {
  const tally = new Tally();
  for (const parsed of parseRows(rows, row, 'redaction')) score(parsed, tally);
  return {
    rows: rows.length,
    recall: tally.shares('recall'),
    precision: tally.shares('precision'),
    maskedShareOfOtherWords: tally.share('words', 'other'),
    knownNames: tally.share('known', 'names'),
  };
}

function score({ text, spans, known }: Row, tally: Tally): void {
  const names = known.map((name): KnownName =>
    typeof name === 'string' ? { role: 'buyer', name } : name,
  );
  const struck = redact(text, names).spans;
  const isStruck = covering(text, struck);
  for (const span of spans) tally.count('recall', span.type, isWholly(text, span, isStruck));
  for (const span of struck) {
    const types = typesOf[span.placeholder] ?? [];
    const isRight = spans.some(({ type, start, end }) => {
      const shared = text.slice(Math.max(start, span.start), Math.min(end, span.end));
      return types.includes(type) && /[\p{L}\p{N}]/u.test(shared);
    });
    tally.count('precision', span.placeholder, isRight);
  }
  const isLabelled = covering(text, spans);
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]{0,63}/gu)) {
    const places = Array.from(word, (_, offset) => index + offset);
    if (places.some((place) => isLabelled[place])) continue;
    tally.count(
      'words',
      'other',
      places.some((place) => isStruck[place]),
    );
  }
  const byName = covering(text, findKnownNames(text, names));
  const knownWords = new Set(names.flatMap(({ name }) => plainWords(name)));
  for (const span of spans) {
    const words = plainWords(text.slice(span.start, span.end));
    if (!words.some((word) => knownWords.has(word))) continue;
    tally.count('known', 'names', isWholly(text, span, byName));
  }
}

function plainWords(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]{2,64}/gu) ?? [];
}

/** Counts how often something was right, by kind and name. */
class Tally {
  private readonly counts = new Map<string, Map<string, { of: number; right: number }>>();

  count(kind: string, name: string, isRight: boolean): void {
    const ofKind = this.counts.get(kind) ?? new Map<string, { of: number; right: number }>();
    const count = ofKind.get(name) ?? { of: 0, right: 0 };
    ofKind.set(name, { of: count.of + 1, right: count.right + Number(isRight) });
    this.counts.set(kind, ofKind);
  }

  share(kind: string, name: string): Share {
    const { of, right } = this.counts.get(kind)?.get(name) ?? { of: 0, right: 0 };
    return { of, share: shareOf(right, of) };
  }

  shares(kind: string): Record<string, Share> {
    const names = [...(this.counts.get(kind)?.keys() ?? [])].sort();
    return Object.fromEntries(names.map((name) => [name, this.share(kind, name)]));
  }
}

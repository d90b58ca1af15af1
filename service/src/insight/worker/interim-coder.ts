import type { InsightArea } from '../../notes/note.ts';
import { type CodebookTheme, createCoder as createTfIdfCoder, type Filed } from '../coder.ts';

export interface CodedText {
  readonly text: string;
  readonly vector: Float32Array;
}

export interface ConfirmedNote extends CodedText {
  readonly id: string;
  readonly themeKey: string;
}

export interface ThemeText extends CodebookTheme {
  readonly vectors: readonly Float32Array[];
}

export interface Coder {
  code(note: CodedText, area: InsightArea | null): Filed;
}

const reach = 0.8;

export function isNear(a: CodedText, b: CodedText): boolean {
  return dot(a.vector, b.vector) > reach;
}

export function createCoder(
  themes: readonly ThemeText[],
  confirmed: readonly ConfirmedNote[],
): Coder {
  const words = createTfIdfCoder(themes);
  const active = new Set(themes.filter((theme) => theme.active).map((theme) => theme.key));
  const taught = confirmed
    .filter((note) => active.has(note.themeKey))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    code(note, area) {
      let best: { themeKey: string; score: number } | null = null;
      for (const known of taught) {
        if (!isNear(note, known)) continue;
        const score = dot(note.vector, known.vector);
        if (score > (best?.score ?? 0)) best = { themeKey: known.themeKey, score };
      }
      return best ?? words.code(note.text, area);
    },
  };
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

import {
  type CodebookTheme,
  type Coder,
  type ConfirmedNote,
  createCoder,
  textsOf,
  type ThemeText,
} from '../coding/coder.ts';
import type { Ground } from '../coding/ground.ts';
import type { Embedder } from '../embedding/embedder.ts';
import type { Lesson } from './messages.ts';
import { unpackVector } from './packed-vector.ts';

/** The coders that were learnt last, by their keys. */
export interface CoderShelf {
  /** Takes in a part of what a coder is built from, and builds it with the last. Throws if one was left out. */
  learn(lesson: Lesson): Promise<void>;
  /** Null when there is none of this key, or not any more. */
  find(coderKey: string): Coder | null;
}

/** Every org needs one, and a second one while its codebook changes. */
const codersKept = 4;

/** 36 themes have some 200 texts; 2 kB each. */
const vectorsKept = 4000;

/** An empty shelf. */
export function createCoderShelf(embedder: Embedder, ground: Ground): CoderShelf {
  const coders = new Map<string, Coder>();
  const unfinished = new Map<string, ConfirmedNote[]>();
  const vectors = new Map<string, Float32Array>();

  async function withVectors(themes: readonly CodebookTheme[]): Promise<ThemeText[]> {
    const texts = [...new Set(themes.flatMap(textsOf))];
    const known = new Map(texts.map((text) => [text, vectors.get(text)]));
    const missing = texts.filter((text) => known.get(text) === undefined);
    const made = missing.length === 0 ? [] : await embedder.embed(missing);
    missing.forEach((text, at) => {
      known.set(text, made[at]);
      keep(vectors, text, made[at] ?? new Float32Array(), vectorsKept);
    });
    return themes.map((theme) => ({
      ...theme,
      vectors: textsOf(theme).map((text) => known.get(text) ?? new Float32Array()),
    }));
  }

  return {
    async learn({ coderKey, after, confirmed, themes }) {
      const all = after === 0 ? [] : (unfinished.get(coderKey) ?? []);
      if (all.length !== after) throw new Error('A part of what a coder is built from is missing.');
      all.push(...confirmed.map((note) => ({ ...note, vector: unpackVector(note.vector) })));
      if (themes === null) {
        keep(unfinished, coderKey, all, codersKept);
        return;
      }
      unfinished.delete(coderKey);
      keep(coders, coderKey, createCoder(await withVectors(themes), all, ground), codersKept);
      forgetEarlier(coders, coderKey);
    },
    find(coderKey) {
      const coder = coders.get(coderKey);
      if (coder === undefined) return null;
      keep(coders, coderKey, coder, codersKept);
      return coder;
    },
  };
}

/**
 * Lets go of what was learnt with the same codebook from other confirmed notes, whose version is the last
 * word of a key: some of those notes may be erased.
 */
function forgetEarlier(coders: Map<string, Coder>, coderKey: string): void {
  const codebook = coderKey.slice(0, coderKey.lastIndexOf(' ') + 1);
  if (codebook === '') return;
  for (const key of coders.keys()) {
    if (key !== coderKey && key.startsWith(codebook)) coders.delete(key);
  }
}

/** Puts something last, and lets go of the first ones when there are too many. */
function keep<Value>(map: Map<string, Value>, key: string, value: Value, most: number): void {
  map.delete(key);
  map.set(key, value);
  for (const first of map.keys()) {
    if (map.size <= most) break;
    map.delete(first);
  }
}

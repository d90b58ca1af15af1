import { type InsightArea, insightAreas } from '../../notes/note.ts';
import { nearnessBy } from './nearness.ts';
import type { Ground } from './ground.ts';
import { packRows } from '../discovery/packed-rows.ts';
import { pictureThemes } from './theme-picture.ts';
import { indexDocuments } from './tf-idf.ts';
import { dot, meanOf, plus } from './vectors.ts';
import { contentWords } from './word-features.ts';

/** An entry of the codebook, as the coder needs it. */
export interface CodebookTheme {
  readonly key: string;
  readonly area: InsightArea;
  readonly label: string;
  readonly meaning: string;
  readonly examples: readonly string[];
  /** Proposed and retired themes take no notes. */
  readonly active: boolean;
}

/** A theme with the sentence vectors of `textsOf(theme)`, in that order. */
export interface ThemeText extends CodebookTheme {
  readonly vectors: readonly Float32Array[];
}

/** Redacted words and their sentence vector, of length 1. */
export interface CodedText {
  readonly text: string;
  readonly vector: Float32Array;
}

/** Whose notes a confirmed note teaches: its own rep's, those of all others, or everybody's. */
export type Pupils = 'own' | 'others' | 'everybody';

/** Who tapped, and whose notes that may move. */
export interface Tap {
  /** The hash of the rep. */
  readonly contributor: string;
  readonly pupils: Pupils;
}

/** A note whose rep tapped the theme. */
export interface ConfirmedNote extends CodedText, Tap {
  readonly id: string;
  readonly themeKey: string;
}

export interface Filed {
  /** Null when nothing fits well enough. */
  readonly themeKey: string | null;
  /** The theme that fits best, however badly; null when the text says too little to tell. */
  readonly nearest: string | null;
  /** The chance that the nearest theme is right, from 0 to 1. */
  readonly score: number;
  /** The area whose themes the text speaks of most; null when it says too little to tell. */
  readonly area: InsightArea | null;
}

/** Files texts under the themes of one codebook; the same text always gives the same theme. */
export interface Coder {
  /**
   * `area` is the one the note's prompt asked about; its themes come first. `contributor` wrote the note;
   * null is nobody who tapped anything.
   */
  code(note: CodedText, area: InsightArea | null, contributor?: string | null): Filed;
}

/** Whether a tap may move a note of this contributor. */
export function teaches({ contributor, pupils }: Tap, author: string | null): boolean {
  return pupils === 'everybody' || (pupils === 'own') === (contributor === author);
}

/**
 * What each view of a note counts, as the logarithm of odds, by a softmax regression over the themes
 * of each codebook. Which notes it was fitted on: `docs/insight.md`.
 */
export interface CoderWeights {
  /** Words in common with the theme's, by TF-IDF. */
  readonly words: number;
  /** Likeness in the text space. */
  readonly meaning: number;
  /** How much the text speaks of the theme's insight area. */
  readonly area: number;
  /** That the prompt asked about the theme's area. */
  readonly prompt: number;
  /** Nearness to the nearest confirmed note of the theme, of those that teach this one. */
  readonly confirmed: number;
  /** That a note fits no theme at all, when nothing is known of its prompt. */
  readonly none: number;
  /** The same, when its prompt asked about an area. */
  readonly noneOfArea: number;
}

export const coderWeights: CoderWeights = {
  words: 15.9,
  meaning: 9.3,
  area: 2,
  prompt: 3.6,
  confirmed: 6,
  none: 2.2,
  noneOfArea: 3.95,
};

/**
 * Below this chance nothing is filed. On the tuning companies three of four notes filed above it are
 * right; a line that files all that is more likely right than wrong would let one in three be wrong,
 * and a wrong theme is counted until its rep says otherwise.
 */
const line = 0.4;

/** "price" or "too complicated" names a reason and no theme; the ladder asks on. */
const wordsToFile = 3;

/** The texts of a theme whose sentence vectors a coder needs. */
export function textsOf({ label, meaning, examples }: CodebookTheme): string[] {
  return [`${label}. ${meaning}`, ...examples];
}

/**
 * Builds a coder from a codebook and from what reps confirmed, in some milliseconds per theme; keep
 * it while both stay the same.
 */
export function createCoder(
  themes: readonly ThemeText[],
  confirmed: readonly ConfirmedNote[],
  ground: Ground,
  weights: CoderWeights = coderWeights,
): Coder {
  const { space, weigh, background } = ground;
  // Ties go to the first key, not to whatever the database returned first.
  const known = themes.filter((theme) => theme.active).sort((a, b) => (a.key < b.key ? -1 : 1));
  const places = new Map(known.map((theme, at) => [theme.key, at]));
  const pictures = packRows(
    pictureThemes(
      known.map((theme) => ownWordsOf(theme, ground)),
      background,
    ),
  );
  const wordsInCommon = indexDocuments(known.map((theme) => weigh(textsOf(theme).join(' '))));
  const taught = confirmed
    .flatMap(({ id, themeKey, contributor, pupils, text, vector }) => {
      const place = places.get(themeKey);
      if (place === undefined) return [];
      return [{ id, place, contributor, pupils, vector: space.vectorOf(text, vector) }];
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const taps = taught.map(({ place, contributor, pupils }) => ({ place, contributor, pupils }));
  const taughtVectors = packRows(taught.map(({ vector }) => vector));

  function scoresOf(note: CodedText, area: InsightArea | null, author: string | null): number[] {
    const here = space.vectorOf(note.text, note.vector);
    const words = wordsInCommon(weigh(note.text));
    const squares = dot(here, here);
    const length = Math.sqrt(squares || 1);
    const meaning = pictures.dots(here);
    const areas = new Map(
      insightAreas.map((key) => [key, dot(background.areas.get(key) ?? new Float32Array(), here)]),
    );
    const scores = known.map(
      (theme, at) =>
        weights.words * (words[at] ?? 0) +
        (weights.meaning * (meaning[at] ?? 0)) / length +
        weights.area * (areas.get(theme.area) ?? 0) +
        (area === theme.area ? weights.prompt : 0),
    );
    const nearest = known.map(() => 0);
    const likeness = taughtVectors.dots(here);
    taps.forEach((tap, at) => {
      if (!teaches(tap, author)) return;
      const near = nearnessBy(likeness[at] ?? 0, squares, taughtVectors.squares[at] ?? 0);
      nearest[tap.place] = Math.max(nearest[tap.place] ?? 0, near);
    });
    return scores.map((score, at) => score + weights.confirmed * (nearest[at] ?? 0));
  }

  return {
    code(note, area, contributor = null) {
      const nothing = { themeKey: null, nearest: null, score: 0, area: null };
      if (known.length === 0 || new Set(contentWords(note.text)).size < wordsToFile) return nothing;
      const scores = scoresOf(note, area, contributor);
      const highest = Math.max(...scores);
      const nearest = known[scores.indexOf(highest)]?.key ?? null;
      const none = area === null ? weights.none : weights.noneOfArea;
      const odds = scores.map((score) => Math.exp(score - highest));
      const score = 1 / (sumOf(odds) + Math.exp(none - highest));
      return {
        themeKey: score < line ? null : nearest,
        nearest,
        score,
        area: heaviestArea(known, odds),
      };
    },
  };
}

function heaviestArea(
  themes: readonly CodebookTheme[],
  odds: readonly number[],
): InsightArea | null {
  const oddsOf = (area: InsightArea): number =>
    sumOf(odds.filter((_, at) => themes[at]?.area === area));
  const [first] = insightAreas
    .map((area) => ({ area, odds: oddsOf(area) }))
    .sort((a, b) => b.odds - a.odds);
  return first?.area ?? null;
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, value) => sum + value, 0);
}

/** What examples count beside the label and the meaning. */
const exampleShare = 0.5;

function ownWordsOf(theme: ThemeText, { space }: Ground): Float32Array {
  const [own, ...examples] = textsOf(theme).map((text, at) =>
    space.vectorOf(text, theme.vectors[at] ?? new Float32Array()),
  );
  const first = own ?? new Float32Array(space.dimensions);
  return plus(first, meanOf(examples, space.dimensions), exampleShare);
}

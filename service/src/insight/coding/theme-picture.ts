import type { Background } from './background.ts';
import { packRows } from '../discovery/packed-rows.ts';
import { addTo, meanOf, plus, withLength } from './vectors.ts';

/** How strongly a theme leans on the concepts most like it: higher means on fewer of them. */
const sharpness = 1.2;

/** What the sentences of related concepts count beside the theme's own words. */
const relatedShare = 0.5;

/**
 * Pictures themes in the text space: each by its own words, and by what reps might write about the
 * concepts of the phrase bank that its words resemble. A description says "lack of references"; reps
 * write "who else runs this?".
 *
 * @param ownWords the themes' own words in the text space
 * @returns a vector of length 1 for each theme
 */
export function pictureThemes(
  ownWords: readonly Float32Array[],
  { concepts }: Background,
): Float32Array[] {
  const size = ownWords[0]?.length ?? 0;
  const descriptions = packRows(concepts.flatMap((concept) => concept.descriptions));
  const sentences = packRows(concepts.map((concept) => concept.sentences));
  const related = ownWords.map((theme) => {
    const likenesses = descriptions.dots(theme);
    let from = 0;
    const byDescription = concepts.map(({ descriptions: { length } }) =>
      Math.max(...likenesses.subarray(from, (from += length))),
    );
    const bySentences = [...sentences.dots(theme)];
    const likeness = sums(standardised(byDescription), standardised(bySentences));
    const shares = softmax(likeness.map((value) => sharpness * value));
    const sum = new Float32Array(size);
    concepts.forEach((concept, at) => addTo(sum, concept.sentences, shares[at] ?? 0));
    return sum;
  });
  const ownMean = meanOf(ownWords, size);
  const relatedMean = meanOf(related, size);
  return ownWords.map((own, at) => {
    const distinct = withLength(plus(own, ownMean, -1));
    const others = withLength(plus(related[at] ?? own, relatedMean, -1), relatedShare);
    return withLength(plus(distinct, others));
  });
}

function standardised(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const spread = Math.hypot(...values.map((value) => value - mean)) / Math.sqrt(values.length);
  return values.map((value) => (spread === 0 ? 0 : (value - mean) / spread));
}

function sums(a: readonly number[], b: readonly number[]): number[] {
  return a.map((value, at) => value + (b[at] ?? 0));
}

function softmax(scores: readonly number[]): number[] {
  const highest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - highest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

import type { WordVectors } from '../embedding/word-vectors.ts';
import { contentWords, stem } from './word-features.ts';
import { addTo, plus, withLength } from './vectors.ts';

/** What a text space was learnt from the phrase bank. */
export interface TextSpaceFacts {
  /** The mean sentence vector of the bank. */
  readonly sentenceMean: Float32Array;
  /** The mean word vector of its texts. */
  readonly wordMean: Float32Array;
  /** Where each stem points among the main directions of the bank, times how rare the stem is. */
  readonly stems: ReadonlyMap<string, Float32Array>;
}

/**
 * Turns a text into one vector that holds three views of it side by side: what the sentence model
 * makes of it, the mean of its words' meanings, and the company that its words keep in the phrase bank.
 */
export interface TextSpace {
  readonly dimensions: number;
  vectorOf(text: string, sentence: Float32Array): Float32Array;
}

/** What the second and the third view count beside the first (tuned on the phrase bank's vendors). */
const wordShare = 0.7;
const stemShare = 0.7;

/** Words this frequent (as a share of all words) count half; rarer ones up to fully. */
const halfWeightFrequency = 1e-3;

/** Makes the space; keep it for as long as its facts are the same. */
export function createTextSpace(facts: TextSpaceFacts, words: WordVectors): TextSpace {
  const { sentenceMean, wordMean, stems } = facts;
  const stemDimensions = [...stems.values()][0]?.length ?? 0;
  return {
    dimensions: sentenceMean.length + words.dimensions + stemDimensions,
    vectorOf(text, sentence) {
      const content = contentWords(text);
      const ofWords = plus(meanOfWords(content, words), wordMean, -1);
      const ofStems = sumOfStems(content, stems, stemDimensions);
      const vector = new Float32Array(sentence.length + ofWords.length + ofStems.length);
      vector.set(withLength(plus(sentence, sentenceMean, -1)));
      vector.set(withLength(ofWords, wordShare), sentence.length);
      vector.set(withLength(ofStems, stemShare), sentence.length + ofWords.length);
      return vector;
    },
  };
}

/** The mean of the words' vectors; frequent words count less. Zeros when no word is known. */
export function meanOfWords(content: readonly string[], words: WordVectors): Float32Array {
  const sum = new Float32Array(words.dimensions);
  let weights = 0;
  for (const word of content) {
    const vector = words.vectorOf(word);
    if (!vector) continue;
    // By Zipf's law: the frequency falls with the rank.
    const frequency = 0.08 / ((words.rankOf(word) ?? 0) + 10);
    const weight = halfWeightFrequency / (halfWeightFrequency + frequency);
    addTo(sum, withLength(vector), weight);
    weights += weight;
  }
  return weights === 0 ? sum : sum.map((value) => value / weights);
}

function sumOfStems(
  content: readonly string[],
  stems: ReadonlyMap<string, Float32Array>,
  dimensions: number,
): Float32Array {
  const counts = new Map<string, number>();
  for (const word of content.map(stem)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const sum = new Float32Array(dimensions);
  for (const [word, times] of counts) {
    const vector = stems.get(word);
    if (vector) addTo(sum, vector, 1 + Math.log(times));
  }
  return sum;
}

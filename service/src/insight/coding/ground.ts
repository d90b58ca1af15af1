import { readFileSync } from 'node:fs';
import type { Embedder } from '../embedding/embedder.ts';
import { loadWordVectors } from '../embedding/word-vectors.ts';
import { type Background, unpackBackground } from './background.ts';
import { learnBackground } from './learn-background.ts';
import { bankIdOf, type Concept, loadPhraseBank } from './phrase-bank.ts';
import { createTextSpace, type TextSpace } from './text-space.ts';
import { createWeigher, type WeighedFeatures } from './tf-idf.ts';

/** What all coders of a process stand on. */
export interface Ground {
  readonly background: Background;
  readonly space: TextSpace;
  /** Weighs the words of a text by how rare they are in the phrase bank. */
  readonly weigh: (text: string) => WeighedFeatures;
}

const learntFile = new URL('background.bin', import.meta.url);

/**
 * Opens the ground for an embedder, in some 0.3 s. For another embedder than the one that comes with
 * Watercooler, or another bank, it is learnt first, which takes as long as embedding 5,700 short texts.
 */
export async function openGround(
  embedder: Embedder,
  bank: readonly Concept[] = loadPhraseBank(),
): Promise<Ground> {
  const words = loadWordVectors();
  const learnt = unpackBackground(readFileSync(learntFile));
  const isLearnt = learnt.embedderId === embedder.id && learnt.bankId === bankIdOf(bank);
  const background = isLearnt ? learnt : await learnBackground(bank, embedder, words);
  return {
    background,
    space: createTextSpace(background.space, words),
    weigh: createWeigher(
      bank.flatMap(({ descriptions, sentences }) => [...descriptions, ...sentences]),
    ),
  };
}

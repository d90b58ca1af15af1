import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Embedder } from '../embedding/embedder.ts';
import { loadWordVectors } from '../embedding/word-vectors.ts';
import { packBackground, unpackBackground } from './background.ts';
import { learnBackground } from './learn-background.ts';
import { bankIdOf, type Concept, loadPhraseBank } from './phrase-bank.ts';
import { dot } from './vectors.ts';

/** Two numbers a text, enough to learn with. */
const tiny: Embedder = {
  id: 'tiny',
  dimensions: 2,
  embed: (texts) =>
    Promise.resolve(
      texts.map((text) => Float32Array.of(text.includes('boss') ? 1 : 0, text.length % 2)),
    ),
  close: () => Promise.resolve(),
};

const bank: readonly Concept[] = [
  {
    key: 'boss',
    area: 'room',
    descriptions: ['The boss drops in. The boss of the room comes without a word.'],
    sentences: ['the boss walked in', 'boss came by, silent', 'the boss sat down'],
  },
  {
    key: 'price',
    area: 'stops',
    descriptions: ['Price too high. The price is more than they want to pay.'],
    sentences: ['price is too high', 'they will not pay the price', 'too high a price'],
  },
];

describe('the background', () => {
  test('that is shipped was learnt from the phrase bank that is shipped', () => {
    const bytes = readFileSync(new URL('background.bin', import.meta.url));
    expect(unpackBackground(bytes).bankId).toBe(bankIdOf(loadPhraseBank()));
  });

  test('is the same each time it is learnt', async () => {
    const learn = async (): Promise<Buffer> =>
      packBackground(await learnBackground(bank, tiny, loadWordVectors()));
    expect((await learn()).equals(await learn())).toBe(true);
  });

  test('survives packing but for the last digits', async () => {
    const learnt = await learnBackground(bank, tiny, loadWordVectors());
    const read = unpackBackground(packBackground(learnt));
    expect(read.embedderId).toBe('tiny');
    expect([...read.space.stems.keys()]).toEqual([...learnt.space.stems.keys()]);
    const [before, after] = [learnt, read].map(({ concepts }) => concepts[0]?.sentences);
    expect(before && after && dot(before, after) / dot(before, before)).toBeCloseTo(1, 2);
  });

  test('tells the area of a text like those it was learnt from', async () => {
    const { areas, concepts } = await learnBackground(bank, tiny, loadWordVectors());
    const [room] = concepts;
    const speaksOf = (area: 'room' | 'stops'): number =>
      dot(areas.get(area) ?? new Float32Array(), room?.sentences ?? new Float32Array());
    expect(speaksOf('room')).toBeGreaterThan(speaksOf('stops'));
  });

  test('cannot be read from a file that was cut short', async () => {
    const bytes = packBackground(await learnBackground(bank, tiny, loadWordVectors()));
    expect(() => unpackBackground(bytes.subarray(0, bytes.length - 10))).toThrow();
  });
});

import { afterAll, describe, expect, test } from 'vitest';
import { openEmbedder } from './open-embedder.ts';
import { openSentenceEncoder } from './sentence-encoder/open.ts';

const embedder = await openEmbedder({ modelPath: null });
afterAll(async () => await embedder.close());

function cosine(one: Float32Array | undefined, other: Float32Array | undefined): number {
  if (!one || !other) throw new Error('There is a vector for every text.');
  return one.reduce((sum, value, i) => sum + value * (other[i] ?? 0), 0);
}

function lengthOf(vector: Float32Array | undefined): number {
  return Math.sqrt(cosine(vector, vector));
}

/** Texts of many lengths, of one word and of sixteen. */
function texts(count: number): string[] {
  const words =
    'the buyer said our price was too high for a pilot and legal took six weeks to sign off on it'.split(
      ' ',
    );
  return Array.from({ length: count }, (_, i) =>
    Array.from(
      { length: 1 + (i % 16) },
      (_, at) => words[(i * 7 + at * (1 + (i % 5))) % words.length],
    ).join(' '),
  );
}

test('texts of one meaning lie closer than texts of two', async () => {
  const [price, cost, legal] = await embedder.embed([
    'they think it is too expensive',
    'the price is above their budget',
    'their lawyers want to change the contract',
  ]);
  expect(cosine(price, cost)).toBeGreaterThan(cosine(price, legal) + 0.1);
});

test('there is one vector of length 1 per text, in the order of the texts', async () => {
  const many = texts(70);
  const together = await embedder.embed(many);
  expect(together).toHaveLength(70);
  for (const vector of together) {
    expect(vector).toHaveLength(embedder.dimensions);
    expect(lengthOf(vector)).toBeCloseTo(1, 5);
  }
  for (const position of [0, 33, 69]) {
    const [alone] = await embedder.embed([many[position] ?? '']);
    expect(cosine(alone, together[position])).toBeGreaterThan(0.999999);
  }
});

test('the engine gives the vectors of the graph as it was published', async () => {
  const published = await openSentenceEncoder(null, 1);
  expect(published.id).toBe(embedder.id);
  const many = [...texts(200), 'word '.repeat(300), 'naïve ☕ “quotes” 한국어'];
  const [ours, theirs] = [await embedder.embed(many), await published.embed(many)];
  await published.close();
  const worst = Math.min(...ours.map((vector, i) => cosine(vector, theirs[i])));
  expect(worst).toBeGreaterThan(0.9999);
}, 60_000);

describe('where the native engine is not installed', () => {
  const noEngine = (): Promise<null> => Promise.resolve(null);

  test('the shipped model opens all the same, under the same id', async () => {
    const portable = await openEmbedder({ modelPath: null }, noEngine);
    const [vector] = await portable.embed(['price']);
    await portable.close();
    expect(portable.id).toBe(embedder.id);
    expect(lengthOf(vector)).toBeCloseTo(1, 5);
  }, 60_000);

  test('a model of one’s own is refused with what to do', async () => {
    await expect(openEmbedder({ modelPath: 'some-folder' }, noEngine)).rejects.toThrow(
      'needs the npm package onnxruntime-node, which does not load on this machine. Install it, or leave EMBEDDING_MODEL empty',
    );
  });
});

test('the empty text is all zeros, and so are spaces', async () => {
  const [empty, spaces, word] = await embedder.embed(['', ' \n\t', 'price']);
  expect([lengthOf(empty), lengthOf(spaces)]).toEqual([0, 0]);
  expect(lengthOf(word)).toBeCloseTo(1, 5);
});

test('every text has a vector, whatever stands in it', async () => {
  const odd = ['🙂🙂', '\u0000\u0007', '\ud800', '=1+1', '<b>no</b>', '한국어', 'a'.repeat(30_000)];
  for (const vector of await embedder.embed(odd)) expect(lengthOf(vector)).toBeCloseTo(1, 5);
});

test('a text says what its first 128 pieces say', async () => {
  const start = 'the deal is stuck in legal '.repeat(22);
  const [one, other] = await embedder.embed([
    `${start} and all is well`,
    `${start} but not for us`,
  ]);
  expect(cosine(one, other)).toBeCloseTo(1, 6);
});

test('no texts have no vectors', async () => {
  expect(await embedder.embed([])).toEqual([]);
});

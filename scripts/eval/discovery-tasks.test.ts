import { expect, test } from 'vitest';
import type { Embedder } from '../../service/src/insight/embedding/embedder.ts';
import { vectorOf } from '../../service/src/insight/discovery/note-builder.ts';
import * as assign from './assign.ts';
import * as identity from './identity.ts';
import * as themes from './themes.ts';

const embedder: Embedder = {
  id: 'words in common',
  dimensions: 64,
  embed: (texts) => Promise.resolve(texts.map(vectorOf)),
  close: () => Promise.resolve(),
};

const topics = {
  card_arrival: [
    'card delivery late',
    'card has not arrived',
    'waiting for card delivery',
    'new card arrived late',
  ],
  exchange_rate: [
    'exchange rate euros',
    'rate of exchange today',
    'what exchange rate applies',
    'euros exchange rate wrong',
  ],
  lost_phone: [
    'phone was stolen',
    'lost phone yesterday',
    'stolen phone help',
    'phone lost on train',
  ],
};
const rows = Object.entries(topics).flatMap(([label, texts]) =>
  texts.map((text, at) => ({ text, label, split: at < 3 ? 'train' : 'test' })),
);

test('themes finds as many groups as there are labels, and says how well they agree', async () => {
  expect(await themes.run(rows, { embedder })).toMatchObject({
    task: 'themes',
    n: 12,
    k: 3,
    acc: 1,
    nmi: 1,
    ari: 1,
  });
});

test('assign learns from train rows and scores test rows only', async () => {
  expect(await assign.run(rows, { embedder })).toEqual({
    task: 'assign',
    n: 3,
    classes: 3,
    acc: 1,
  });
});

test('a test row changes nothing of what is learnt', async () => {
  const wrong = rows.map((row) =>
    row.split === 'test' ? { ...row, label: 'exchange_rate' } : row,
  );
  expect((await assign.run(wrong, { embedder })).acc).toBeCloseTo(1 / 3, 3);
});

test('identity tells the share of notes that keep their theme', async () => {
  const many = [...rows, ...rows, ...rows];
  const score = await identity.run(many, { embedder });
  expect(score).toMatchObject({ task: 'identity', n: 36 });
  expect(score.kept).toBeGreaterThan(0.9);
});

test('a damaged row is named by its line', async () => {
  await expect(themes.run([...rows, { text: 'x' }], { embedder })).rejects.toThrow(
    'Line 13 is no row of the themes task. label',
  );
  await expect(assign.run([{ text: 'x', label: 'a', split: 'dev' }], { embedder })).rejects.toThrow(
    'Line 1',
  );
  await expect(assign.run(rows.slice(0, 2), { embedder })).rejects.toThrow('some with "test"');
  await expect(themes.run([], { embedder })).rejects.toThrow('at least one row');
  await expect(identity.run([], { embedder })).rejects.toThrow('at least 10');
});

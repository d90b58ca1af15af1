import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { CoderSource, Insight } from '../../service/src/insight/worker/insight.ts';
import { shareThread } from './share.ts';
import { startSharedInsight } from './shared-insight.ts';

let one: Insight;
let other: Insight;
beforeAll(async () => {
  [one, other] = await Promise.all([startSharedInsight(), startSharedInsight()]);
});
afterAll(async () => {
  await one.close();
  await other.close();
});

const note = {
  text: 'what if the sync fails on sunday',
  ...({ vector: null, area: 'stops', contributor: 'somebody' } as const),
};

/** A codebook of one theme; scenes may call what they hold the same. */
function codebookOf(key: string): CoderSource {
  const theme = {
    ...{ key, label: 'Broken sync', meaning: 'Fear that the sync between systems fails' },
    ...({ area: 'stops', examples: [], active: true } as const),
  };
  return {
    key: 'org codebook 1',
    load: () => Promise.resolve({ themes: [theme], confirmed: [] }),
  };
}

test('what one scene teaches the shared thread, another does not learn', async () => {
  expect(await one.file(codebookOf('mine'), [note])).toMatchObject([{ themeKey: 'mine' }]);
  expect(await other.file(codebookOf('theirs'), [note])).toMatchObject([{ themeKey: 'theirs' }]);
  expect(await one.file(codebookOf('mine'), [note])).toMatchObject([{ themeKey: 'mine' }]);
});

test('a scene that ends takes nothing from the others', async () => {
  const short = await startSharedInsight();
  const vectors = await short.embed([note.text]);
  await short.close();
  expect(await one.embed([note.text])).toEqual(vectors);
});

test('a thread that ends by itself takes along what it was asked; the next caller gets another', async () => {
  const fragile = '../../service/src/insight/worker/fragile-thread.fixture.ts';
  const shared = await shareThread(new URL(fragile, import.meta.url));
  onTestFinished(shared.close);
  const scene = await startSharedInsight(shared.port);
  onTestFinished(scene.close);
  await expect(scene.embed(['end'])).rejects.toThrow('ended twice over the same work');
  expect(await scene.embed(['go on'])).toEqual([Uint8Array.of(1)]);
  expect(shared.waiting()).toBe(0);
});

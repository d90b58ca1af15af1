import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { silentLog } from '../../../../test/silent-log.ts';
import type { Insight } from './insight.ts';
import { startInsight } from './start-insight.ts';

describe('the thread', () => {
  let insight: Insight;
  beforeAll(async () => {
    insight = await startInsight({ modelPath: null }, { log: silentLog });
  });
  afterAll(() => insight.close());

  const themes = [
    {
      key: 'sync',
      area: 'stops',
      label: 'Broken sync',
      meaning: 'Fear that the sync between systems fails',
      examples: [],
      active: true,
    },
  ] as const;

  test('redacts more notes than one message carries, in order', async () => {
    const pete = [{ role: 'buyer', name: 'Pete Sallow' }] as const;
    const notes = Array.from({ length: 120 }, (_, at) => ({
      body: `Pete asked for ${'more '.repeat(at % 7)}proof`,
      withdrawn: at === 60,
      knownNames: pete,
    }));
    const redacted = await insight.redact(notes, []);
    expect(redacted).toHaveLength(120);
    expect(redacted[1]).toMatchObject({ redactedText: '[buyer] asked for more proof' });
    expect(redacted[60]).toEqual({ keepsWords: false, heldReason: null });
    expect(redacted[119]).toMatchObject({ redactedText: '[buyer] asked for proof' });
  });

  test('embeds the same words the same, whatever comes with them', async () => {
    const [alone] = await insight.embed(['the gate is agency staff']);
    const [, among] = await insight.embed(['price', 'the gate is agency staff', '']);
    expect(among).toEqual(alone);
    expect(await insight.embed([])).toEqual([]);
  });

  test('loads a coder when it needs one, once', async () => {
    let loads = 0;
    const coder = {
      key: 'of one theme',
      load: async () => {
        loads += 1;
        return { themes, confirmed: [] };
      },
    };
    const notes = [
      { text: 'what if the sync fails on sunday', vector: null, area: 'stops', contributor: 'a' },
    ] as const;
    expect(await insight.file(coder, notes)).toMatchObject([{ themeKey: 'sync' }]);
    expect(await insight.file(coder, notes)).toMatchObject([{ themeKey: 'sync' }]);
    expect(loads).toBe(1);
  });

  test('tells which notes a confirmation could move', async () => {
    const texts = ['their budget is frozen until april', 'the kitchen smells of coffee'];
    const vectors = await insight.embed(texts);
    const [budget, kitchen] = texts.map((text, at) => ({
      text,
      vector: vectors[at] ?? new Uint8Array(),
    }));
    if (!budget || !kitchen) throw new Error('There are two.');
    expect(await insight.findNear([budget], [budget, kitchen])).toEqual([true, false]);
    expect(await insight.findNear([], [budget])).toEqual([false]);
  });
});

describe('a thread that ends by itself', () => {
  const entry = new URL('fragile-thread.fixture.ts', import.meta.url);
  const options = { log: silentLog, entry };

  test('is started again, and asked once more', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'watercooler-thread-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const insight = await startInsight({ modelPath: join(folder, 'ended') }, options);
    onTestFinished(() => insight.close());
    expect(await insight.embed(['end'])).toEqual([Uint8Array.of(1)]);
    expect(await insight.embed(['go on'])).toEqual([Uint8Array.of(1)]);
  });

  test('fails what it ended over twice, in words without the note, and goes on', async () => {
    const insight = await startInsight({ modelPath: null }, options);
    onTestFinished(() => insight.close());
    await expect(insight.embed(['end'])).rejects.toThrow(
      'The thread that reads notes ended twice over the same work (embed).',
    );
    expect(await insight.embed(['go on'])).toEqual([Uint8Array.of(1)]);
  });

  test('does nothing more once it is closed', async () => {
    const insight = await startInsight({ modelPath: null }, options);
    await insight.close();
    await expect(insight.embed(['go on'])).rejects.toThrow('closed');
    await insight.close();
  });
});

test('says why it cannot start', async () => {
  await expect(startInsight({ modelPath: '/nowhere/at/all' }, { log: silentLog })).rejects.toThrow(
    /Notes cannot be read: .*\/nowhere\/at\/all/,
  );
});

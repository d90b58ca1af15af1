import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { mapInTurns } from './map-in-turns.ts';

function busyFor(ms: number): void {
  const begunMs = performance.now();
  while (performance.now() - begunMs < ms);
}

test('every item is mapped once, in order', async () => {
  const items = Array.from({ length: 2000 }, (_, at) => at);
  expect(await mapInTurns(items, (item, at) => item * 2 - at)).toEqual(items);
});

test('what waits for the thread goes on before the list ends', async () => {
  let isDone = false;
  const mapping = mapInTurns([1, 2, 3, 4], () => busyFor(1)).then(() => (isDone = true));
  await setImmediate();
  expect(isDone).toBe(false);
  await mapping;
});

test('work that fails is told of', async () => {
  const failing = mapInTurns([1], () => {
    throw new Error('no such persona');
  });
  await expect(failing).rejects.toThrow('no such persona');
});

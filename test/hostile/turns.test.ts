import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { watchTurns } from './turns.ts';

function workFor(ms: number): void {
  const before = process.threadCpuUsage();
  for (let doneMs = 0; doneMs < ms;) {
    const { user, system } = process.threadCpuUsage(before);
    doneMs = (user + system) / 1000;
  }
}

test('work that lets nobody else take a turn is told, in pieces only the longest of them', async () => {
  const turns = watchTurns();
  onTestFinished(() => turns.stop());
  await pause(20);
  turns.forget();
  for (let at = 0; at < 4; at += 1) {
    workFor(15);
    await pause(20);
  }
  expect(turns.longestBusyMs()).toBeLessThan(50);
  workFor(60);
  await pause(20);
  expect(turns.longestBusyMs()).toBeGreaterThanOrEqual(60);
  turns.forget();
  expect(turns.longestBusyMs()).toBe(0);
});

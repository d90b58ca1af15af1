import { EventEmitter } from 'node:events';
import pg from 'pg';
import { expect, test, vi } from 'vitest';
import { createLog } from '../log.ts';
import { keepRunning } from './kept-running.ts';

/** A connection that was never opened, to end it at will. */
function connection(): pg.Client {
  const client = new pg.Client();
  vi.spyOn(client, 'end').mockImplementation(() => Promise.resolve());
  return client;
}

const breaks = (client: EventEmitter): boolean => client.emit('end');

/** A kept server whose starts fail so many times. */
function keep({ fails, pausesMs = [0, 0, 0] }: { fails: number; pausesMs?: number[] }) {
  const logged: string[] = [];
  const log = createLog({
    level: 'info',
    destination: { write: (line) => void logged.push(line) },
  });
  const opened = [connection()];
  let tries = 0;
  let nowMs = 0;
  const open = async () => {
    tries += 1;
    if (tries <= fails) throw new Error('The disk is full.');
    const client = connection();
    opened.push(client);
    return client;
  };
  const elapsedMs = (): number => nowMs;
  const kept = keepRunning(opened[0] ?? connection(), { open, log, pausesMs, elapsedMs });
  const breakLast = () => breaks(opened.at(-1) ?? connection());
  const pass = (minutes: number): void => void (nowMs += minutes * 60_000);
  return { kept, logged, opened, breakLast, pass, tries: () => tries };
}

test('a server that does not start at once is tried again', async () => {
  const { kept, breakLast, opened, tries } = keep({ fails: 2 });
  breakLast();
  expect(kept.state()).toBe('starting-again');
  await vi.waitFor(() => expect(kept.state()).toBe('running'));
  expect(tries()).toBe(3);
  expect(kept.owner()).toBe(opened[1]);
});

test('one that does not start at all is given up, in words that say where to look', async () => {
  const { kept, breakLast, logged, tries } = keep({ fails: 99 });
  breakLast();
  await vi.waitFor(() => expect(kept.state()).toBe('given-up'));
  expect(tries()).toBe(3);
  expect(logged.at(-1)).toMatch(/could not be started again\. Look at .*server\.log/);
});

test('one that ends again as soon as it runs is not started for ever', async () => {
  const { kept, breakLast, tries } = keep({ fails: 0 });
  for (let ends = 0; ends < 3; ends += 1) {
    breakLast();
    await vi.waitFor(() => expect(kept.state()).toBe('running'));
  }
  breakLast();
  await vi.waitFor(() => expect(kept.state()).toBe('given-up'));
  expect(tries()).toBe(3);
});

test('one that runs for more than ten minutes is well again, and gets as many tries the next time', async () => {
  const { kept, breakLast, pass, tries } = keep({ fails: 2 });
  breakLast();
  await vi.waitFor(() => expect(kept.state()).toBe('running'));
  pass(11);
  for (let ends = 0; ends < 3; ends += 1) {
    breakLast();
    await vi.waitFor(() => expect(kept.state()).toBe('running'));
    pass(9);
  }
  // Never for ten minutes since.
  breakLast();
  await vi.waitFor(() => expect(kept.state()).toBe('given-up'));
  expect(tries()).toBe(3 + 3);
});

test('one that we let go is not started again, whatever it waits for', async () => {
  const { kept, breakLast, tries } = keep({ fails: 99, pausesMs: [60_000] });
  breakLast();
  expect(await kept.letGo()).toBe(false);
  const other = keep({ fails: 0 });
  expect(await other.kept.letGo()).toBe(true);
  other.breakLast();
  expect(other.kept.state()).toBe('running');
  expect(tries() + other.tries()).toBe(0);
});

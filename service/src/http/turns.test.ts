import { expect, test } from 'vitest';
import { createTurns } from './turns.ts';

/** What a promise came to, or `waits`. */
async function soFar<Result>(work: Promise<Result>): Promise<Result | 'waits'> {
  return Promise.race([work, new Promise<'waits'>((done) => setImmediate(done, 'waits'))]);
}

test('so many have a turn, so many wait, and whoever comes then is sent away at once', async () => {
  const turns = createTurns({ atATime: 2, waiting: 1 });
  const asked = [turns.take('one'), turns.take('one'), turns.take('one'), turns.take('one')];
  const came = await Promise.all(asked.map(soFar));
  expect(came).toEqual([expect.any(Function), expect.any(Function), 'waits', null]);
});

test('nobody waits for somebody else’s', async () => {
  const turns = createTurns({ atATime: 1, waiting: 0 });
  await turns.take('one');
  expect(await turns.take('one')).toBeNull();
  expect(await turns.take('other')).toEqual(expect.any(Function));
});

test('those who wait are let in as they came, one for each turn that ends', async () => {
  const turns = createTurns({ atATime: 1, waiting: 2 });
  const end = await turns.take('one');
  const [second, third] = [turns.take('one'), turns.take('one')];
  end?.();
  end?.();
  expect(await soFar(second)).toEqual(expect.any(Function));
  expect(await soFar(third)).toBe('waits');
  (await second)?.();
  expect(await soFar(third)).toEqual(expect.any(Function));
});

test('a turn that ended is free for whoever comes next', async () => {
  const turns = createTurns({ atATime: 1, waiting: 0 });
  for (let come = 0; come < 3; come += 1) {
    const end = await turns.take('one');
    expect(end).toEqual(expect.any(Function));
    end?.();
  }
});

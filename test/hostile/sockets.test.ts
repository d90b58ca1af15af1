import { expect, test } from 'vitest';
import { holdSockets } from './sockets.ts';

test('connections that never come to an end are cut, and whoever asks meanwhile is answered', async () => {
  expect(await holdSockets(64, 40)).toEqual({
    sockets: 64,
    stillOpen: 0,
    serverErrors: 0,
    asked: 40,
    answered: 40,
  });
});

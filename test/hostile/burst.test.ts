import { expect, onTestFinished, test } from 'vitest';
import { createMigratedDatabase } from '../postgres.ts';
import { burst, burstFaults, keepsWaiting } from './burst.ts';

const limits = { perAddress: 60, perOrg: 60 };

/** The whole of it, which also tells how long others are kept waiting: `npm run fuzz -- --burst`. */
test('who asks much too often is refused over real connections, and who asks as one should is not', async () => {
  const place = await createMigratedDatabase();
  onTestFinished(() => place.drop());
  const options = { seconds: 2, limits, held: 20, requestTimeoutMs: 1000, timesAllowed: 100 };
  const found = await burst(place.url, options);
  expect(found).toMatchObject({
    polite: { 200: 16 },
    address: { 401: 60, 429: 140 },
    org: { 200: 60, 429: 140 },
    held: 20,
    stillHeld: 0,
  });
  expect(found.faults.filter((fault) => fault !== keepsWaiting)).toEqual([]);
}, 120_000);

const well = {
  quietP99Ms: 10,
  burstP99Ms: 20,
  polite: { 200: 240 },
  address: { 401: 60, 429: 240 },
  org: { 200: 60, 429: 240 },
  held: 20,
  stillHeld: 0,
  longestBusyMs: 20,
  burstSeconds: 30,
};

test.each([
  ['the service failed', { org: { 200: 60, 429: 239, 500: 1 } }],
  ['requests were not answered', { address: { 401: 60, 429: 239, none: 1 } }],
  ['the polite caller was refused', { polite: { 200: 239, 429: 1 } }],
  ['the address was answered more often than it may ask', { address: { 401: 300 } }],
  ['the org was answered more often than it may ask', { org: { 200: 61, 429: 239 } }],
  ['connections stayed open', { stillHeld: 1 }],
  [keepsWaiting, { longestBusyMs: 51 }],
])('a burst in which %s is not well', (fault, changes) => {
  expect(burstFaults(well, limits)).toEqual([]);
  expect(burstFaults({ ...well, ...changes }, limits)).toContain(fault);
});

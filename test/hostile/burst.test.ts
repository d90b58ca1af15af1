import { expect, test } from 'vitest';
import { burstFaults, keepsWaiting } from './burst.ts';

const limits = { perAddress: 60, perOrg: 60 };

/** What `npm run fuzz -- --burst` measures, where all is well. */
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

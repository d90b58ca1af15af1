import { expect, test } from 'vitest';
import {
  historyCharacters,
  historyText,
  parseHistory,
  type ReleaseHistory,
} from './release-history.ts';

const history: ReleaseHistory = {
  groups: [
    { quarter: '2026-Q4', k: 4 },
    { quarter: '2027-Q1', k: 3 },
  ],
  releases: [
    {
      releaseId: '2026-Q4.1',
      quarter: '2026-Q4',
      number: 1,
      k: 5,
      releasedAt: new Date('2026-12-01T00:00:00.123Z'),
    },
  ],
  gone: [{ id: 'a01000000000001AAA', contributor: 'a1'.repeat(32), mark: '2026-Q4.1|a|b|k3' }],
  deleted: [
    { kind: 'prompt', key: 'why-now', recordId: 'a02000000000001AAA', area: 'why-now' },
    {
      ...{ kind: 'theme', key: 'found-1', recordId: 'a03000000000001AAA', area: 'room' },
      terms: ['lorries', 'idling'],
    },
    { kind: 'persona', key: 'operations-vp', recordId: 'a04000000000001AAA' },
  ],
};

const nothing: ReleaseHistory = { groups: [], releases: [], gone: [], deleted: [] };

test('a history is read as it was written', () => {
  expect(parseHistory(historyText(history))).toEqual(history);
  expect(parseHistory(historyText(nothing))).toEqual(nothing);
});

test('more gone notes than the field holds leave out the last ones', () => {
  const gone = Array.from({ length: 3000 }, (_, index) => ({
    id: `a01${String(index).padStart(12, '0')}AAA`,
    contributor: 'a1'.repeat(32),
    mark: '2026-Q4.1|operations-vp|status-quo|k3',
  }));
  const text = historyText({ ...history, gone });
  expect(text.length).toBeLessThanOrEqual(historyCharacters);
  const read = parseHistory(text);
  expect(read?.releases).toEqual(history.releases);
  expect(read?.gone.length).toBeGreaterThan(900);
  expect(read?.gone).toEqual(gone.slice(0, read?.gone.length));
});

test.each([null, '', 'gibberish', '{}', '{"groups":[["2026-Q4",2]],"releases":[],"gone":[]}'])(
  '%s is no history of ours',
  (text) => expect(parseHistory(text)).toBeNull(),
);

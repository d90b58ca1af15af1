import { expect, it } from 'vitest';
import { nextReleaseAt } from './calendar.ts';

it('releases monthly on the first day, over the turn of the year too', () => {
  const monthly = { kind: 'monthly' } as const;
  expect(nextReleaseAt(monthly, new Date('2026-11-20T10:00:00Z'))).toEqual(
    new Date('2026-12-01T00:00:00Z'),
  );
  expect(nextReleaseAt(monthly, new Date('2026-12-01T00:00:00Z'))).toEqual(
    new Date('2027-01-01T00:00:00Z'),
  );
});

it('releases weekly on Mondays, and never twice on the same one', () => {
  const weekly = { kind: 'weekly' } as const;
  const monday = new Date('2026-11-23T00:00:00Z');
  expect(nextReleaseAt(weekly, new Date('2026-11-22T23:59:59Z'))).toEqual(monday);
  expect(nextReleaseAt(weekly, new Date('2026-11-17T08:00:00Z'))).toEqual(monday);
  expect(nextReleaseAt(weekly, monday)).toEqual(new Date('2026-11-30T00:00:00Z'));
});

it('releases the sample every few seconds', () => {
  const sample = { kind: 'sample', everySeconds: 15 } as const;
  expect(nextReleaseAt(sample, new Date('2026-11-20T10:00:15Z'))).toEqual(
    new Date('2026-11-20T10:00:30Z'),
  );
  expect(nextReleaseAt(sample, new Date('2026-11-20T10:00:29.999Z'))).toEqual(
    new Date('2026-11-20T10:00:30Z'),
  );
  expect(() => nextReleaseAt({ kind: 'sample', everySeconds: 0 }, new Date(0))).toThrow(
    '1 s or more',
  );
});

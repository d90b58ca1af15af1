import { expect, it } from 'vitest';
import { quarterBefore, quarterOf, quartersFrom } from './quarter.ts';

it('names the quarter of a moment in UTC', () => {
  expect(quarterOf(new Date('2026-01-01T00:00:00Z'))).toBe('2026-Q1');
  expect(quarterOf(new Date('2026-12-31T23:59:59.999Z'))).toBe('2026-Q4');
  expect(quarterOf(new Date('2026-07-01T00:30:00+02:00'))).toBe('2026-Q2');
});

it('counts quarters over the turn of the year', () => {
  expect(quartersFrom('2025-Q4', '2026-Q1')).toBe(1);
  expect(quartersFrom('2026-Q3', '2026-Q1')).toBe(-2);
  expect(quarterBefore('2026-Q1')).toBe('2025-Q4');
  expect(quarterBefore('2026-Q4')).toBe('2026-Q3');
});

it('refuses what is not a quarter', () => {
  expect(() => quartersFrom('2026', '2026-Q1')).toThrow('write it as 2026-Q4');
});

import { describe, expect, test } from 'vitest';
import { soql } from './soql.ts';

describe('a query', () => {
  test('quotes and escapes text, so that no value can become a condition', () => {
    const name = `O'Hara\\' OR Name != '\n`;
    expect(soql`SELECT Id FROM Contact WHERE LastName = ${name}`.text).toBe(
      `SELECT Id FROM Contact WHERE LastName = 'O\\'Hara\\\\\\' OR Name != \\'\\n'`,
    );
  });

  test('takes dates, numbers, flags, lists and other queries as they are', () => {
    const isNew = soql`SystemModstamp > ${new Date('2026-11-20T09:00:00Z')}`;
    expect(
      soql`SELECT Id FROM User WHERE ${isNew} AND IsActive = ${true} AND Id IN ${['a', "b'"]} LIMIT ${5}`
        .text,
    ).toBe(
      "SELECT Id FROM User WHERE SystemModstamp > 2026-11-20T09:00:00.000Z AND IsActive = true AND Id IN ('a', 'b\\'') LIMIT 5",
    );
  });

  test('cannot hold an empty list', () => {
    expect(() => soql`SELECT Id FROM User WHERE Id IN ${[]}`).toThrow(RangeError);
  });
});

import { expect, test } from 'vitest';
import type { FieldDefinition, FieldType } from '../org.ts';
import { literalFor, patternLiteral, textLiteral } from './soql-literal.ts';

function field(type: FieldType): FieldDefinition {
  return {
    name: 'Field__c',
    label: 'Field',
    helpText: null,
    type,
    length: 0,
    precision: 0,
    scale: 0,
    isLongText: false,
    isCustom: true,
    isNameField: false,
    isRequired: false,
    isUnique: false,
    isExternalId: false,
    isCreateable: true,
    isUpdateable: true,
    isAuditField: false,
    isPermissionable: true,
    partOf: null,
    picklist: null,
    referenceTo: [],
    relationshipName: null,
    childRelationshipName: null,
    isMasterDetail: false,
    writeRequiresMasterRead: false,
    isClearedWithParent: false,
    defaultValue: null,
    autoNumberFormat: null,
  };
}

test('a quote, a backslash or a line break cannot end a literal', () => {
  expect(textLiteral(String.raw`\' OR Name != '`)).toBe(String.raw`'\\\' OR Name != \''`);
  expect(textLiteral('a\nb\r\t"')).toBe(String.raw`'a\nb\r\t\"'`);
});

test('a pattern keeps its wildcards and what escapes them, and nothing else', () => {
  expect(patternLiteral(String.raw`50\% of _ %`)).toBe(String.raw`'50\% of _ %'`);
  expect(patternLiteral(String.raw`\' OR 1`)).toBe(String.raw`'\\\' OR 1'`);
});

test('numbers are written without exponents', () => {
  expect(literalFor(field('double'), 1e21)).toBe('1000000000000000000000');
  expect(literalFor(field('currency'), -0.000_000_1)).toBe('-0.0000001');
});

test.each([
  ['date', '2026-01-01 OR Id != null'],
  ['datetime', '2026-01-01'],
  ['boolean', 'true OR Id != null'],
  ['double', '1 OR Id != null'],
  ['string', 7],
] as const)('a %s that is none is refused rather than written into the query', (type, value) => {
  expect(() => literalFor(field(type), value)).toThrow(`is not a ${type}`);
});

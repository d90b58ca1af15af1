import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadMetadata } from '../metadata/load.ts';
import type { Value } from '../rows.ts';
import { compileCondition } from './compile.ts';

const forceApp = fileURLToPath(new URL('../../../force-app/main/default', import.meta.url));
const { objects } = loadMetadata(forceApp);
const ground = { objects, customPermissions: new Set(['Sign']) };
const note = objects.get('Buyer_Note__c');
if (!note) throw new Error('The package has no Buyer_Note__c.');

type Fields = Readonly<Record<string, Value>>;

/** Whether a condition holds for a note; without `prior` the note is new. */
function holds(
  condition: string,
  fields: Fields,
  more: { prior?: Fields; parents?: Record<string, Fields>; permissions?: string[] } = {},
): boolean {
  if (!note) return false;
  return compileCondition(
    ground,
    note,
    condition,
  )({
    fields,
    prior: more.prior ?? null,
    recordOf: (id) => more.parents?.[id],
    hasCustomPermission: (name) => more.permissions?.includes(name) ?? false,
  });
}

const problem = (condition: string) => () => holds(condition, {});

describe('a condition', () => {
  test.each<[string, Fields, boolean]>([
    ['ISBLANK(Asset__c)', {}, true],
    ['ISBLANK(Asset__c)', { Asset__c: 'deck' }, false],
    ['isblank(asset__c)', {}, true],
    ['AND(Private__c, NOT(Withdrawn__c))', { Private__c: true, Withdrawn__c: false }, true],
    ['OR(Private__c, Withdrawn__c)', { Private__c: false, Withdrawn__c: false }, false],
    ['Private__c && !Withdrawn__c', { Private__c: true, Withdrawn__c: true }, false],
    ['Private__c || Withdrawn__c', { Private__c: false, Withdrawn__c: true }, true],
    ['FALSE && FALSE || TRUE', {}, true],
    ['FALSE && (FALSE || TRUE)', {}, false],
    ['ISPICKVAL(Tone__c, "warm")', { Tone__c: 'warm' }, true],
    ["ISPICKVAL(Tone__c, '')", {}, true],
    ['TEXT(Tone__c) = "cold"', { Tone__c: 'warm' }, false],
    ['LEN(Body__c) > 3', { Body__c: 'Calm.' }, true],
    ['LEN(Body__c) >= 5 /* as long as a word */', { Body__c: 'Calm.' }, true],
    ['Asset__c = "Deck"', { Asset__c: 'deck' }, false],
    ['Asset__c <> "Deck"', { Asset__c: 'deck' }, true],
    ['Asset__c != "say \\"no\\""', { Asset__c: 'say "no"' }, false],
    ['IF(Private__c, LEN(Asset__c) = 0, FALSE)', { Private__c: true }, true],
    ['LEN(IF(Private__c, "abc", "")) == 3', { Private__c: true }, true],
    ['-1 < 0', {}, true],
  ])('%s of %j is %s', (condition, fields, expected) => {
    expect(holds(condition, fields)).toBe(expected);
  });

  test('knows whether a record is new, and what has changed', () => {
    const prior = { Tone__c: 'warm', Asset__c: null };
    expect(holds('ISNEW()', {})).toBe(true);
    expect(holds('ISNEW()', {}, { prior })).toBe(false);
    expect(holds('ISCHANGED(Tone__c)', { Tone__c: 'cold' })).toBe(false);
    expect(holds('ISCHANGED(Tone__c)', { Tone__c: 'cold' }, { prior })).toBe(true);
    expect(holds('ISCHANGED(Asset__c)', {}, { prior })).toBe(false);
    const wasWarm = 'ISPICKVAL(PRIORVALUE(Tone__c), "warm")';
    expect(holds(wasWarm, { Tone__c: 'cold' }, { prior })).toBe(true);
    expect(holds(wasWarm, { Tone__c: 'cold' })).toBe(false);
  });

  test('reads the fields of a parent, blank where there is none', () => {
    const theme = 'a0B5g0000000001AAA';
    const condition = 'TEXT(Buyer_Theme__r.Insight_Area__c) = "stops"';
    const parents = { [theme]: { Insight_Area__c: 'stops' } };
    expect(holds(condition, { Buyer_Theme__c: theme }, { parents })).toBe(true);
    expect(holds(condition, { Buyer_Theme__c: theme })).toBe(false);
    expect(holds(condition, {}, { parents })).toBe(false);
  });

  test('compares Ids by their first 15 characters, as formulas give them', () => {
    const Follows__c = 'a0B5g0000000001AAA';
    expect(holds('Follows__c = Id', { Follows__c, Id: Follows__c })).toBe(true);
    expect(holds('LEN(Follows__c) = 15', { Follows__c })).toBe(true);
  });

  test('asks for custom permissions', () => {
    expect(holds('$Permission.Sign', {}, { permissions: ['Sign'] })).toBe(true);
    expect(holds('NOT($Permission.Sign)', {})).toBe(true);
  });
});

describe('refused is', () => {
  test.each([
    ['a function nobody taught it', 'REGEX(Body__c, "x")', 'cannot evaluate REGEX'],
    ['a field that is not there', 'ISBLANK(Mood__c)', 'finds no field Mood__c on Buyer_Note__c'],
    ['a parent that is not there', 'ISBLANK(Mood__r.Name)', 'finds no relationship Mood__r'],
    ['a permission that is not there', '$Permission.Fly', 'does not know the custom permission'],
    ['another global', '$User.Id = ""', 'does not know $User.Id'],
    ['a bare picklist', 'Tone__c = "warm"', 'cannot compare a picklist'],
    ['a blank test of a picklist', 'ISBLANK(Tone__c)', 'goes through TEXT or ISPICKVAL'],
    ['a picklist value nobody declared', 'ISPICKVAL(Tone__c, "mad")', 'no value of the picklist'],
    ['a text compared with a number', 'Asset__c = 1', 'cannot compare a text with a number'],
    ['a text where a condition belongs', 'AND(Asset__c)', 'AND takes conditions'],
    ['what is no condition', 'LEN(Asset__c)', 'is a number, and a condition is wanted'],
    ['a missing input', 'NOT()', 'NOT takes 1 inputs'],
    [
      "a parent's change",
      'ISCHANGED(Buyer_Theme__r.Name)',
      'needs a field of Buyer_Note__c itself',
    ],
    ['an open parenthesis', 'AND(Private__c', 'expects ")" and finds the end'],
    ['arithmetic', 'LEN(Asset__c) + 1 > 2', 'does not know "+"'],
    ['nothing at all', '', 'ends too early'],
    ['a rest', 'Private__c Withdrawn__c', 'does not expect Withdrawn__c'],
  ])('%s', (_, condition, message) => {
    expect(problem(condition)).toThrow(message);
  });

  test('said with its place', () => {
    expect(problem('Private__c && REGEX(Body__c, "x")')).toThrow('(character 15)');
  });
});

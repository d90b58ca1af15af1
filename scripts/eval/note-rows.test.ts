import { describe, expect, test } from 'vitest';
import { parseCodebook, parseNotes } from './note-rows.ts';

describe('a row of the notes task', () => {
  const bare = { text: 'price again' };
  const empty = {
    ...bare,
    area: null,
    theme: null,
    statedReason: null,
    spans: null,
    optionalSpans: null,
    special: null,
    hostile: null,
    language: null,
    contacts: null,
    split: null,
  };
  test.each([bare, empty])('needs nothing but its text: %j', (row) => {
    expect(parseNotes([row])).toEqual([
      {
        text: 'price again',
        area: null,
        theme: null,
        statedReason: null,
        spans: [],
        optionalSpans: [],
        special: false,
        hostile: false,
        language: 'en',
        contacts: [],
        split: 'test',
      },
    ]);
  });

  test.each([
    ['warm', 'positive'],
    ['neutral', 'neutral'],
    ['guarded', 'neutral'],
    ['tense', 'negative'],
    ['cold', 'negative'],
    ['negative', 'negative'],
  ])('may say %s, which counts as %s', (tone, counted) => {
    expect(parseNotes([{ text: 'x', tone }])).toMatchObject([{ tone: counted }]);
  });

  test.each([
    [null, false],
    [false, false],
    ['none', false],
    [[], false],
    ['health', true],
    [['health', 'union'], true],
  ])('is marked special by %j: %s', (special, isSpecial) => {
    expect(parseNotes([{ text: 'x', special }])).toMatchObject([{ special: isSpecial }]);
  });

  test('names a contact in any of three ways', () => {
    const contacts = ['Ada Lane', { name: 'Bo Reed' }, { firstName: 'Cy', lastName: 'Dahl' }];
    expect(parseNotes([{ text: 'x', contacts }])).toMatchObject([
      { contacts: ['Ada Lane', 'Bo Reed', 'Cy Dahl'] },
    ]);
  });

  test.each([
    [{}, 'text'],
    [{ text: 'x', area: 'weather' }, 'area'],
    [{ text: 'x', tone: 'sunny' }, 'tone'],
    [{ text: 'x', spans: [{ start: 3, end: 3 }] }, 'spans.0'],
    [null, 'the row'],
  ])('that is damaged (%j) is named by its line, and what is wrong by %s', (bad, path) => {
    expect(() => parseNotes([{ text: 'secret' }, bad])).toThrow(
      `Line 2 is no row of the notes task. ${path}: `,
    );
    expect(() => parseNotes([{ text: 'secret' }, bad])).not.toThrow('secret');
  });
});

describe('a codebook', () => {
  test('says of each theme its area and label, and may say more', () => {
    expect(parseCodebook({ proof: { area: 'stops', label: 'No proof' } })).toEqual({
      proof: { area: 'stops', label: 'No proof', description: '', examples: [] },
    });
  });

  test('that is missing is asked for', () => {
    expect(() => parseCodebook(undefined)).toThrow('add --codebook FILE.json');
  });

  test.each([
    [[], ''],
    ['themes', ''],
    [{ proof: { label: 'No proof' } }, 'proof.area'],
    [{ proof: { area: 'stops', label: 7 } }, 'proof.label'],
  ])('that is damaged (%j) is refused with the place', (bad, path) => {
    expect(() => parseCodebook(bad)).toThrow(`The codebook is damaged at ${path}`);
  });
});

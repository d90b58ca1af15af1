import { describe, expect, it } from '@jest/globals';
import { findThemes, groupThemes, isUnder } from 'c/codebookRules';
import { aTheme } from './aTheme';

const names = (themes: readonly { readonly name: string }[]) => themes.map(({ name }) => name);

describe('searching the codebook', () => {
  const themes = [
    aTheme({ name: 'Fear of a broken link', meaning: 'They were burnt before.' }),
    aTheme({ name: 'No proof', examples: ['show me a site like Müller’s'] }),
    aTheme({ name: 'مخاوف من التكامل' }),
  ];

  it('finds all without a word', () => {
    expect(findThemes(themes, '  ')).toHaveLength(3);
  });

  it('looks in names, meanings and phrases, whatever the case and the accents', () => {
    expect(names(findThemes(themes, 'LINK'))).toEqual(['Fear of a broken link']);
    expect(names(findThemes(themes, 'burnt'))).toEqual(['Fear of a broken link']);
    expect(names(findThemes(themes, 'muller'))).toEqual(['No proof']);
    expect(names(findThemes(themes, 'التكامل'))).toEqual(['مخاوف من التكامل']);
  });

  it('wants every word, in any order', () => {
    expect(names(findThemes(themes, 'burnt link'))).toEqual(['Fear of a broken link']);
    expect(findThemes(themes, 'burnt proof')).toEqual([]);
  });
});

describe('the filters', () => {
  it('keep hidden themes among the active ones, for they still take notes', () => {
    const hidden = aTheme({ isHidden: true });
    expect([isUnder('active', hidden), isUnder('hidden', hidden)]).toEqual([true, true]);
  });

  it('keep a retired one apart, hidden or not', () => {
    const retired = aTheme({ status: 'retired', isHidden: true });
    expect([isUnder('retired', retired), isUnder('hidden', retired)]).toEqual([true, false]);
    expect(isUnder('proposed', aTheme({ status: 'proposed' }))).toBe(true);
  });
});

describe('the list', () => {
  it('goes by insight area, what stops them first, pinned themes first within one', () => {
    const groups = groupThemes([
      aTheme({ name: 'Why', area: 'why-now' }),
      aTheme({ name: 'B' }),
      aTheme({ name: 'A' }),
      aTheme({ name: 'Z', isPinned: true }),
    ]);
    expect(groups.map(({ label, themes }) => [label, names(themes)])).toEqual([
      ['What stops them', ['Z', 'A', 'B']],
      ['Why now', ['Why']],
    ]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { actsFor, changeFor, DECISIONS, inverseOf } from 'c/codebookRules';
import { aTheme } from './aTheme';

describe('what can be done with a theme', () => {
  it('is all but adopting while it is active', () => {
    expect(actsFor(aTheme())).toEqual(['edit', 'merge', 'split', 'pin', 'hide', 'retire']);
  });

  it('offers the opposite of what is done already', () => {
    const acts = actsFor(aTheme({ isPinned: true, isHidden: true }));
    expect(acts).toEqual(['edit', 'merge', 'split', 'unpin', 'show', 'retire']);
  });

  it('is a decision first while it is proposed', () => {
    const acts = actsFor(aTheme({ status: 'proposed' }));
    expect(acts).toEqual(['adopt', 'merge', 'dismiss', 'edit']);
  });

  it('is to bring it back, or take what it showed off the pages, once it is retired', () => {
    expect(actsFor(aTheme({ status: 'retired' }))).toEqual(['restore', 'hide']);
    expect(actsFor(aTheme({ status: 'retired', isHidden: true }))).toEqual(['restore', 'show']);
  });
});

describe('what a decision changes', () => {
  it('is one field, but for a merged theme that comes back as itself', () => {
    expect(changeFor('adopt')).toEqual({ status: 'active' });
    expect(changeFor('dismiss')).toEqual({ status: 'retired' });
    expect(changeFor('retire')).toEqual({ status: 'retired' });
    expect(changeFor('pin')).toEqual({ isPinned: true });
    expect(changeFor('hide')).toEqual({ isHidden: true });
    expect(changeFor('restore')).toEqual({ status: 'active', mergedInto: '' });
  });
});

describe('taking a change back', () => {
  const themes = [
    aTheme(),
    aTheme({ status: 'proposed' }),
    aTheme({ status: 'retired', mergedInto: 'another', isPinned: true, isHidden: true }),
  ];

  it.each(DECISIONS)('gives every field back that %s changed, and touches no other', (decision) => {
    for (const theme of themes) {
      const change = changeFor(decision);
      const inverse = inverseOf(theme, change);
      expect(Object.keys(inverse).sort()).toEqual(Object.keys(change).sort());
      expect({ ...theme, ...change, ...inverse }).toEqual(theme);
    }
  });

  it('gives words and phrases back', () => {
    const theme = aTheme({ meaning: 'A', examples: ['one'], response: 'prove', whatWorks: 'B' });
    const change = { name: 'X', meaning: '', examples: [], response: '', whatWorks: '' };
    expect({ ...theme, ...change, ...inverseOf(theme, change) }).toEqual(theme);
  });
});

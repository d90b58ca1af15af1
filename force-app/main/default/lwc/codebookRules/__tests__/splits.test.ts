import { describe, expect, it } from '@jest/globals';
import { changeForKept, inverseOf, newKey } from 'c/codebookRules';
import { aTheme } from './aTheme';

describe('the key of a new theme', () => {
  it('is its name in lower-case letters, digits and hyphens', () => {
    expect(newKey('Who supports it at 2 am?', [])).toBe('who-supports-it-at-2-am');
    expect(newKey('  Café — déjà vu! ', [])).toBe('cafe-deja-vu');
  });

  it('is none that is taken, whatever its case', () => {
    const taken = [aTheme({ key: 'night' }), aTheme({ key: 'NIGHT-2' })];
    expect(newKey('Night', taken)).toBe('night-3');
  });

  it('fits the field, and exists for names in any script', () => {
    expect(newKey('x'.repeat(80), [aTheme({ key: 'x'.repeat(75) })])).toBe(`${'x'.repeat(75)}-2`);
    expect(newKey('من يدعمنا', [])).toBe('theme');
    expect(newKey('🚚', [aTheme({ key: 'theme' })])).toBe('theme-2');
  });
});

describe('splitting', () => {
  it('changes words and phrases of the theme that stays, and can be taken back', () => {
    const theme = aTheme({ meaning: 'Both', examples: ['one', 'two'], isPinned: true });
    const change = changeForKept({ name: 'One', meaning: 'Only one', examples: ['one'] });
    expect(change).toEqual({ name: 'One', meaning: 'Only one', examples: ['one'] });
    expect({ ...theme, ...change, ...inverseOf(theme, change) }).toEqual(theme);
  });
});

import { describe, expect, it } from '@jest/globals';
import { endOfMerges, inverseOf, mergeChange, mergeTargets } from 'c/codebookRules';
import { aTheme } from './aTheme';

const names = (themes: readonly { readonly name: string }[]) => themes.map(({ name }) => name);
const mergedInto = (name: string) => ({ status: 'retired', mergedInto: `id of ${name}` }) as const;

describe('the end of a chain of merges', () => {
  it('is the theme itself while it was not merged', () => {
    const a = aTheme({ name: 'A' });
    expect(endOfMerges(a, [a])).toBe(a);
  });

  it('is the last theme, however long the chain', () => {
    const last = aTheme({ name: 'last' });
    const chain = Array.from({ length: 50 }, (_, at) =>
      aTheme({ name: `T${at}`, ...mergedInto(at === 49 ? 'last' : `T${at + 1}`) }),
    );
    const [first = last] = chain;
    expect(endOfMerges(first, [...chain, last])).toBe(last);
  });

  it('may be retired itself', () => {
    const end = aTheme({ name: 'B', status: 'retired' });
    expect(endOfMerges(aTheme({ name: 'A', ...mergedInto('B') }), [end])).toBe(end);
  });

  it('does not exist in a circle, nor where a theme is gone', () => {
    const a = aTheme({ name: 'A', ...mergedInto('B') });
    const b = aTheme({ name: 'B', ...mergedInto('A') });
    expect(endOfMerges(a, [a, b])).toBeNull();
    expect(endOfMerges(a, [a])).toBeNull();
    const self = aTheme({ name: 'S', ...mergedInto('S') });
    expect(endOfMerges(self, [self])).toBeNull();
  });
});

describe('what a theme can be merged into', () => {
  it('is every other active theme of its own area, by name', () => {
    const theme = aTheme({ name: 'Link' });
    const all = [
      theme,
      aTheme({ name: 'Zeal' }),
      aTheme({ name: 'Áa' }),
      aTheme({ name: 'Elsewhere', area: 'buy' }),
      aTheme({ name: 'New', status: 'proposed' }),
      aTheme({ name: 'Old', status: 'retired' }),
    ];
    expect(names(mergeTargets(theme, all))).toEqual(['Áa', 'Zeal']);
  });

  it('is nothing that leads back to it, even if somebody made that active by hand', () => {
    const theme = aTheme({ name: 'A' });
    const back = aTheme({ name: 'B', mergedInto: theme.id });
    const lost = aTheme({ name: 'C', mergedInto: 'id of nothing' });
    expect(mergeTargets(theme, [theme, back, lost])).toEqual([]);
    expect(mergeChange(theme, back, [theme, back])).toBeNull();
  });
});

describe('merging', () => {
  it('retires the one and points it to the other', () => {
    const [a, b] = [aTheme({ name: 'A' }), aTheme({ name: 'B' })];
    expect(mergeChange(a, b, [a, b])).toEqual({ status: 'retired', mergedInto: b.id });
  });

  it('is refused into itself, another area, or what takes no notes', () => {
    const a = aTheme({ name: 'A' });
    const others = [
      a,
      aTheme({ name: 'B', area: 'room' }),
      aTheme({ name: 'C', status: 'retired' }),
      aTheme({ name: 'D', status: 'proposed' }),
    ];
    for (const other of others) expect(mergeChange(a, other, [a, ...others])).toBeNull();
  });

  it('points to the end when the other is merged itself, and stays within the area', () => {
    const a = aTheme({ name: 'A' });
    const b = aTheme({ name: 'B', mergedInto: 'id of C' });
    const c = aTheme({ name: 'C' });
    const far = aTheme({ name: 'C', area: 'buy' });
    expect(mergeChange(a, b, [a, b, c])?.mergedInto).toBe(c.id);
    expect(mergeChange(a, b, [a, b, far])).toBeNull();
  });

  it('takes along what was merged into it before, and undoing leaves that alone', () => {
    const first = aTheme({ name: 'first', ...mergedInto('A') });
    const [a, b] = [aTheme({ name: 'A' }), aTheme({ name: 'B' })];
    const change = mergeChange(a, b, [first, a, b]) ?? {};
    const merged = { ...a, ...change };
    expect(endOfMerges(first, [first, merged, b])).toBe(b);
    const undone = { ...merged, ...inverseOf(a, change) };
    expect(undone).toEqual(a);
    expect(endOfMerges(first, [first, undone, b])).toBe(undone);
  });

  it('lets a theme go back the other way once the merge is undone', () => {
    const [a, b] = [aTheme({ name: 'A' }), aTheme({ name: 'B' })];
    const merged = { ...a, ...mergeChange(a, b, [a, b]) };
    expect(mergeTargets(b, [merged, b])).toEqual([]);
    expect(mergeChange(b, a, [a, b])).toEqual({ status: 'retired', mergedInto: a.id });
  });
});

import { describe, expect, it } from 'vitest';
import type { LookedAt } from '../privacy/release/looked-at.ts';
import { isTitlesName, nameTitles } from './titles.ts';

const [a, b] = ['a'.repeat(22), 'b'.repeat(22)];
const same = (hash: string) => ({ before: hash, after: hash });

/** What was looked at under these titles, in whatever order. */
function under(...titles: readonly string[]): LookedAt[] {
  return titles.map((name) => ({ kind: 'seen', place: { personaKey: 'ops', titles: name } }));
}

describe('the titles of personas', () => {
  it('keep their name from release to release', () => {
    expect(nameTitles(under(`3.${a}`), same(a), 9)).toEqual({ before: `3.${a}`, after: `3.${a}` });
  });

  it('have a new name when they change, when they are taken back too', () => {
    expect(nameTitles(under(`3.${a}`), same(b), 9)).toEqual({ before: null, after: `9.${b}` });
    const lookedAt = under(`3.${a}`, `10.${b}`);
    expect(nameTitles(lookedAt, same(a), 11)).toEqual({ before: null, after: `11.${a}` });
  });

  it('have none before where notes still stand where other titles put them', () => {
    const around = { before: null, after: a };
    expect(nameTitles(under(`3.${a}`), around, 9)).toEqual({ before: null, after: `9.${a}` });
  });

  it('are told from those with the personas that the release proposes', () => {
    const around = { before: a, after: b };
    expect(nameTitles(under(`3.${a}`), around, 9)).toEqual({ before: `3.${a}`, after: `9.${b}` });
  });

  it('have names that nothing else is taken for', () => {
    expect(isTitlesName(`12.${a}`)).toBe(true);
    for (const text of [a, `12.${a}b`, `.${a}`, `12345678.${a}`])
      expect(isTitlesName(text)).toBe(false);
  });
});

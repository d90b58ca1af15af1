import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { responseMeaning, RESPONSES, responseOf } from 'c/themeResponses';

const DEFAULTS = join(__dirname, '../../../../../../service/defaults/themes.json');

function repositionedDefaults(): string[] {
  const themes: { key: string; response: string | null }[] = JSON.parse(
    readFileSync(DEFAULTS, 'utf8'),
  );
  return themes.filter(({ response }) => response === 'reposition').map(({ key }) => key);
}

describe('the responses to a theme', () => {
  it('are the values of Response__c, each with a name and a meaning of its own', () => {
    expect(RESPONSES.map(({ value }) => value)).toEqual([
      'reposition',
      'prove',
      'train',
      'build',
      'walk-away',
    ]);
    const words = RESPONSES.flatMap(({ label, meaning }) => [label, meaning]);
    expect(new Set(words).size).toBe(2 * RESPONSES.length);
    expect(words).not.toContain('');
  });

  it('are found by their value; none is chosen where it is blank', () => {
    expect(responseOf('walk-away')?.label).toBe('Walk away');
    expect(responseOf('')).toBeUndefined();
  });

  it('say of each default theme that is repositioned how, and no two the same', () => {
    const keys = repositionedDefaults();
    expect(keys.length).toBeGreaterThan(10);
    const general = responseOf('reposition')?.meaning ?? '';
    const meanings = keys.map((key) => responseMeaning('reposition', key));
    expect(new Set([...meanings, general]).size).toBe(keys.length + 1);
  });

  it('mean the same for every theme where another one is chosen, or the theme is people’s own', () => {
    expect(responseMeaning('prove', 'outgrown')).toBe(
      'Show that it works, at a place like theirs.',
    );
    expect(responseMeaning('reposition', 'our-own')).toBe(
      'Tell our story from what matters to them.',
    );
    expect(responseMeaning('', 'outgrown')).toBe('');
  });
});

import { describe, expect, it } from 'vitest';
import { insightAreas } from '../notes/note.ts';
import { readSampleCases } from '../../../test/sample/taken-in.ts';
import { createCoder, type CodebookTheme } from './coder.ts';

function theme(key: string, given: Partial<CodebookTheme> = {}): CodebookTheme {
  return { key, area: 'stops', label: key, meaning: '', examples: [], active: true, ...given };
}

const codebook = [
  theme('price-first', {
    area: 'choose',
    label: 'Scored mainly on price',
    meaning: 'A sheet or tender gives cost the greatest weight.',
    examples: ['reverse auction, lowest wins', 'the form has no box for quality'],
  }),
  theme('no-budget', {
    label: 'There truly is no budget',
    meaning: 'Money is frozen or spent.',
    examples: ['spend freeze until the new fiscal year', 'capex gone on the roof'],
  }),
  theme('integration', {
    label: 'Fear of a broken integration',
    meaning: 'Worry that linking to their systems fails or has no owner.',
    examples: ['what happens when the sync fails over a weekend'],
  }),
];

describe('the coder', () => {
  const coder = createCoder(codebook);

  it('files a text under the nearest theme', () => {
    expect(coder.code('what if the sync fails on sunday', 'stops').themeKey).toBe('integration');
    expect(coder.code('their spending is frozen, no budget', null).themeKey).toBe('no-budget');
  });

  it('bridges endings and typos', () => {
    expect(coder.code('lowest bid wins the tendr auctions', 'choose').themeKey).toBe('price-first');
  });

  it('prefers themes of the area that was asked about', () => {
    const twins = createCoder([
      theme('a', { area: 'room', label: 'queue at the gate' }),
      theme('b', { area: 'buy', label: 'queue at the gate' }),
      theme('c', { label: 'something else' }),
    ]);
    expect(twins.code('long queue at gate today', 'buy').themeKey).toBe('b');
    expect(twins.code('long queue at gate today', 'room').themeKey).toBe('a');
  });

  it('files nothing when nothing fits, or when there are hardly any words', () => {
    expect(coder.code('lunch was lovely and sunny outside', 'stops').themeKey).toBeNull();
    expect(coder.code('price', 'choose').themeKey).toBeNull();
    expect(coder.code('', null)).toEqual({ themeKey: null, score: 0 });
    expect(createCoder([]).code('the sync fails over a weekend', null).themeKey).toBeNull();
  });

  it('gives proposed and retired themes no notes', () => {
    const retired = createCoder(codebook.map((entry) => ({ ...entry, active: false })));
    expect(retired.code('what if the sync fails on sunday', 'stops').themeKey).toBeNull();
  });

  it('does not depend on the order of the codebook', () => {
    const turned = createCoder(codebook.toReversed());
    const text = 'cost decides, the sync fails, budget frozen';
    expect(turned.code(text, null)).toEqual(coder.code(text, null));
  });

  it('files sample notes well enough that most taps confirm', async () => {
    const { company, cases } = await readSampleCases();
    const themes = company.themes.map((entry) => ({
      ...entry,
      area: insightAreas.find((area) => area === entry.insightArea) ?? 'stops',
      active: true,
    }));
    const sampleCoder = createCoder(themes);
    const scored = cases.filter(
      ({ note, language, expected }) =>
        language === 'en' && !expected.special && !expected.hostile && note.themeConfirmed === null,
    );
    const results = scored.map(({ note, area, expected }) => {
      const { themeKey } = sampleCoder.code(note.text, area);
      const accepted = [expected.theme, ...expected.alsoAccepted];
      return { isFiled: themeKey !== null, isRight: accepted.includes(themeKey) };
    });
    const filed = results.filter((result) => result.isFiled);
    // 118 of 183 are filed and 93 of those are right as this is written.
    expect(filed.length).toBeGreaterThan(100);
    expect(filed.filter((result) => result.isRight).length / filed.length).toBeGreaterThan(0.75);
  });
});

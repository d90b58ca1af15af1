import { describe, expect, it } from 'vitest';
import { findSpecialCategory } from '#lwc/specialCategory/specialCategory.ts';
import { run } from '../../../scripts/eval/special.ts';
import { labelledLines } from '../../../test/bad-input/labelled-lines.ts';
import { readSampleCases } from '../../../test/sample/taken-in.ts';

describe('special-category text', () => {
  it('on the sample holds exactly the notes a fair reader holds', async () => {
    const { cases } = await readSampleCases();
    const held = cases.filter(({ note }) => findSpecialCategory(note.text) !== null);
    expect(held.map(({ note }) => note.id).sort()).toEqual(['n151', 'n212', 'n24', 'n42', 'n68']);
    for (const { note, expected } of held) {
      const reasons = expected.special?.map((reason) => reason.replace(' ', '-'));
      expect(reasons).toContain(findSpecialCategory(note.text));
    }
  });

  it.each([
    ['special-held-out.txt', 0.98, 0.01],
    // Half of it was written to be hard: told in hints, or nearly the words of the lists.
    ['special-tune.txt', 0.95, 0.01],
  ])('in %s is held but for a few, and little else is', (file, recall, falseHolds) => {
    const score = run(
      labelledLines(file).map(({ label, text }) => ({
        text,
        special: label === 'none' ? null : label,
      })),
    );
    expect(score.recall).toBeGreaterThanOrEqual(recall);
    expect(score.falseHolds).toBeLessThanOrEqual(falseHolds);
  });

  it.each([
    ['mentioned in a name\'s clause: "Marta has MS"', 'Marta has MS and works from home', 'health'],
    ['a thing the customer sells', 'she sells hearing aids in 200 shops', null],
    ['a word of trade across a comma', 'champion pregnant, project slips to q4', 'health'],
    ['a saying', 'she is sick of spreadsheets', null],
    ['a word that needs a person, with one', 'he had surgery in may', 'health'],
    ['a word that needs a person, without', 'rehab of the old depot takes capex', null],
  ])('%s', (_, text, expected) => {
    expect(findSpecialCategory(text)).toBe(expected);
  });
});

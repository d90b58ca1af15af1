import { describe, expect, it } from 'vitest';
import { findSpecialCategory } from '#lwc/specialCategory/specialCategory.ts';
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
});

import { expect, test } from 'vitest';
import { sharedDatabase } from '../../../test/shared-database.ts';
import { countActive, fixedGroup, fixGroup, groupInForce } from './group-size.ts';

const orgId = '00D000000000001AAA';
const database = sharedDatabase();

test('k stays what a quarter’s first release made it, and an admin can only raise it', async () => {
  await database.inOrg(orgId, async (tx) => {
    expect(await fixedGroup(tx, '2026-Q4', 3)).toBeNull();
    expect(await fixGroup(tx, orgId, '2026-Q4', 20, 3)).toBe(4);
    expect(await fixGroup(tx, orgId, '2026-Q4', 3, 3)).toBe(4);
    expect(await fixedGroup(tx, '2026-Q4', 3)).toBe(4);
    expect(await fixedGroup(tx, '2026-Q4', 7)).toBe(7);
    // Until a release fixes the next quarter's, what is told is still the last one's.
    expect(await groupInForce(tx, '2027-Q1', 3)).toBe(4);
    expect(await fixGroup(tx, orgId, '2027-Q1', 3, 0)).toBe(3);
    expect(await groupInForce(tx, '2027-Q1', 3)).toBe(3);
    expect(await groupInForce(tx, '2026-Q3', 3)).toBeNull();
  });
});

test('the active are the authors of the quarter before, and unknown where nobody wrote', async () => {
  await database.inOrg(orgId, async (tx) => {
    for (const [index, contributor] of ['ann', 'bob', 'ann'].entries()) {
      await tx
        .insertInto('note')
        .values({
          org_id: orgId,
          note_id: `a0100000000000${index}AAA`,
          modified_at: new Date('2026-09-01T00:00:00Z'),
          input_hash: '',
          contributor,
          deal: null,
          written_at: new Date('2026-09-01T00:00:00Z'),
          quarter: '2026-Q3',
          redacted_text: '',
          quote: '',
          approved_quote: null,
          status: 'waiting',
          held_reason: null,
          theme_key: null,
          theme_by: null,
          persona_key: null,
          prompt_area: null,
          none_fits: false,
          tone: null,
          source: null,
          stated_reason: null,
          is_english: true,
          is_lost: false,
          is_withdrawn: false,
          coded_with: null,
          matched_with: null,
        })
        .execute();
    }
    expect(await countActive(tx, '2026-Q4')).toBe(2);
    expect(await countActive(tx, '2026-Q3')).toBeNull();
  });
});

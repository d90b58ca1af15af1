import { describe, expect, it } from 'vitest';
import { buyersInGeneral } from '../../notes/note.ts';
import type { Batch } from './batch.ts';
import { nameOfLook } from './looked-at.ts';
import { batchOfNotes, releasedNote } from './note-builder.ts';
import { recountCrowds, shrunkSince, type StillThere } from './still-there.ts';

/** So many reps with a note each, on a deal each, who came at a look. */
function came(
  count: number,
  look: string,
  given: Partial<StillThere> & { readonly from?: number } = {},
) {
  const { from = 0, ...others } = given;
  return Array.from({ length: count }, (_, n): StillThere => {
    const [id, contributor, deal] = [`${look} ${from + n}`, `rep ${from + n}`, `deal ${from + n}`];
    const note = { id, contributor, deal, look, quarter: '2026-Q1', isLost: false };
    return { ...note, hasStrayed: false, ...others };
  });
}

/** A batch of the first three of those notes. */
function batchOf(notes: readonly StillThere[], given: Partial<Batch> = {}): Batch {
  const released = notes.slice(0, 3).map(({ id, contributor, deal, look, isLost }) =>
    releasedNote({
      id,
      contributor,
      deal,
      hearing: { look, saying: null, isLost, reason: null },
    }),
  );
  return batchOfNotes(released, { crowd: { left: 5, leftOfSides: 5 }, ...given });
}

function recount(batch: Batch, stillThere: readonly StillThere[], earlier: string[] = []) {
  return recountCrowds([batch], stillThere, earlier).get(batch);
}

const own = nameOfLook('site-manager', '2026-Q1.1');

describe('a batch in a persona', () => {
  const eight = came(8, own);
  const batch = batchOf(eight);

  it('has the crowd that it came with, as long as all of these are there', () => {
    expect(recount(batch, eight)).toEqual({ size: { left: 5, leftOfSides: 0 }, isCrowd: true });
  });

  it.each([
    [7, 4, true],
    [6, 3, true],
    [5, 2, false],
    [0, 0, false],
  ])('has a smaller one of %s who are left', (left, without, isCrowd) => {
    expect(recount(batch, eight.slice(8 - left))).toMatchObject({
      size: { left: without },
      isCrowd,
    });
  });

  it('is hidden by nobody who came at another release', () => {
    const others = came(20, nameOfLook('site-manager', '2026-Q1.2'), { from: 8 });
    expect(recount(batch, [...eight.slice(3), ...others])?.isCrowd).toBe(false);
  });

  it('has no larger crowd than before, whoever moved a note to another deal', () => {
    const small = batchOf(eight, { crowd: { left: 3, leftOfSides: 0 } });
    expect(recount(small, eight)?.size.left).toBe(3);
  });

  it('is left as it is where nobody knows how its notes were heard', () => {
    const old = { ...batch, notes: batch.notes.map((note) => ({ ...note, hearing: null })) };
    expect(recount(old, [])).toEqual({ size: old.crowd, isCrowd: true });
  });

  it('counts those whose deals were lost when they came', () => {
    const lost = came(9, own, { isLost: true });
    const others = came(9, own, { from: 9 });
    const all = [...lost, ...others];
    expect(recount(batchOf(all), all)?.size.leftOfSides).toBe(5);
    expect(recount(batchOf(all), all.slice(1))?.size.leftOfSides).toBe(0);
  });
});

describe('a batch among buyers in general', () => {
  const general = { personaKey: buyersInGeneral, releaseId: '2026-Q3.3', quarter: '2026-Q3' };
  const heard = came(6, own);
  const unheard = came(6, nameOfLook(buyersInGeneral, '2026-Q3.3'));

  it('has the crowds that its notes came with, each by itself', () => {
    const batch = batchOf(
      [heard[0], heard[1], unheard[0]].filter((one) => one !== undefined),
      general,
    );
    expect(recount(batch, [...heard, ...unheard])?.isCrowd).toBe(true);
    expect(recount(batch, [...heard, ...unheard.slice(0, 5)])?.isCrowd).toBe(false);
    expect(recount(batch, [...heard.slice(0, 5), ...unheard])?.isCrowd).toBe(false);
    expect(recount(batchOf(heard, general), [...heard, ...unheard.slice(0, 5)])?.isCrowd).toBe(
      true,
    );
  });

  it('is hidden by nobody who wrote in another quarter, or strayed before the others came', () => {
    const batch = batchOf(heard, general);
    const later = came(6, own, { from: 6, quarter: '2026-Q2' });
    const strayed = came(6, own, { from: 6, hasStrayed: true });
    expect(recount(batch, [...heard.slice(1), ...later, ...strayed])?.isCrowd).toBe(false);
  });

  it('does not go by those who were heard there before', () => {
    const look = nameOfLook(buyersInGeneral, '2026-Q3.2');
    const known = came(3, look);
    const batch = batchOf(
      [known[0], unheard[0], unheard[1]].filter((one) => one !== undefined),
      general,
    );
    expect(recount(batch, [...known, ...unheard], ['2026-Q3.2'])?.isCrowd).toBe(true);
  });
});

it('tells which of the batches that stay have smaller crowds', () => {
  const [one, other] = [batchOf(came(8, 'one')), batchOf(came(8, 'other'))];
  const smaller = { ...one, crowd: { left: 4, leftOfSides: 5 } };
  expect(shrunkSince([one, other], [smaller, other])).toEqual([smaller]);
});

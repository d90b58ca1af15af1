import { describe, expect, it } from 'vitest';
import { buyersInGeneral } from '../../notes/note.ts';
import type { Batch } from './batch.ts';
import { nameOfLook } from './looked-at.ts';
import { batchOfNotes, releasedNote } from './note-builder.ts';
import { crowdsLeft, findLeftBehind, recountCrowds, type StillThere } from './still-there.ts';

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
    return { ...note, generalLook: null, hasStrayed: false, ...others };
  });
}

/** A batch of the first three of those notes. */
function batchOf(notes: readonly StillThere[], given: Partial<Batch> = {}): Batch {
  const released = notes.slice(0, 3).map(({ id, contributor, deal, look, isLost }) =>
    releasedNote({
      id,
      contributor,
      deal,
      hearing: { look, saying: null, isLost, reason: null, generalLook: null },
    }),
  );
  return batchOfNotes(released, { crowd: { left: 5, leftOfSides: 5 }, ...given });
}

function recount(batch: Batch, stillThere: readonly StillThere[]) {
  return recountCrowds([batch], crowdsLeft(stillThere, new Map(), 3)).get(batch);
}

const own = nameOfLook('site-manager', '2026-Q1.1');

describe('a batch in a persona', () => {
  const eight = came(8, own);
  const batch = batchOf(eight);

  it('has the crowd that it came with, as long as all of these are there', () => {
    expect(recount(batch, eight)).toEqual({ size: { left: 5, leftOfSides: 0 }, hides: true });
  });

  it.each([
    [7, 4, true],
    [6, 3, true],
    [5, 2, false],
    [1, 0, false],
  ])('has a smaller one of %s who are left', (left, without, hides) => {
    expect(recount(batch, eight.slice(8 - left))).toMatchObject({
      size: { left: without },
      hides,
    });
  });

  it('is hidden by nobody once all have left', () => {
    expect(recount(batch, [])?.hides).toBe(false);
  });

  it('is hidden by nobody who came at another release', () => {
    const others = came(20, nameOfLook('site-manager', '2026-Q1.2'), { from: 8 });
    expect(recount(batch, [...eight.slice(3), ...others])?.hides).toBe(false);
  });

  it('has no larger crowd than before, whoever moved a note to another deal', () => {
    const small = batchOf(eight, { crowd: { left: 3, leftOfSides: 0 } });
    expect(recount(small, eight)?.size.left).toBe(3);
  });

  it('is left as it is where nobody knows how its notes were heard', () => {
    const old = { ...batch, notes: batch.notes.map((note) => ({ ...note, hearing: null })) };
    expect(recount(old, [])).toEqual({ size: old.crowd, hides: true });
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
  const generalLook = nameOfLook(buyersInGeneral, '2026-Q3.3');
  const heard = came(6, own, { generalLook });
  const unheard = came(6, generalLook, { from: 6 });

  it('has all crowds that came there with it, each by itself, whomever it is of', () => {
    const batch = batchOf(heard, general);
    expect(recount(batch, [...heard, ...unheard])?.hides).toBe(true);
    expect(recount(batch, [...heard, ...unheard.slice(1)])?.hides).toBe(false);
    expect(recount(batch, [...heard.slice(1), ...unheard])?.hides).toBe(false);
  });

  it('is hidden by nobody who wrote in another quarter, or came there at another release', () => {
    const batch = batchOf(heard, general);
    const ofQuarter = came(6, own, { from: 6, generalLook, quarter: '2026-Q2' });
    const later = came(6, own, { from: 6, generalLook: nameOfLook(buyersInGeneral, '2026-Q4.4') });
    expect(recount(batch, [...heard, ...ofQuarter, ...later])?.hides).toBe(true);
    expect(recount(batch, [...heard.slice(1), ...ofQuarter, ...later])?.hides).toBe(false);
  });
});

describe('the notes of a crowd of which too few are left', () => {
  const leftBehind = (notes: readonly StillThere[]): string[] => [
    ...findLeftBehind(crowdsLeft(notes, new Map(), 3)),
  ];

  it('wait for nothing', () => {
    expect(leftBehind(came(6, own))).toEqual([]);
    expect(leftBehind(came(5, own))).toHaveLength(5);
  });

  it('wait with those they came to buyers in general with, once they did', () => {
    const inGeneral = came(6, own, { generalLook: 'general' });
    const others = came(3, own, { from: 6 });
    expect(leftBehind([...inGeneral, ...others])).toEqual([]);
    expect(leftBehind([...inGeneral.slice(1), ...others])).toEqual(
      inGeneral.slice(1).map(({ id }) => id),
    );
  });

  it('are judged by the k under which they came', () => {
    const looks = new Map([[own, { place: 'site-manager', at: 0, k: 4 }]]);
    expect(findLeftBehind(crowdsLeft(came(7, own), looks, 3)).size).toBe(7);
  });
});

import { describe, expect, it } from 'vitest';
import { buyersInGeneral, type StatedReason } from '../../notes/note.ts';
import type { Hearing } from './looked-at.ts';
import type { Band } from './band.ts';
import type { ListedNote } from './batch.ts';
import { cellNameText } from './cell-name.ts';
import { countedNote, crowdOf } from './note-builder.ts';
import { planReasons, reviewReasons, type ReasonBatch, type ReasonedNote } from './reasons.ts';

function said(ids: readonly string[], given: Partial<ReasonedNote> = {}): ReasonedNote[] {
  const reason = given.reason ?? 'price';
  const hearing = hearingOf(given.reason === undefined ? 'price' : given.reason);
  return ids.map((id) => ({ ...countedNote({ id }), hearing, reason, ...given }));
}

function hearingOf(reason: StatedReason | null): Hearing {
  return {
    look: 'first',
    saying: countedNote({ id: 'any' }).saying,
    isLost: true,
    reason,
    generalLook: null,
  };
}

function plan(given: {
  released: readonly ReasonedNote[];
  published?: readonly ReasonBatch[];
  returned?: readonly string[];
  left?: readonly string[];
  crowds?: readonly string[];
  lost?: readonly ListedNote[];
  quarter?: string;
}) {
  const { released, published = [], quarter = '2026-Q1', crowds = everywhere } = given;
  const { lost = crowdOf(40) } = given;
  const [returned, left] = [new Set(given.returned), new Set(given.left)];
  const came = new Map(crowds.map((place) => [place, [lost]]));
  const release = {
    releaseId: `${quarter}.1`,
    quarter,
    k: 3,
    crowdsNow: new Map(),
    bandsTold: new Map(),
  };
  return planReasons({ released, published, returned, left, crowds: came, ...release });
}

/** Wherever a crowd came that had lost deals. */
const everywhere = ['site-manager', 'one', 'another', buyersInGeneral];

function idsOf(batches: readonly ReasonBatch[]): string[][] {
  return batches.map((batch) => batch.notes.map((note) => note.id));
}

describe('the reason ledger', () => {
  it('publishes one reason above one theme once k reps on k deals found it', () => {
    expect(plan({ released: said(['a', 'b']) }).batches).toEqual([]);
    const [batch] = plan({ released: said(['a', 'b', 'c']) }).batches;
    expect(batch).toMatchObject({
      personaKey: 'site-manager',
      reason: 'price',
      themeKey: 'status-quo',
      quarter: '2026-Q1',
      k: 3,
    });
  });

  it.each([
    ['came without a crowd of lost deals', null],
    ['came under another reason', 'timing'],
  ] as const)('publishes nothing of notes that %s, whoever comes later', (_, reason) => {
    const alone = said(['a', 'b', 'c'], { hearing: hearingOf(reason) });
    expect(plan({ released: alone }).batches).toEqual([]);
    expect(plan({ released: [...alone, ...said(['d', 'e'])] }).batches).toEqual([]);
  });

  it('publishes nothing in a persona to which no crowd came that had lost deals', () => {
    const three = said(['a', 'b', 'c']);
    expect(plan({ released: three, crowds: ['another'] }).batches).toEqual([]);
    const [batch] = plan({ released: three, crowds: ['site-manager'] }).batches;
    expect(batch?.crowd.left).toBe(37);
  });

  it('publishes rows together only where they do not need everybody who came', () => {
    const two = [...said(['a', 'b', 'c']), ...said(['d', 'e', 'f'], { reason: 'timing' })];
    // Three and three of six: all of them would be known to speak of the theme.
    expect(plan({ released: two, lost: crowdOf(6) }).batches).toEqual([]);
    expect(plan({ released: two, lost: crowdOf(8) }).batches).toEqual([]);
    expect(plan({ released: two, lost: crowdOf(9) }).batches).toHaveLength(2);
    expect(plan({ released: said(['a', 'b', 'c']), lost: crowdOf(6) }).batches).toHaveLength(1);
  });

  it('leaves out notes above which nobody stated a reason, and keeps reasons apart', () => {
    const mixed = [
      ...said(['a', 'b']),
      ...said(['c', 'd'], { reason: 'trust' }),
      ...said(['e', 'f', 'g'], { reason: null }),
    ];
    expect(plan({ released: mixed }).batches).toEqual([]);
  });

  it('publishes nothing that one rep stands behind with more than half of it', () => {
    const notes = [
      ...said(['a', 'b', 'c']),
      ...said(['d', 'e', 'f', 'g'], { contributor: 'a talkative one' }),
    ];
    expect(plan({ released: notes }).batches).toEqual([]);
  });

  it('lets a note wait for others of later releases, and shows it once', () => {
    const first = said(['a', 'b']);
    const all = [...first, ...said(['c', 'd'])];
    const { batches } = plan({ released: all });
    expect(idsOf(batches)).toEqual([['a', 'b', 'c', 'd']]);
    expect(plan({ released: all, published: batches }).batches).toEqual([]);
  });

  it('takes no note once its own and the next quarter have closed, and none of buyers in general', () => {
    const notes = said(['a', 'b', 'c']);
    expect(plan({ released: notes, quarter: '2026-Q2' }).batches).toHaveLength(1);
    expect(plan({ released: notes, quarter: '2026-Q3' }).batches).toEqual([]);
    const general = said(['a', 'b', 'c'], { personaKey: buyersInGeneral });
    expect(plan({ released: general }).batches).toEqual([]);
  });
});

describe('a published row of the ledger', () => {
  const { batches: published } = plan({ released: said(['a', 'b', 'c', 'd']) });

  function withdrawing(ids: readonly string[]): ReasonBatch[] {
    return published.map((batch) => ({
      ...batch,
      notes: batch.notes.map((note) => ({ ...note, isWithdrawn: ids.includes(note.id) })),
    }));
  }

  it('goes back whole when a note in it is withdrawn', () => {
    const { kept, takenBack } = plan({ released: [], published: withdrawing(['a']) });
    expect(kept).toEqual([]);
    expect(takenBack).toHaveLength(1);
    expect(plan({ released: [], published: withdrawing([]) }).kept).toEqual(published);
  });

  it('goes back where its crowd is too few by now, or too few for what it tells, be it less than it might', () => {
    const five = plan({ released: said(['a', 'b', 'c', 'd', 'e']) }).batches.map((batch) => ({
      ...batch,
      crowd: { left: 5, leftOfSides: 0 },
    }));
    const kept = (left: number, told: Band, hides = true): number => {
      const crowdsNow = new Map(
        five.map((batch) => [batch, { size: { left, leftOfSides: 0 }, hides }]),
      );
      const bandsTold = new Map(five.map((batch) => [cellNameText(batch), told]));
      return reviewReasons(five, { returned: new Set(), crowdsNow, bandsTold }).kept.length;
    };
    expect(kept(5, '5+')).toBe(1);
    expect(kept(4, '5+')).toBe(0);
    expect(kept(4, '3+')).toBe(1);
    expect(kept(2, '3+')).toBe(0);
    expect(kept(5, '5+', false)).toBe(0);
  });

  it('comes again with k fresh reps only', () => {
    const left = ['b', 'c', 'd'];
    expect(plan({ released: said([...left, 'e', 'f']), left }).batches).toEqual([]);
    const [batch] = plan({ released: said([...left, 'e', 'f', 'g']), left }).batches;
    expect(batch?.notes).toHaveLength(6);
  });

  it('goes back whole with the batch of a cell that one of its notes was in', () => {
    const { kept, takenBack, batches } = plan({
      released: said(['b', 'c', 'd']),
      published,
      returned: ['a'],
    });
    expect(kept).toEqual([]);
    expect(takenBack).toEqual(published);
    // Not at once: what a row gains is a whole batch, never what another one was short of.
    expect(batches).toEqual([]);
  });
});

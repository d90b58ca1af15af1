import { describe, expect, it } from 'vitest';
import { buyersInGeneral } from '../../notes/note.ts';
import type { CountedNote } from './batch.ts';
import { type Earlier, nothingEarlier } from './looked-at.ts';
import { countedNote, crowdOf } from './note-builder.ts';
import { planRelease as plan } from './plan.ts';

function notes(count: number, given: Partial<CountedNote> = {}): CountedNote[] {
  return Array.from({ length: count }, (_, n) =>
    countedNote({ id: `${given.quarter}-${n}`, ...given }),
  );
}

type Input = Parameters<typeof plan>[0];

function planRelease(input: Omit<Input, 'earlier'> & { earlier?: Partial<Earlier> }) {
  return plan({ ...input, earlier: { ...nothingEarlier, ...input.earlier } });
}

describe('a release', () => {
  it('publishes all notes that wait in a cell, together', () => {
    const { batches } = planRelease({ notes: notes(6), published: [], quarter: '2026-Q1', k: 3 });
    expect(batches).toHaveLength(1);
    expect(batches[0]).toMatchObject({ personaKey: 'site-manager', quarter: '2026-Q1', k: 3 });
    expect(batches[0]?.notes).toHaveLength(6);
  });

  it('publishes nothing of a cell that misses k', () => {
    const { batches, moved } = planRelease({
      notes: [...notes(2), ...crowdOf(4)],
      published: [],
      quarter: '2026-Q1',
      k: 3,
    });
    expect(batches).toEqual([]);
    expect(moved).toEqual([]);
  });

  it('never publishes a note twice', () => {
    const first = planRelease({
      notes: [...notes(3), ...crowdOf(3)],
      published: [],
      quarter: '2026-Q1',
      k: 3,
    });
    expect(first.batches).toHaveLength(1);
    const second = planRelease({
      notes: [...notes(3), countedNote({ id: 'late' }), ...crowdOf(6)],
      published: first.batches,
      quarter: '2026-Q1',
      k: 3,
    });
    expect(second.batches).toEqual([]);
  });

  it('keeps personas and themes apart', () => {
    const mixed = [
      ...notes(2, { personaKey: 'ops' }),
      ...notes(2, { personaKey: 'it', quarter: '2026-Q2' }),
      ...['ops', 'it'].flatMap((personaKey) => crowdOf(4, { personaKey, quarter: '2026-Q2' })),
    ];
    expect(planRelease({ notes: mixed, published: [], quarter: '2026-Q2', k: 3 }).batches).toEqual(
      [],
    );
  });
});

describe('a persona in which few reps write', () => {
  const plan = (
    all: readonly CountedNote[],
    given: Partial<Parameters<typeof planRelease>[0]> = {},
  ) => planRelease({ notes: all, published: [], quarter: '2026-Q1', k: 3, ...given }).batches;

  it('shows nothing of k reps among fewer than twice k', () => {
    expect(plan(notes(3))).toEqual([]);
    expect(plan([...notes(3), ...crowdOf(2)])).toEqual([]);
    expect(plan([...notes(3), ...crowdOf(3)])).toHaveLength(1);
    expect(plan([...notes(4), ...crowdOf(3)], { k: 4 })).toEqual([]);
  });

  it('is not crowded by reps who write of other buyers', () => {
    const others = crowdOf(9, { personaKey: 'ops' });
    expect(plan([...notes(3), ...others])).toEqual([]);
  });

  it('is not crowded by what is shown already, was shown once, or grew old', () => {
    const [batch] = plan(notes(9, { themeKey: 'outgrown' }));
    const shown = batch === undefined ? [] : [batch];
    const all = [...notes(9, { themeKey: 'outgrown' }), ...crowdOf(2)];
    const three = ['x', 'y', 'z'].map((id) => countedNote({ id }));
    expect(plan([...all, ...three], { published: shown })).toEqual([]);
    const returned = new Set(shown.flatMap((one) => one.notes.map(({ id }) => id)));
    expect(plan([...all, ...three], { earlier: { returned } })).toEqual([]);

    const late = notes(3, { quarter: '2026-Q3' });
    expect(plan([...late, ...crowdOf(9)], { quarter: '2026-Q3' })).toEqual([]);
  });

  it('goes on waiting, and shows all at once when it is a crowd', () => {
    const waiting = [...notes(3), ...crowdOf(2)];
    expect(plan(waiting)).toEqual([]);
    expect(plan([...waiting, countedNote({ id: 'late' })])[0]?.notes).toHaveLength(4);
  });

  it('keeps what it shows when its crowd takes notes back', () => {
    const published = plan([...notes(3), ...crowdOf(3)]);
    const { kept, takenBack } = planRelease({
      notes: notes(3),
      published,
      quarter: '2026-Q1',
      k: 3,
    });
    expect(kept).toEqual(published);
    expect(takenBack).toEqual([]);
  });
});

describe('a note that waited while personas had other titles', () => {
  const plan = (fresh: readonly CountedNote[], earlier: Partial<Earlier>) =>
    planRelease({
      notes: [...notes(2), ...crowdOf(4), ...fresh],
      published: [],
      earlier,
      quarter: '2026-Q1',
      k: 3,
    }).batches.map((batch) => batch.notes.length);
  const crowd = new Set([...notes(2), ...crowdOf(4)].map(({ id }) => id));
  const third = countedNote({ id: 'third' });

  it('appears with whoever writes in company, while titles stay what they were', () => {
    expect(plan([third], { heard: crowd })).toEqual([3]);
  });

  it('does not come to a crowd that was heard before, and takes nothing from it', () => {
    const apart = new Set(['third']);
    expect(plan([third], { heard: crowd, apart })).toEqual([]);
    const fourth = countedNote({ id: 'fourth' });
    expect(plan([third, fourth], { heard: crowd, apart })).toEqual([3]);
  });

  it('comes together with all others once so many came whom no release heard', () => {
    const apart = new Set([...crowd, 'third']);
    const more = ['x', 'y', 'z', 'u'].map((id) => countedNote({ id }));
    expect(plan([third, ...more], { heard: crowd, apart })).toEqual([]);
    expect(plan([third, ...more, countedNote({ id: 'v' })], { heard: crowd, apart })).toEqual([8]);
  });

  it('is in the way of nobody who stood nowhere before', () => {
    expect(plan([third], { apart: new Set([...crowd, 'third']) })).toEqual([3]);
  });
});

describe('a note that nobody could publish in time', () => {
  it('stays in its cell while the quarter after its own runs', () => {
    const { moved } = planRelease({ notes: notes(2), published: [], quarter: '2026-Q2', k: 3 });
    expect(moved).toEqual([]);
  });

  it('leaves its cell once that quarter has closed, before the release looks at the cell', () => {
    const old = notes(2, { quarter: '2026-Q1' });
    const fresh = notes(2, { quarter: '2026-Q3' });
    const plan = planRelease({
      notes: [...old, ...fresh, ...crowdOf(4, { quarter: '2026-Q3' })],
      published: [],
      quarter: '2026-Q3',
      k: 3,
    });
    expect(plan.moved).toEqual(old.map((note) => note.id));
    expect(plan.batches).toEqual([]);
  });

  it('is published among buyers in general under the same rule', () => {
    const old = ['ops', 'it', 'site'].flatMap((personaKey) =>
      notes(1, { personaKey, id: personaKey, contributor: personaKey, deal: personaKey }),
    );
    const others = crowdOf(3, { personaKey: 'somebody' });
    const { batches } = planRelease({
      notes: [...old, ...others],
      published: [],
      quarter: '2026-Q4',
      k: 3,
    });
    expect(batches.map((batch) => batch.personaKey)).toEqual([buyersInGeneral]);
  });
});

describe('a batch that is taken back', () => {
  const first = planRelease({
    notes: [...notes(3), ...crowdOf(3)],
    published: [],
    quarter: '2026-Q1',
    k: 3,
  });
  const withdrawn = first.batches.map((batch) => ({
    ...batch,
    notes: batch.notes.map((note, n) => ({ ...note, isWithdrawn: n === 0 })),
  }));
  const left = [...notes(3).slice(1), countedNote({ id: 'new' }), ...crowdOf(3)];

  it('gives up the cell at once, and its notes sit that release out', () => {
    const plan = planRelease({ notes: left, published: withdrawn, quarter: '2026-Q1', k: 3 });
    expect(plan.takenBack).toEqual(withdrawn);
    expect(plan.kept).toEqual([]);
    expect(plan.batches).toEqual([]);
  });

  it('has its other notes ride along with k fresh reps, and never with fewer', () => {
    const returned = new Set(first.batches.flatMap((batch) => batch.notes.map(({ id }) => id)));
    const again = { published: [], earlier: { returned }, quarter: '2026-Q1', k: 3 };
    expect(planRelease({ notes: left, ...again }).batches).toEqual([]);
    const fresh = ['x', 'y'].map((id) => countedNote({ id }));
    const { batches } = planRelease({ notes: [...left, ...fresh], ...again });
    expect(batches[0]?.notes.map(({ id, isFresh }) => [id, isFresh])).toEqual([
      ['new', true],
      ['undefined-1', false],
      ['undefined-2', false],
      ['x', true],
      ['y', true],
    ]);
  });

  it('has them wait where one rep would stand behind more than half of all', () => {
    const talkative = ['1', '2', '3', '4'].map((id) => countedNote({ id, contributor: 'one' }));
    const fresh = ['x', 'y', 'z'].map((id) => countedNote({ id }));
    const { batches } = planRelease({
      notes: [...talkative, ...fresh, ...crowdOf(3)],
      published: [],
      earlier: { returned: new Set(talkative.map(({ id }) => id)) },
      quarter: '2026-Q1',
      k: 3,
    });
    expect(batches).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { buyersInGeneral } from '../../notes/note.ts';
import type { CountedNote } from './batch.ts';
import type { Kind, LookedAt } from './looked-at.ts';
import { countedNote, crowdOf } from './note-builder.ts';
import { planRelease as plan } from './plan.ts';

function notes(count: number, given: Partial<CountedNote> = {}): CountedNote[] {
  return Array.from({ length: count }, (_, n) =>
    countedNote({ id: `${given.quarter}-${n}`, ...given }),
  );
}

type Input = Parameters<typeof plan>[0];

/** Unless told otherwise, no release looked at anything before. */
const nothingBefore: Pick<Input, 'lookedAt' | 'titles' | 'newcomers'> = {
  lookedAt: new Map(),
  titles: 'titles',
  newcomers: 3,
};

function planRelease(
  input: Omit<Input, keyof typeof nothingBefore> & Partial<typeof nothingBefore>,
) {
  return plan({ ...nothingBefore, ...input });
}

/** Notes that releases made this of, all of one persona. */
function lookedAt(
  notes: readonly { readonly id: string }[],
  kind: Kind,
  titles = 'titles',
): Map<string, LookedAt> {
  const place = { personaKey: 'site-manager', titles };
  return new Map(notes.map(({ id }) => [id, { kind, place: kind === 'returned' ? null : place }]));
}

describe('a release', () => {
  it('publishes all notes that wait in a cell, together', () => {
    const { batches } = planRelease({ notes: notes(6), published: [], quarter: '2026-Q1', k: 3 });
    expect(batches).toHaveLength(1);
    expect(batches[0]).toMatchObject({ personaKey: 'site-manager', quarter: '2026-Q1', k: 3 });
    expect(batches[0]?.notes).toHaveLength(6);
  });

  it('publishes nothing of a cell that misses k', () => {
    const { batches } = planRelease({
      notes: [...notes(2), ...crowdOf(4)],
      published: [],
      quarter: '2026-Q1',
      k: 3,
    });
    expect(batches).toEqual([]);
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
    const returned = lookedAt(
      shown.flatMap((one) => one.notes),
      'returned',
    );
    expect(plan([...all, ...three], { lookedAt: returned })).toEqual([]);

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

describe('a persona that a release heard before', () => {
  const heard = [...notes(2), ...crowdOf(4)];
  const newNotes = (...ids: readonly string[]) => ids.map((id) => countedNote({ id }));
  const plan = (
    more: readonly CountedNote[],
    given: Partial<Pick<Input, 'lookedAt' | 'titles'>> = {},
  ) =>
    planRelease({
      notes: [...heard, ...more],
      published: [],
      lookedAt: lookedAt(heard, 'weighed'),
      quarter: '2026-Q1',
      k: 3,
      ...given,
    }).batches.map((batch) => batch.notes.length);

  it('is not heard again for one who wrote since, or two: it would be their doing', () => {
    expect(plan(newNotes('x'))).toEqual([]);
    expect(plan(newNotes('x', 'y'))).toEqual([]);
    expect(plan(newNotes('x', 'y', 'z'))).toEqual([5]);
  });

  it('is heard again together with what waited there before and no release heard', () => {
    const seen = new Map([...lookedAt(heard, 'weighed'), ...lookedAt(newNotes('x', 'y'), 'seen')]);
    expect(plan(newNotes('x', 'y', 'z'), { lookedAt: seen })).toEqual([5]);
  });

  it('takes in nothing of what waited elsewhere, or while personas had other titles', () => {
    const others = [
      ...lookedAt(heard, 'weighed'),
      ...lookedAt(newNotes('x'), 'seen', 'old titles'),
    ];
    const seen = { lookedAt: new Map(others) };
    expect(plan(newNotes('x', 'y', 'z'), seen)).toEqual([]);
    expect(plan(newNotes('x', 'y', 'z', 'u'), seen)).toEqual([5]);
  });

  it('under other titles, or after them, goes by those alone whom no release heard: all come then', () => {
    const five = newNotes('x', 'y', 'z', 'u', 'v');
    expect(plan(five, { titles: null })).toEqual([]);
    expect(plan([...five, ...newNotes('w')], { titles: null })).toEqual([8]);
  });

  it('is not heard again as another persona, made of the same titles', () => {
    const place = { personaKey: 'as it was called before', titles: 'old titles' };
    const before = new Map(heard.map(({ id }) => [id, { kind: 'weighed', place } as const]));
    expect(plan(newNotes('x', 'y', 'z'), { lookedAt: before, titles: null })).toEqual([]);
  });

  it('is in the way of nobody whom no release heard', () => {
    const seen = lookedAt([...heard, ...newNotes('x')], 'seen', 'old titles');
    expect(plan(newNotes('x'), { lookedAt: seen })).toEqual([3]);
  });
});

describe('a note that nobody could publish in time', () => {
  it('stays in its cell while the quarter after its own runs', () => {
    const all = [...notes(3), ...crowdOf(3)];
    const { batches } = planRelease({ notes: all, published: [], quarter: '2026-Q2', k: 3 });
    expect(batches.map(({ personaKey }) => personaKey)).toEqual(['site-manager']);
  });

  it('leaves its cell once that quarter has closed, before the release looks at the cell', () => {
    const old = notes(2, { quarter: '2026-Q1' });
    const fresh = notes(2, { quarter: '2026-Q3' });
    const { batches, weighed } = planRelease({
      notes: [...old, ...fresh, ...crowdOf(4, { quarter: '2026-Q3' })],
      published: [],
      quarter: '2026-Q3',
      k: 3,
    });
    expect(weighed.size).toBe(6);
    expect(old.filter(({ id }) => weighed.has(id))).toEqual([]);
    expect(batches).toEqual([]);
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
    const returned = lookedAt(
      first.batches.flatMap((batch) => batch.notes),
      'returned',
    );
    const again = { published: [], lookedAt: returned, quarter: '2026-Q1', k: 3 };
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
      lookedAt: lookedAt(talkative, 'returned'),
      quarter: '2026-Q1',
      k: 3,
    });
    expect(batches).toEqual([]);
  });
});

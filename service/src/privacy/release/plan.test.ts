import { describe, expect, it } from 'vitest';
import { buyersInGeneral } from '../../notes/note.ts';
import type { Batch, CountedNote, ListedNote, ReleasedNote } from './batch.ts';
import { type Hearing, type Kind, type LookedAt, nameOfLook } from './looked-at.ts';
import { batchOfNotes, countedNote, crowdOf, releasedNote, stillThereOf } from './note-builder.ts';
import { planRelease as plan } from './plan.ts';
import type { StillThere } from './still-there.ts';

function notes(count: number, given: Partial<CountedNote> = {}): CountedNote[] {
  return Array.from({ length: count }, (_, n) =>
    countedNote({ id: `${given.quarter}-${n}`, ...given }),
  );
}

type Input = Parameters<typeof plan>[0];

type Untold = 'lookedAt' | 'earlierReleases' | 'stillThere' | 'reasonOf';

/** Unless told otherwise, no release looked at anything before, and whoever was heard is still there. */
function planRelease(input: Omit<Input, 'releaseId' | Untold> & Partial<Pick<Input, Untold>>) {
  const { lookedAt: known = new Map<string, LookedAt>(), published, quarter } = input;
  return plan({
    ...{ lookedAt: known, earlierReleases: [], releaseId: `${quarter}.2` },
    stillThere: withOthers(stillThereOf(input.notes, known, published)),
    reasonOf: () => null,
    ...input,
  });
}

/** And six others of each crowd. */
function withOthers(heard: readonly StillThere[]): StillThere[] {
  const looks = [...new Map(heard.map((note) => [note.look, note])).values()];
  const others = looks.flatMap((note) =>
    ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => ({
      ...note,
      ...{ id: `other ${name}`, contributor: `other ${name}`, deal: `other ${name}` },
    })),
  );
  return [...heard, ...others];
}

function hearingOf(id: string, look: string): Hearing {
  const { saying } = countedNote({ id });
  return { look, saying, isLost: false, reason: null, generalLook: null };
}

/** Notes that releases made this of, all of one persona, where one release heard them. */
function lookedAt(
  notes: readonly { readonly id: string }[],
  kind: Kind,
  personaKey = 'site-manager',
): Map<string, LookedAt> {
  return new Map(
    notes.map(({ id }) => {
      return [id, { kind, personaKey, hearing: hearingOf(id, personaKey) }];
    }),
  );
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

  it('takes back what it shows when those leave who are not behind it: it would be of the others', () => {
    const all = [...notes(3), ...crowdOf(4)];
    const first = planRelease({ notes: all, published: [], quarter: '2026-Q1', k: 3 });
    const shown = new Set(first.batches.flatMap((batch) => batch.notes.map(({ id }) => id)));
    const heard = new Map(
      [...first.heard].flatMap(([id, one]) =>
        shown.has(id) ? [] : [[id, { kind: 'weighed' as const, ...one }] as const],
      ),
    );
    const after = (left: number) =>
      planRelease({
        ...{ published: first.batches, lookedAt: heard, quarter: '2026-Q1', k: 3 },
        ...{ releaseId: '2026-Q1.3', notes: all.slice(0, all.length - left) },
        stillThere: stillThereOf(all.slice(0, all.length - left), heard, first.batches),
      });
    expect(after(1)).toMatchObject({ kept: [{ crowd: { left: 3 } }], takenBack: [] });
    expect(after(2)).toMatchObject({ kept: [], takenBack: first.batches });
  });
});

describe('a persona that a release heard before', () => {
  const heard = [...notes(2), ...crowdOf(4)];
  const newNotes = (count: number) =>
    Array.from({ length: count }, (_, n) => countedNote({ id: `new ${n}` }));
  const plan = (
    more: readonly ListedNote[],
    given: Partial<Pick<Input, 'lookedAt' | 'isSample'>> = {},
  ) =>
    planRelease({
      notes: [...heard, ...more],
      published: [],
      lookedAt: lookedAt(heard, 'weighed'),
      quarter: '2026-Q1',
      k: 3,
      ...given,
    }).batches.map((batch) => batch.notes.length);

  it('is not heard again for few who wrote since: it would be their doing', () => {
    expect(plan(newNotes(1))).toEqual([]);
    expect(plan(newNotes(5))).toEqual([]);
    expect(plan(newNotes(6))).toEqual([8]);
  });

  it('is not heard again as another persona, made of the same titles', () => {
    const before = lookedAt(heard, 'weighed', 'as it was called before');
    expect(plan(newNotes(5), { lookedAt: before })).toEqual([]);
  });

  it('is not heard again for a theme that was switched off and on: notes without one were heard as well', () => {
    const off = heard.map((note, n) => (n < 2 ? { ...note, themeKey: null } : note));
    const first = planRelease({ notes: off, published: [], quarter: '2026-Q1', k: 3 });
    expect(first.heard.size).toBe(6);
    const known = new Map(
      [...first.heard].map(([id, one]) => [id, { kind: 'weighed' as const, ...one }]),
    );
    expect(plan(newNotes(1), { lookedAt: known })).toEqual([]);
  });

  it('in the sample alone is heard again for one', () => {
    expect(plan(newNotes(1), { isSample: true })).toEqual([3]);
  });
});

describe('a note without a theme', () => {
  const unfiled = crowdOf(3).map((note) => ({ ...note, themeKey: null }));
  const release = { published: [], quarter: '2026-Q1', k: 3 };

  it('hides others: whoever looks on does not know that it has none', () => {
    const { batches } = planRelease({ notes: [...notes(3), ...unfiled], ...release });
    expect(batches.map(({ themeKey }) => themeKey)).toEqual(['status-quo']);
  });

  it('is published under none', () => {
    const all = crowdOf(9).map((note) => ({ ...note, themeKey: null }));
    const { batches, heard } = planRelease({ notes: all, ...release });
    expect(batches).toEqual([]);
    expect(heard.size).toBe(9);
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
    const { batches, heard } = planRelease({
      notes: [...old, ...fresh, ...crowdOf(4, { quarter: '2026-Q3' })],
      published: [],
      quarter: '2026-Q3',
      k: 3,
    });
    expect(heard.size).toBe(6);
    expect(old.filter(({ id }) => heard.has(id))).toEqual([]);
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

  it('comes there in company only: who joins alone those whom a release heard would be known', () => {
    const heard = [...notes(2, { personaKey: 'ops' }), ...crowdOf(4, { personaKey: 'ops' })];
    const alone = countedNote({ id: 'late' });
    const crowd = Array.from({ length: 5 }, (_, n) =>
      countedNote({ id: `other ${n}`, themeKey: 'something else' }),
    );
    const grownOld = (came: readonly CountedNote[]) =>
      planRelease({
        notes: [...heard, ...came],
        published: [],
        lookedAt: lookedAt(heard, 'weighed', 'ops'),
        quarter: '2026-Q3',
        k: 3,
      }).batches.map(({ personaKey, themeKey }) => [personaKey, themeKey]);
    expect(grownOld([alone])).toEqual([]);
    expect(grownOld([alone, ...crowd.slice(1)])).toEqual([]);
    expect(grownOld([alone, ...crowd])).toContainEqual([buyersInGeneral, 'status-quo']);
  });

  it('comes there with those only whom the same release heard: of others it may be known what they say', () => {
    const before = [...notes(2, { personaKey: 'ops' }), ...crowdOf(4, { personaKey: 'ops' })];
    const late = countedNote({ id: 'late', personaKey: 'ops' });
    const grownOld = (lookOfLate: string) => {
      const known = lookedAt([...before, late], 'weighed', 'ops');
      const hearing = hearingOf(late.id, lookOfLate);
      known.set(late.id, { kind: 'weighed', personaKey: 'ops', hearing });
      const input = { notes: [...before, late], published: [], lookedAt: known };
      return planRelease({ ...input, quarter: '2026-Q3', k: 3 }).batches.length;
    };
    expect(grownOld('ops')).toBe(1);
    expect(grownOld('ops, a release later')).toBe(0);
  });

  it('does not come there where it was edited since it was heard: it would be asked alone', () => {
    const before = [...notes(3, { personaKey: 'ops' }), ...crowdOf(4, { personaKey: 'ops' })];
    const grownOld = (edit: object) => {
      const [first, ...others] = before.map((note, n) => (n === 0 ? { ...note, ...edit } : note));
      const now = first === undefined ? [] : [first, ...others];
      const known = lookedAt(before, 'weighed', 'ops');
      const input = { notes: now, published: [], lookedAt: known };
      return planRelease({ ...input, quarter: '2026-Q3', k: 3 }).batches.length;
    };
    expect(grownOld({})).toBe(1);
    const saying = { words: 'others', theme: 'status-quo', isTapped: false };
    expect(grownOld({ saying })).toBe(0);
  });

  it('comes there once, shown or not, whenever a release is first to find it old', () => {
    const heard = [...notes(2, { personaKey: 'ops' }), ...crowdOf(4, { personaKey: 'ops' })];
    const more = Array.from({ length: 6 }, (_, n) => countedNote({ id: `other ${n}` }));
    const shown = (generalLook: string | null): (number | undefined)[] => {
      const known = new Map(
        [...lookedAt(heard, 'weighed', 'ops')].map(([id, one]) => {
          const hearing = one.hearing && { ...one.hearing, generalLook };
          return [id, { ...one, hearing }];
        }),
      );
      const input = { notes: [...heard, ...more], published: [], lookedAt: known };
      return planRelease({ ...input, quarter: '2026-Q4', k: 3 }).batches.map(
        (batch) => batch.notes.length,
      );
    };
    expect(shown(null)).toEqual([8]);
    expect(shown('a release before')).toEqual([6]);
  });

  it('keeps in mind that it came, where it stands in a batch too', () => {
    const all = notes(6, { personaKey: 'ops' });
    const first = planRelease({ notes: all, published: [], quarter: '2026-Q1', k: 3 });
    const input = { notes: [...all, ...crowdOf(6)], published: first.batches };
    const { passing, heard } = planRelease({ ...input, quarter: '2026-Q3', k: 3 });
    expect([...passing.keys()].toSorted()).toEqual(all.map(({ id }) => id).toSorted());
    const looks = [...passing.values(), ...[...heard.values()].map(({ hearing }) => hearing)];
    expect(new Set(looks.map(({ look, generalLook }) => generalLook ?? look)).size).toBe(1);
  });
});

describe('a crowd of which too few are left', () => {
  const site = nameOfLook('site-manager', '2026-Q1.1');
  const earlierReleases = ['2026-Q1.1', '2026-Q1.2'].map((releaseId) => ({ releaseId, k: 3 }));
  const waiting = notes(3);
  const known = new Map(
    waiting.map(({ id }): [string, LookedAt] => [
      id,
      { kind: 'weighed', personaKey: 'site-manager', hearing: hearingOf(id, site) },
    ]),
  );
  const left = stillThereOf(waiting, known, []);
  const newcomers = crowdOf(6);
  const now = { ...{ lookedAt: known, earlierReleases }, quarter: '2026-Q1', k: 3 };

  it('takes no part in anything new: it would be of the few', () => {
    const input = { ...now, notes: [...waiting, ...newcomers], published: [] };
    expect(planRelease(input).batches).toHaveLength(1);
    const { batches, strayed } = planRelease({ ...input, stillThere: left });
    expect(batches).toEqual([]);
    expect([...strayed.keys()]).toEqual(waiting.map(({ id }) => id));
  });

  describe('and on which a batch may rest that came later', () => {
    const look = nameOfLook('site-manager', '2026-Q1.2');
    const batch = {
      ...batchOfNotes(
        ['x', 'y', 'z'].map((id) => releasedNote({ id, hearing: hearingOf(id, look) })),
        { releaseId: '2026-Q1.2' },
      ),
    };
    const came = (count: number): StillThere[] => {
      const beside = crowdOf(count).map((note) => ({ ...note, look, generalLook: null }));
      return beside.map((note) => ({ ...note, hasStrayed: false }));
    };
    const kept = (published: Batch[], stillThere: readonly StillThere[]): number => {
      const input = { ...now, notes: [], published, stillThere };
      return planRelease(input).kept.length;
    };
    const both = [batch, { ...batch, themeKey: 'price', notes: notesOf(batch, 'other') }];

    it('takes that batch with it where those who came then do not suffice', () => {
      expect(kept([batch], [...left, ...came(6)])).toBe(1);
      expect(kept(both, came(6))).toBe(2);
      expect(kept(both, [...left, ...came(6)])).toBe(0);
      expect(kept(both, [...left, ...came(12)])).toBe(2);
    });

    it('lets be what came when a release knew of it', () => {
      const small = both.map((one) => ({ ...one, crowd: { left: 1, leftOfSides: 0 } }));
      const before = left.map((note) => ({ ...note, hasStrayed: true }));
      expect(kept(small, [...left, ...came(6)])).toBe(0);
      expect(kept(small, [...before, ...came(6)])).toBe(2);
    });
  });
});

describe('how a note was heard', () => {
  const all = [...notes(2), ...crowdOf(4, { isLost: true })];
  const first = planRelease({ notes: all, published: [], quarter: '2026-Q1', k: 3 });
  const known = new Map(
    [...first.heard].map(([id, one]) => [id, { kind: 'weighed' as const, ...one }]),
  );
  /** So many more reps who say the same, one each. */
  const others = (count: number): CountedNote[] =>
    Array.from({ length: count }, (_, n) => countedNote({ id: `other ${n}` }));
  const again = (now: readonly CountedNote[]) => {
    const input = {
      notes: now,
      published: [],
      lookedAt: known,
      earlierReleases: [{ releaseId: '2026-Q1.1', k: 3 }],
    };
    return planRelease({ ...input, quarter: '2026-Q1', k: 3 });
  };
  const changed = (change: Partial<CountedNote>) =>
    all.map((note, n) => (n === 0 ? { ...note, ...change } : note));
  const [one] = all;
  const saying = { words: 'others', theme: 'status-quo', isTapped: false };

  it('is remembered: with whom, and what it said', () => {
    const hearings = [...first.heard.values()].map(({ hearing }) => hearing);
    expect(new Set(hearings.map(({ look }) => look)).size).toBe(1);
    expect(first.heard.get('beside 0')?.hearing.saying?.words).toBe('words of beside 0');
  });

  it('stays, and the note counts beside a crowd that comes', () => {
    const { batches, heard, strayed } = again([...all, ...others(6)]);
    expect(batches[0]?.notes).toHaveLength(8);
    expect(batches[0]?.notes.find(({ id }) => id === one?.id)?.hearing).toEqual(
      heard.get(one?.id ?? '')?.hearing,
    );
    expect(strayed).toEqual(new Map());
  });

  it.each([
    ['edited', changed({ saying })],
    ['moved to another persona', changed({ personaKey: 'ops' })],
    ['withdrawn or hidden', all.slice(1)],
  ])('is forgotten once a release finds the note %s: it would be asked alone', (_, now) => {
    const { batches, heard, strayed } = again([...now, ...others(6)]);
    expect(batches.map(({ notes: own }) => own.length)).toEqual([7]);
    expect(heard.has(one?.id ?? '')).toBe(false);
    expect([...strayed.keys()]).toEqual([one?.id]);
  });

  it('stays as far as that the note came, where it is still there: it is one of the crowd', () => {
    const [edited] = again(changed({ saying })).strayed.values();
    expect(edited).toMatchObject({ look: first.heard.get('beside 0')?.hearing.look, saying: null });
    const [withdrawn] = again(all.slice(1)).strayed.values();
    expect(withdrawn).toBeNull();
  });

  it('holds how its deal stood then, which counts for good', () => {
    const lost = all.map((note) => ({ ...note, isLost: true }));
    const [batch] = again([...lost, ...others(6)]).batches;
    expect(batch?.notes.filter(({ isLost }) => isLost)).toEqual([]);
  });

  it('holds the reason above it, where a crowd of lost deals came with it', () => {
    const reasons = (lost: number) => {
      const came = crowdOf(7).map((note, n) => ({ ...note, isLost: n < lost }));
      const input = { notes: came, published: [], quarter: '2026-Q1', k: 3 };
      const { heard } = planRelease({ ...input, reasonOf: () => 'price' });
      return [...heard.values()].filter(({ hearing }) => hearing.reason === 'price').length;
    };
    expect(reasons(5)).toBe(0);
    expect(reasons(6)).toBe(6);
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

/** The notes of a batch, as if others had written them. */
function notesOf({ notes: own }: Batch, name: string): ReleasedNote[] {
  return own.map((note) => ({ ...note, id: `${name} ${note.id}` }));
}

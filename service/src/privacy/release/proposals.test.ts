import { describe, expect, it } from 'vitest';
import {
  type FoundTheme,
  isSameTheme,
  reviewProposal,
  themesToPropose,
  type UnfiledNote,
} from './proposals.ts';

function unfiled(id: string, given: Partial<UnfiledNote> = {}): UnfiledNote {
  return {
    id,
    contributor: `rep ${id}`,
    deal: `deal ${id}`,
    area: 'success',
    text: 'Counts the minutes that trucks stand idling at the gate',
    ...given,
  };
}

const notes = ['a', 'b', 'c'].map((id) => unfiled(id));
/** More reps whose notes wait for a theme. */
const crowd = ['x', 'y', 'z', 'v', 'w'].map((id) => unfiled(id, { text: 'Wants something else' }));
const idling: FoundTheme = {
  area: 'success',
  terms: ['idling', 'trucks'],
  noteIds: ['a', 'b', 'c'],
};

/** As if none of them had strayed. */
function stillHere(of: readonly UnfiledNote[]) {
  return of.map((note) => ({ ...note, hasStrayed: false }));
}

function propose(given: Partial<Parameters<typeof themesToPropose>[0]> = {}) {
  const read = [...(given.unfiled ?? notes), ...crowd];
  const crowdsOf = () => [stillHere([...notes, ...crowd])];
  const input = { found: [idling], read, known: [], k: 3, crowdsOf };
  return themesToPropose({ ...input, ...given, unfiled: read });
}

describe('a theme that discovery found', () => {
  it('is proposed when k reps on k deals stand behind it', () => {
    expect(propose()).toEqual([{ area: 'success', terms: ['idling', 'trucks'], notes }]);
    expect(propose({ k: 4 })).toEqual([]);
  });

  it('is not proposed when one rep stands behind more than half of it', () => {
    const talkative = ['d', 'e', 'f', 'g'].map((id) => unfiled(id, { contributor: 'one' }));
    const noteIds = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const all = [...notes, ...talkative];
    expect(propose({ found: [{ ...idling, noteIds }], unfiled: all })).toEqual([]);
  });

  it('shows no word that fewer than k reps used, nor a placeholder', () => {
    const found = [{ ...idling, terms: ['idling', 'Lowestoft', 'buyer', 'gate', 'minute'] }];
    const told = [
      ...notes.slice(1),
      unfiled('a', { text: '[buyer] of Lowestoft: minutes of trucks idling at the gate' }),
    ];
    expect(propose({ found, unfiled: told })[0]?.terms).toEqual(['idling', 'gate', 'minutes']);
    expect(propose({ found: [{ ...idling, terms: ['idling', 'Lowestoft'] }] })).toEqual([]);
  });

  it('is named by no word that one rep wrote, however often: "Parker" is not "parking"', () => {
    const texts = [
      'parker, parker, parker and parker again about idling trucks',
      'No parking at the gate, so trucks stand idling',
      'They parked where trucks are idling',
    ];
    const told = texts.map((text, at) => unfiled('abc'.charAt(at), { text }));
    const found = [{ ...idling, terms: ['parker', 'idling', 'trucks'] }];
    expect(propose({ found, unfiled: told })[0]?.terms).toEqual(['idling', 'trucks']);
  });

  it('is named by no word that most reps write as a name, however often one does not', () => {
    const texts = [
      'wilton wilton wilton wilton had trucks idling',
      'We met Wilton about idling trucks',
      'Then Wilton’s trucks were idling',
    ];
    const told = texts.map((text, at) => unfiled('abc'.charAt(at), { text }));
    const found = [{ ...idling, terms: ['wilton', 'idling', 'trucks'] }];
    expect(propose({ found, unfiled: told })[0]?.terms).toEqual(['idling', 'trucks']);
  });

  it('is named by the form of a word that most reps wrote', () => {
    const texts = ['banks banks banks idling', 'their bank idling', 'the bank has idling trucks'];
    const told = texts.map((text, at) => unfiled('abc'.charAt(at), { text }));
    const found = [{ ...idling, terms: ['banks', 'idling'] }];
    expect(propose({ found, unfiled: told })[0]?.terms).toEqual(['bank', 'idling']);
  });

  it('is named by no word that k reps used of one deal alone', () => {
    const team = ['d', 'e', 'f'].map((id) =>
      unfiled(id, { deal: 'deal d', text: 'Trucks idling, as falcon showed' }),
    );
    const found = [
      { ...idling, terms: ['falcon', 'idling', 'trucks'], noteIds: ['a', 'b', 'c', 'd', 'e', 'f'] },
    ];
    expect(propose({ found, unfiled: [...notes, ...team] })[0]?.terms).toEqual([
      'idling',
      'trucks',
    ]);
  });

  it('waits for the next release when a note behind it changed or left while it was looked for', () => {
    const left = [...notes.slice(1), ...crowd];
    const changed = [...left, unfiled('a', { text: 'They want to see carbon' })];
    const read = [...notes, ...crowd];
    for (const [now, proposed] of [
      [read, 1],
      [left, 0],
      [changed, 0],
    ] as const) {
      expect(
        themesToPropose({
          found: [idling],
          read,
          unfiled: now,
          known: [],
          k: 3,
          crowdsOf: () => [],
        }),
      ).toHaveLength(proposed);
    }
  });

  it('waits where too few of those are left who came with its notes', () => {
    const everybody = stillHere([...notes, ...crowd]);
    expect(propose({ crowdsOf: () => [stillHere(crowd), everybody] })).toEqual([]);
    const strayed = everybody.map((note, n) => ({ ...note, hasStrayed: n > 4 }));
    expect(propose({ crowdsOf: () => [strayed] })).toEqual([]);
  });

  it('is not proposed again, whatever became of it, and no note stands behind two', () => {
    expect(propose({ known: [{ area: 'success', terms: ['truck', 'idling', 'gate'] }] })).toEqual(
      [],
    );
    const again = { ...idling, terms: ['gate', 'minutes'] };
    expect(propose({ found: [idling, again] })).toHaveLength(1);
  });
});

describe('a proposal that lost notes', () => {
  const review = (
    texts: readonly (string | null)[],
    crowds = [[...notes, ...crowd]],
    terms = ['idling', 'trucks'],
  ) =>
    reviewProposal({
      ...{ terms, k: 3, crowds },
      notes: texts.map((text, n) => ({ ...unfiled(`${n}`), text })),
    });
  const idle = 'trucks stand idling';

  it('shows what it showed while k reps used each of its words', () => {
    expect(review([idle, idle, idle])).toEqual({ leaving: [], isSilenced: false });
    expect(review([null, idle, idle, idle])).toEqual({ leaving: ['0'], isSilenced: false });
  });

  it('says nothing more once too few of those are left who came with them: it would be of the others', () => {
    expect(review([idle, idle, idle], [[...notes, ...crowd.slice(2)]]).isSilenced).toBe(false);
    expect(review([idle, idle, idle], [[...notes, ...crowd.slice(3)]]).isSilenced).toBe(true);
  });

  it('says nothing more once a word would have to go, or too few are left', () => {
    expect(review([null, idle, idle, 'idling there']).isSilenced).toBe(true);
    expect(review([null, idle, idle])).toEqual({ leaving: ['0'], isSilenced: true });
  });
});

describe('two themes', () => {
  it('are the same when half of the words of the shorter are, in whatever form', () => {
    const theme = { area: 'success', terms: ['idling', 'trucks', 'emissions', 'report'] } as const;
    expect(isSameTheme(theme, { area: 'success', terms: ['emission', 'reports', 'carbon'] })).toBe(
      true,
    );
    expect(isSameTheme(theme, { area: 'success', terms: ['report', 'audit', 'carbon'] })).toBe(
      false,
    );
    expect(isSameTheme(theme, { ...theme, area: 'stops' })).toBe(false);
  });
});

import { describe, expect, test } from 'vitest';
import { readSampleCases } from '../../../test/sample/taken-in.ts';
import { type PastPersona, proposePersonas, type TitledNote } from './propose.ts';

/** Notes of r1, r2 … on deals d1, d2 …, one for each title. */
function notesOf(...titles: readonly string[]): TitledNote[] {
  return titles.map((title, index) => ({
    title,
    contributor: `r${index + 1}`,
    deal: `d${index + 1}`,
    buyer: `b${index + 1} ${title}`,
  }));
}

function past(persona: Partial<PastPersona>): PastPersona[] {
  return [{ key: 'operations-vp', name: 'Operations VP', titles: [], ...persona }];
}

const transport = notesOf(
  ...['Head of Transport', 'Fleet Manager', 'Transport Planning Manager'],
  ...['Transport Lead', 'Transport Controller', 'VP Transport'],
);

describe('titles that no persona has', () => {
  test('are proposed as one persona by what they do, ranks aside', () => {
    expect(proposePersonas(transport, [], 3)).toEqual([
      {
        key: 'proposed-transport',
        name: 'Transport',
        titles: ['Transport'],
      },
    ]);
  });

  test('are not proposed below twice k reps or buyers: whoever knows a rare title knows whose it is', () => {
    expect(proposePersonas(transport, [], 3)).toHaveLength(1);
    expect(proposePersonas(transport, [], 4)).toEqual([]);
    const fiveReps = transport.map((note, n) => (n === 0 ? { ...note, contributor: 'r2' } : note));
    expect(proposePersonas(fiveReps, [], 3)).toEqual([]);
    const [{ buyer } = { buyer: '' }] = transport;
    const fiveBuyers = transport.map((note, n) => (n === 1 ? { ...note, buyer } : note));
    expect(proposePersonas(fiveBuyers, [], 3)).toEqual([]);
  });

  test('are not proposed below k deals, nor where one rep stands behind more than half', () => {
    const oneRep = transport.map((note) => ({ ...note, contributor: 'r1' }));
    expect(proposePersonas(oneRep, [], 3)).toEqual([]);
    const oneDeal = transport.map((note) => ({ ...note, deal: 'd1' }));
    expect(proposePersonas(oneDeal, [], 3)).toEqual([]);
    const half = [...transport, ...transport.map((note) => ({ ...note, contributor: 'r1' }))];
    expect(proposePersonas(half, [], 3)).toEqual([]);
  });

  test('give whole titles only where those meet the rule by themselves: a rare one tells who', () => {
    const heads = notesOf(
      ...['Head of Transport', 'Head of  Transport', 'Head of Transport'],
      ...['Head of Transport', 'Head of Transport', 'Head of Transport'],
    );
    const rare = { title: 'Transport Tsar', contributor: 'r9', deal: 'd9', buyer: 'b9' };
    const [proposal] = proposePersonas([...heads, rare], [], 3);
    expect(proposal?.titles).toEqual(['Transport', 'Head of Transport']);
    expect(JSON.stringify(proposal)).not.toContain('sar');
  });

  test('of one buyer, whom a crowd met on as many deals, name no persona: it would be a portrait', () => {
    const one = notesOf(...Array.from({ length: 6 }, () => 'Keeper of Lighthouses'));
    expect(proposePersonas(one, [], 3)).toHaveLength(1);
    expect(
      proposePersonas(
        one.map((note) => ({ ...note, buyer: 'b1' })),
        [],
        3,
      ),
    ).toEqual([]);
    const among = [
      ...one.map((note) => ({ ...note, buyer: 'b1' })),
      ...notesOf(...['', 'Lead', 'VP', 'Head', 'Chief'].map((rank) => `${rank} Lighthouses`)),
    ];
    expect(proposePersonas(among, [], 3)[0]?.titles).toEqual(['Lighthouses']);
  });

  test('of several fields give several personas, no note behind two of them', () => {
    const both = {
      title: 'Finance Transport Controller',
      contributor: 'r7',
      deal: 'd7',
      buyer: 'b7',
    };
    const finance = [
      'Finance Director',
      'Head of Finance',
      'Finance Lead',
      'VP Finance',
      'Finance Manager',
    ];
    const notes = [...transport, ...notesOf(...finance), both];
    expect(proposePersonas(notes, [], 3).map(({ key }) => key)).toEqual(['proposed-transport']);
    const more = [...notes, { title: 'CFO Finance', contributor: 'r8', deal: 'd8', buyer: 'b8' }];
    expect(proposePersonas(more, [], 3).map(({ key }) => key)).toEqual([
      'proposed-finance',
      'proposed-transport',
    ]);
  });

  test('that say a rank and nothing else are no group', () => {
    expect(proposePersonas(notesOf('Director', 'Director', 'Manager', ''), [], 3)).toEqual([]);
  });

  test('keep the order of words that titles have in common', () => {
    const planners = notesOf(
      ...['Demand Planning Lead', 'Head of Demand Planning', 'Demand Planning'],
      ...['VP Demand Planning', 'Demand Planning Manager', 'Demand Planning Director'],
    );
    expect(proposePersonas(planners, [], 3)[0]?.name).toBe('Demand Planning');
  });

  test('are proposed alike whatever order the notes come in', () => {
    const people = ['HR Lead', 'Head of HR', 'HR Manager', 'VP HR', 'HR Director', 'HR'];
    const notes = [...transport, ...notesOf(...people)];
    const proposals = proposePersonas(notes, [], 3);
    expect(proposals.map(({ name }) => name)).toEqual(['HR', 'Transport']);
    expect(proposePersonas(notes.toReversed(), [], 3)).toEqual(proposals);
  });
});

describe('what people decided stands', () => {
  test.each([
    ['it is there', past({ key: 'proposed-transport', name: 'Transport', titles: ['Transport'] })],
    [
      'it was renamed and given other titles',
      past({ key: 'proposed-transport', name: 'Hauliers' }),
    ],
    ['one was retired or deleted that has such titles', past({ titles: ['Transport Manager'] })],
    ['a draft is named so and has no titles yet', past({ name: 'Transport lead' })],
  ])('no proposal again: %s', (_, personas) => {
    expect(proposePersonas(transport, personas, 3)).toEqual([]);
  });

  test('a persona of other buyers does not stand in the way', () => {
    const other = past({ titles: ['VP Operations'] });
    expect(proposePersonas(transport, other, 3)).toHaveLength(1);
  });
});

test('the transport notes of the sample company give exactly one proposal', async () => {
  const { company, cases } = await readSampleCases();
  const { contacts, leads, personas } = company.org;
  const notes = cases
    .filter(({ note }) => note.persona === null)
    .map(({ note }) => ({
      title:
        [...contacts, ...leads].find(({ id }) => id === (note.contact ?? note.lead))?.title ?? '',
      contributor: note.rep,
      deal: note.opportunity ?? note.lead ?? note.account ?? '',
      buyer: note.contact ?? note.lead ?? '',
    }));
  expect(notes).toHaveLength(8);
  const known = personas.map(({ id, name, jobTitles }) => ({ key: id, name, titles: jobTitles }));
  expect(proposePersonas(notes, known, 3)).toEqual([
    {
      key: 'proposed-transport',
      name: 'Transport',
      titles: ['Transport'],
    },
  ]);
});

import { describe, expect, it } from '@jest/globals';
import {
  BLANK_NOTE,
  hasMovedOn,
  isOlder,
  NOTE_FIELDS,
  noteStateOf,
  ownNoteFrom,
  ownNoteOfRecord,
  PARENT_FIELDS,
  stateWords,
} from 'c/ownNote';
import type { OwnNote } from 'c/ownNote';

const held = (value: unknown, displayValue: unknown = null) => ({ value, displayValue });

/** A note on a deal, as GraphQL gives it. */
const row = {
  Id: 'a0B1',
  CreatedDate: held('2026-11-20T10:00:00.000Z'),
  LastModifiedDate: held('2026-11-20T10:00:05.000Z'),
  Body__c: held('Lobby was chaos.'),
  Contact__c: held('0031'),
  Contact__r: { Name: held('Pete Sallow'), Title: held('Site Manager') },
  Lead__r: null,
  Opportunity__r: { Name: held('Bramley: yard'), Account: { Name: held('Bramley Chilled') } },
  Prompt__r: { Question__c: held('What was the room like?'), Insight_Area__c: held('room') },
  Tone__c: held('tense', 'Tense'),
  Buyer_Theme__c: held('a0T1'),
  Buyer_Theme__r: {
    Name: held('Overloaded'),
    Meaning__c: held('Too much.'),
    Insight_Area__c: held('room'),
  },
  Confirmed_Theme__c: held('a0T1'),
  Confirmed_Theme__r: { Name: held('Overloaded') },
  None_Fits__c: held(false),
  Withdrawn__c: held(true),
};

const expected = {
  id: 'a0B1',
  body: 'Lobby was chaos.',
  contactId: '0031',
  buyer: 'Pete Sallow',
  buyerTitle: 'Site Manager',
  place: 'Bramley: yard',
  account: 'Bramley Chilled',
  area: 'room',
  tone: 'tense',
  toneWords: 'Tense',
  theme: { id: 'a0T1', name: 'Overloaded', meaning: 'Too much.', area: 'room' },
  confirmed: { id: 'a0T1', name: 'Overloaded' },
  isWithdrawn: true,
  isPrivate: false,
  quote: '',
};

describe('a note of one’s own', () => {
  it('is read from GraphQL', () => {
    expect(ownNoteFrom(row)).toMatchObject({ ...expected, modifiedAt: '2026-11-20T10:00:05.000Z' });
  });

  it('is read the same from Lightning Data Service, which nests parents as records', () => {
    const account = { id: '0011', fields: { Name: held('Bramley Chilled') } };
    const deal = { id: '0061', fields: { Name: held('Bramley: yard'), Account: held(account) } };
    const { Id, LastModifiedDate, ...plain } = row;
    const record = {
      id: Id,
      apiName: 'Buyer_Note__c',
      lastModifiedDate: LastModifiedDate.value,
      fields: {
        ...plain,
        Lead__r: held(null),
        Contact__r: held({ id: '0031', fields: row.Contact__r }),
        Opportunity__r: held(deal),
        Prompt__r: held({ id: 'a0P1', fields: row.Prompt__r }),
        Buyer_Theme__r: held({ id: 'a0T1', fields: row.Buyer_Theme__r }),
        Confirmed_Theme__r: held({ id: 'a0T1', fields: row.Confirmed_Theme__r }),
      },
    };
    expect(ownNoteOfRecord(record as never)).toEqual(ownNoteFrom(row));
  });

  it('is about the lead, or the account, where there is no deal', () => {
    const lead = ownNoteFrom({ Lead__r: { Name: held('Ola Berg'), Title: held('COO') } });
    expect(lead).toMatchObject({ buyer: 'Ola Berg', buyerTitle: 'COO', place: '' });
    const account = ownNoteFrom({ Account__r: { Name: held('Thornby') } });
    expect(account).toMatchObject({ place: 'Thornby', account: 'Thornby' });
  });

  it('asks Lightning Data Service for each field once', () => {
    expect(NOTE_FIELDS.length + PARENT_FIELDS.length).toBe(30);
  });
});

describe('versions of a note', () => {
  const at = (modifiedAt: string, part: Partial<OwnNote> = {}): OwnNote => ({
    ...BLANK_NOTE,
    modifiedAt,
    ...part,
  });
  const earlier = at('2026-11-20T10:00:00.000Z');

  it('are ordered by when they were changed; one of which that is not known is no older', () => {
    expect(isOlder(earlier, at('2026-11-20T10:00:01.000Z'))).toBe(true);
    expect(isOlder(earlier, earlier)).toBe(false);
    expect(isOlder(BLANK_NOTE, earlier)).toBe(false);
  });

  it('have moved on when they are newer, or when the service says something else', () => {
    expect(hasMovedOn(earlier, at('2026-11-20T10:00:01.000Z'))).toBe(true);
    expect(hasMovedOn(earlier, { ...earlier, status: 'counted' })).toBe(true);
    expect(hasMovedOn(earlier, { ...earlier, body: 'typed elsewhere' })).toBe(false);
  });
});

describe('how far a note has got', () => {
  const theme = { id: 'a0T1', name: 'Overloaded', meaning: '', area: 'room' };

  it.each<[string, Partial<OwnNote>]>([
    ['filing', {}],
    ['no-theme', { status: 'waiting' }],
    ['filed', { status: 'counted', theme }],
    ['held', { status: 'held', theme, confirmed: theme }],
    ['decided', { status: 'counted', theme, confirmed: theme }],
    ['decided', { status: 'waiting', isNoneFitting: true }],
    ['private', { status: 'counted', theme, isPrivate: true }],
    ['withdrawn', { isPrivate: true, isWithdrawn: true }],
  ])('is %s for %j', (state, note) => {
    expect(noteStateOf({ ...BLANK_NOTE, ...note }, false)).toBe(state);
  });

  it('is unknown again after an edit, unless the note counts towards nothing anyway', () => {
    expect(noteStateOf({ ...BLANK_NOTE, status: 'counted', theme }, true)).toBe('filing-again');
    expect(noteStateOf({ ...BLANK_NOTE, isPrivate: true }, true)).toBe('private');
  });

  it('claims no more of a note without a theme than is known', () => {
    const words = stateWords({ ...BLANK_NOTE, status: 'waiting' }, 'no-theme', false);
    expect(words).toContain('fits no theme yet, or is not in English');
  });
});

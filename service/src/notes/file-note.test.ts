import { describe, expect, it } from 'vitest';
import { readSampleCases, takeInSample } from '../../../test/sample/taken-in.ts';
import { takeIn, type TakeInContext } from '../../../test/take-in.ts';
import { fileNote, nothingFound, refile } from './file-note.ts';
import type { RawNote, StoredNote } from './note.ts';

const context: TakeInContext = {
  names: [
    [
      { role: 'buyer', name: 'Pete Sallow' },
      { role: 'account', name: 'Bramley Chilled' },
    ],
    [{ role: 'colleague', name: 'Tamsin Okafor' }],
  ],
  find: (text) => ({
    themeKey: text.includes('link') ? 'integration-risk' : null,
    tone: text.includes('lovely') ? 'positive' : null,
    statedReason: text.includes('dear') ? 'price' : null,
  }),
  personas: [{ key: 'it-lead', titles: ['IT Integration Lead'] }],
  pseudonym: (id: string) => `hash of ${id}`,
};

function rawNote(given: Partial<RawNote> = {}): RawNote {
  return {
    id: 'a01',
    createdById: '005',
    createdAt: new Date('2026-11-20T09:00:00Z'),
    body: 'Pete at Bramley: what happens when the link drops',
    promptArea: 'stops',
    followsId: null,
    source: 'buyers-words',
    tone: 'tense',
    statedReason: null,
    opportunityId: '006',
    leadId: null,
    accountId: '001',
    buyerTitle: 'IT Integration Lead',
    chosenPersonaKey: null,
    confirmedThemeKey: null,
    noneFits: false,
    withdrawn: false,
    approvedQuote: null,
    isLost: false,
    ...given,
  };
}

function stored(given: Partial<RawNote> = {}): StoredNote {
  return takeIn(rawNote(given), context);
}

describe('taking a note in', () => {
  it('redacts, files and counts it, its people known by hashes only', () => {
    expect(stored()).toEqual({
      id: 'a01',
      contributor: 'hash of 005',
      deal: 'hash of 006',
      writtenAt: new Date('2026-11-20T09:00:00Z'),
      quarter: '2026-Q4',
      redactedText: '[buyer] at [account]: what happens when the link drops',
      quote: '[buyer] at [account]: what happens when the link drops',
      status: 'counted',
      heldReason: null,
      themeKey: 'integration-risk',
      themeBy: 'match',
      personaKey: 'it-lead',
      tone: 'negative',
      toneBy: 'rep',
      source: 'buyers-words',
      statedReason: null,
      reasonBy: null,
      isEnglish: true,
      isLost: false,
      isWithdrawn: false,
      approvedQuote: null,
    });
  });

  it('strikes out our own people too', () => {
    expect(stored({ body: 'Tamsin saw Pete' }).redactedText).toBe('[colleague] saw [buyer]');
  });

  it('gives the same result every time', () => {
    expect(stored()).toEqual(stored());
  });

  it('takes the lead, else the account, for the deal', () => {
    expect(stored({ opportunityId: null, leadId: '00Q' }).deal).toBe('hash of 00Q');
    expect(stored({ opportunityId: null }).deal).toBe('hash of 001');
    expect(stored({ opportunityId: null, accountId: null })).toMatchObject({
      deal: null,
      status: 'waiting',
    });
  });

  it('lets the rep have the last word on theme and persona', () => {
    expect(stored({ confirmedThemeKey: 'review-gate' })).toMatchObject({
      themeKey: 'review-gate',
      themeBy: 'rep',
    });
    expect(stored({ noneFits: true })).toMatchObject({ themeKey: null, status: 'waiting' });
    expect(stored({ chosenPersonaKey: 'site-manager' }).personaKey).toBe('site-manager');
  });

  it('lets it wait without a theme or a persona', () => {
    expect(stored({ body: 'lovely biscuits' }).status).toBe('waiting');
    expect(stored({ buyerTitle: 'Head of Transport' }).status).toBe('waiting');
  });

  it('guesses nothing in other languages, and counts them by their tap', () => {
    const body = 'Was passiert, wenn der link zu SAP ausfällt, hat er gefragt';
    expect(stored({ body })).toMatchObject({ isEnglish: false, themeKey: null, status: 'waiting' });
    expect(stored({ body, confirmedThemeKey: 'integration-risk' }).status).toBe('counted');
  });

  it('never counts role-play', () => {
    expect(stored({ source: 'role-play' })).toMatchObject({
      themeKey: 'integration-risk',
      status: 'waiting',
    });
  });

  it('takes tone and reason from the words only where the rep gave none', () => {
    const body = 'lovely people, far too dear';
    expect(stored({ body, tone: null })).toMatchObject({
      tone: 'positive',
      toneBy: 'text',
      statedReason: 'price',
      reasonBy: 'text',
    });
    expect(stored({ body, tone: 'guarded', statedReason: 'trust' })).toMatchObject({
      tone: 'neutral',
      toneBy: 'rep',
      statedReason: 'trust',
      reasonBy: 'rep',
    });
    const german = 'Was passiert, wenn der link zu SAP ausfällt, lovely, hat er gefragt';
    expect(stored({ body: german, tone: null })).toMatchObject({ tone: null, toneBy: null });
  });

  it('keeps an approved quote only while it is the exact redacted words', () => {
    const { quote } = stored();
    expect(stored({ approvedQuote: quote }).approvedQuote).toBe(quote);
    expect(stored({ approvedQuote: 'Pete at Bramley' }).approvedQuote).toBeNull();
    expect(stored({ approvedQuote: '' }).approvedQuote).toBeNull();
  });
});

describe('no words are kept', () => {
  const nothing = { redactedText: '', quote: '', themeKey: null, approvedQuote: null };

  it('of special-category text', () => {
    const note = stored({ body: 'off for surgery, then the link', confirmedThemeKey: 'any' });
    expect(note).toMatchObject({ ...nothing, status: 'held', heldReason: 'health' });
  });

  it('of text meant for a machine', () => {
    const note = stored({ body: '=HYPERLINK("link") ask' });
    expect(note).toMatchObject({ ...nothing, status: 'held', heldReason: 'code' });
  });

  it('of a withdrawn note', () => {
    expect(stored({ withdrawn: true })).toMatchObject({
      ...nothing,
      status: 'waiting',
      isWithdrawn: true,
    });
  });
});

it.each<[string, Partial<RawNote>]>([
  ['special-category', { body: 'off for surgery, then the link' }],
  ['hostile', { body: '=HYPERLINK("link") ask' }],
  ['withdrawn', { withdrawn: true }],
])('a %s note keeps no tone and no reason either, though its rep chose them', (_what, given) => {
  expect(stored({ ...given, tone: 'tense', statedReason: 'trust' })).toMatchObject({
    tone: null,
    toneBy: null,
    statedReason: null,
    reasonBy: null,
  });
});

describe('filing a stored note anew', () => {
  const other = { themeKey: 'review-gate', tone: 'negative', statedReason: 'timing' } as const;

  it.each<[string, Partial<RawNote>]>([
    ['a guessed note', { tone: null }],
    ['a note that fits nothing', { body: 'lovely biscuits', tone: null }],
    ['one that its rep filed', { confirmedThemeKey: 'any', statedReason: 'trust' }],
    ['one whose rep found that nothing fits', { noneFits: true }],
    ['one in another language', { body: 'Was passiert, wenn der link ausfällt, hat er gefragt' }],
    ['a held one', { body: 'off for surgery, then the link', tone: null }],
    ['a withdrawn one', { withdrawn: true, tone: null }],
    ['one without words', { body: '', confirmedThemeKey: 'any' }],
    ['one without a deal', { opportunityId: null, accountId: null }],
    ['a practice', { source: 'role-play' }],
  ])('gives of %s what taking it in again would give', (_what, given) => {
    const raw = rawNote(given);
    const again = takeIn(raw, {
      ...context,
      find: (text) => (text === '' ? {} : other),
    });
    expect(refile(stored(given), raw.noneFits, other)).toEqual(again);
  });
});

describe('a note that a rule failed on', () => {
  it('keeps no words, and counts nowhere even if its rep filed it', () => {
    const raw = rawNote({ confirmedThemeKey: 'any', approvedQuote: '' });
    const unread = { keepsWords: false, heldReason: null } as const;
    expect(fileNote(raw, unread, nothingFound, context)).toMatchObject({
      status: 'waiting',
      heldReason: null,
      themeKey: null,
      redactedText: '',
      quote: '',
    });
  });
});

describe('the sample, taken in', () => {
  it('finds exactly the persona of every note, and none for eight titles', async () => {
    const { cases } = await readSampleCases();
    const expected = new Map(cases.map(({ note }) => [note.id, note.persona]));
    const notes = await takeInSample();
    expect(notes.filter((note) => note.personaKey !== expected.get(note.id))).toEqual([]);
    expect(notes.filter((note) => note.personaKey === null)).toHaveLength(8);
  });

  it('holds n24 for health, and n26 for code', async () => {
    const notes = new Map((await takeInSample()).map((note) => [note.id, note]));
    expect(notes.get('n24')).toMatchObject({ status: 'held', heldReason: 'health', quote: '' });
    expect(notes.get('n26')).toMatchObject({ status: 'held', heldReason: 'code', quote: '' });
  });
});

import { describe, expect, it } from 'vitest';
import { readSampleCases, takeInSample } from '../../../test/sample/taken-in.ts';
import type { RawNote, StoredNote } from './note.ts';
import { takeIn } from './take-in.ts';

const context = {
  knownNames: [
    { role: 'buyer', name: 'Pete Sallow' },
    { role: 'account', name: 'Bramley Chilled' },
  ],
  colleagues: [{ role: 'colleague', name: 'Tamsin Okafor' }],
  codebook: {
    code: (text: string) => ({
      themeKey: text.includes('link') ? 'integration-risk' : null,
      score: 1,
    }),
  },
  personas: [{ key: 'it-lead', titles: ['IT Integration Lead'] }],
  pseudonym: (id: string) => `hash of ${id}`,
} as const;

function stored(given: Partial<RawNote> = {}): StoredNote {
  return takeIn(
    {
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
    },
    context,
  );
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
      tone: 'tense',
      source: 'buyers-words',
      statedReason: null,
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

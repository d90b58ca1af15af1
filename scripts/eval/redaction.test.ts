import { describe, expect, it } from 'vitest';
import { falseStrikes, scoreKnownNames } from './known-names.ts';
import { run } from './redaction.ts';

describe('the score of redaction', () => {
  it('counts a span as found once all its letters are struck out, by whatever rule', () => {
    const text = 'Pete Sallow of acme wrote to p@acme.example';
    const rows = [
      {
        text,
        spans: [
          { start: 0, end: 11, type: 'PERSON' },
          { start: 15, end: 19, type: 'ORGANIZATION' },
          { start: 29, end: 43, type: 'EMAIL_ADDRESS' },
        ],
        known: ['Pete Sallow'],
      },
      { text: 'nobody asked', spans: [], known: [{ name: 'Bramley', role: 'account' }] },
    ];
    expect(run(rows)).toEqual({
      rows: 2,
      recall: {
        EMAIL_ADDRESS: { of: 1, share: 1 },
        ORGANIZATION: { of: 1, share: 0 },
        PERSON: { of: 1, share: 1 },
      },
      precision: { '[buyer]': { of: 1, share: 1 }, '[email]': { of: 1, share: 1 } },
      maskedShareOfOtherWords: { of: 5, share: 0 },
      knownNames: { of: 1, share: 1 },
    });
  });

  it('says which line is wrong, and where, without its words', () => {
    const good = { text: 'ok', spans: [], known: [] };
    const bad = { text: 'ok', spans: [{ start: 1, end: 9, type: 'PERSON' }], known: [] };
    expect(() => run([good, bad])).toThrow(
      'Line 2 is no row of the redaction task. spans: each span needs start < end',
    );
    expect(() => run([{ text: 7 }])).toThrow('Line 1 is no row of the redaction task. text:');
  });
});

describe('the score of known names', () => {
  const names = [
    { role: 'buyer', name: 'Dana Iversen' },
    { role: 'account', name: 'Bramley Chilled' },
  ] as const;

  it('is complete for whole names, with one letter wrong too', () => {
    const score = scoreKnownNames(names);
    expect(score).toMatchObject({ clean: 1, lowerCase: 1 });
    expect(score.oneTypo).toBeGreaterThanOrEqual(0.97);
    expect(scoreKnownNames(names)).toEqual(score);
  });

  it('counts what is struck out of sentences that name nobody', () => {
    expect(falseStrikes(['the data on chilled goods is late'], names)).toBe(0);
    expect(falseStrikes(['dana and three more words'], names)).toBe(0.2);
  });
});

import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { nameOfWords } from '../notes/words-name.ts';
import { keyMeant } from './marked-keys.ts';
import type { Hearing, Kind } from '../privacy/release/looked-at.ts';
import {
  type EarlierMark,
  hiddenMark,
  type Marked,
  type MarkedBatch,
  noteMark as markOf,
  parseNoteMark,
} from './release-mark.ts';

const deal = 'a1'.repeat(32);
const otherDeal = 'b2'.repeat(32);
const batch: MarkedBatch = {
  releaseId: '2026-Q4.12',
  personaKey: 'operations-vp',
  themeKey: 'status-quo',
  k: 4,
  size: 12,
  isFresh: true,
  facts: { isLost: false, deal, shownWords: null, taughtWords: null },
  hasLeftLedger: false,
  crowd: { left: 0, leftOfSides: 0 },
  quotesShown: 0,
  hearing: null,
  reason: null,
};
const proposal = { themeKey: 'found-0123456789abcdef', k: 3, deal };

function noteMark(
  released: Marked['released'],
  proposed: Marked['proposed'],
  earlier: Marked['earlier'] = null,
): string | null {
  return markOf({ released, earlier, proposed });
}

describe('what is written on a released note is read back the same', () => {
  test.each([
    { isLost: false, deal, shownWords: null, taughtWords: null },
    { isLost: true, deal: otherDeal, shownWords: nameOfWords('They keep it'), taughtWords: null },
    { isLost: false, deal, shownWords: null, taughtWords: nameOfWords('They keep what works') },
    { isLost: true, deal, shownWords: nameOfWords('It works'), taughtWords: nameOfWords('Works') },
  ])('with what was frozen of it: %o', (facts) => {
    expect(parseNoteMark(noteMark({ ...batch, facts }, null))).toEqual({
      released: {
        releaseId: '2026-Q4.12',
        number: 12,
        quarter: '2026-Q4',
        personaKey: 'operations-vp',
        themeKey: 'status-quo',
        k: 4,
        size: 12,
        isFresh: true,
        facts,
        hasLeftLedger: false,
        crowd: { left: 0, leftOfSides: 0 },
        quotesShown: 0,
        hearing: null,
        reason: null,
      },
      earlier: null,
      proposed: null,
    });
  });

  test('with how large its batch was, and whether it only rode along', () => {
    const riding = { ...batch, size: 40, isFresh: false };
    expect(noteMark(riding, null)).toContain('|k4n40r|');
    expect(parseNoteMark(noteMark(riding, null)).released).toMatchObject({
      ...{ k: 4, size: 40, isFresh: false },
    });
    expect(noteMark({ ...batch, size: 0 }, null)).toContain('|k4|');
  });

  test.each([
    [{ left: 9, leftOfSides: 6 }, '|k4n12c9s6|'],
    [{ left: 9, leftOfSides: 0 }, '|k4n12c9|'],
    [{ left: 0, leftOfSides: 0 }, '|k4n12|'],
    [{ left: 99_999, leftOfSides: 99_999 }, '|k4n12c99999s99999|'],
  ])('with how large the crowd was that came with it: %o', (crowd, text) => {
    const mark = noteMark({ ...batch, crowd }, null);
    expect(mark).toContain(text);
    expect(parseNoteMark(mark).released).toMatchObject({ size: 12, crowd });
  });

  test('with having left the reason ledger', () => {
    expect(parseNoteMark(noteMark({ ...batch, hasLeftLedger: true }, null)).released).toMatchObject(
      { reason: null, hasLeftLedger: true },
    );
  });

  test('with its place in the reason ledger', () => {
    const reason = { reason: 'no-decision', releaseId: '2027-Q1.13', k: 3 };
    const inLedger = { ...batch, reason: { ...reason, crowdLeft: 4 } };
    expect(noteMark(inLedger, null)).toMatch(/\|2027-Q1\.13\|k3c4$/);
    expect(parseNoteMark(noteMark(inLedger, null)).released).toMatchObject({
      releaseId: '2026-Q4.12',
      reason: {
        ...{ reason: 'no-decision', releaseId: '2027-Q1.13' },
        ...{ number: 13, quarter: '2027-Q1', k: 3, crowdLeft: 4 },
      },
    });
  });

  test('with how it was heard first', () => {
    const saying = { words: '2345', theme: '6789', isTapped: false };
    const hearing: Hearing = {
      look: 'abcd-_',
      saying,
      isLost: true,
      reason: 'price',
      generalLook: 'ghij-_',
    };
    const { released } = parseNoteMark(noteMark({ ...batch, hearing }, null));
    expect(released).toMatchObject({ hearing, facts: { deal }, themeKey: 'status-quo' });
  });

  test('with the proposed theme it stands behind, on the same deal or on another', () => {
    expect(parseNoteMark(noteMark(batch, proposal))).toMatchObject({
      released: { themeKey: 'status-quo' },
      proposed: { themeKey: 'found-0123456789abcdef', k: 3, deal: null },
    });
    expect(parseNoteMark(noteMark(batch, { ...proposal, deal: otherDeal })).proposed).toMatchObject(
      { deal: otherDeal },
    );
  });
});

test('a note behind a proposed theme alone says so, and on which deal', () => {
  expect(parseNoteMark(noteMark(null, proposal))).toEqual({
    released: null,
    earlier: null,
    proposed: { themeKey: 'found-0123456789abcdef', k: 3, deal },
  });
  expect(noteMark(null, null)).toBeNull();
});

describe('a note that stands in no batch', () => {
  const saying = { words: '2345', theme: '6789', isTapped: false };
  const hearing: Hearing = {
    look: 'abcd-_',
    saying,
    isLost: false,
    reason: null,
    generalLook: null,
  };
  const lost: Hearing = {
    ...hearing,
    ...{ saying: { ...saying, isTapped: true }, isLost: true, reason: 'missing' },
  };
  const changed: Hearing = { ...hearing, saying: null, isLost: true };

  function of(kind: Kind, more: Partial<EarlierMark> = {}): EarlierMark {
    return { kind, personaKey: null, hasLeftLedger: false, hearing: null, ...more };
  }

  test.each([
    ['returned', of('returned')],
    ['returned|left', of('returned', { hasLeftLedger: true })],
    ['weighed|ops', of('weighed', { personaKey: 'ops' })],
    ['weighed', of('weighed')],
    ['weighed|ops|@abcd-_!', of('weighed', { personaKey: 'ops', hearing: changed })],
    ['weighed|ops|@abcd-_23456789', of('weighed', { personaKey: 'ops', hearing })],
    [
      'returned|ops|@abcd-_23456789.2|left',
      of('returned', { personaKey: 'ops', hearing: lost, hasLeftLedger: true }),
    ],
  ] as const)('says what earlier releases made of it: %s', (text, earlier) => {
    expect(noteMark(null, null, earlier)).toBe(text);
    expect(parseNoteMark(text)).toEqual({ released: null, earlier, proposed: null });
    expect(parseNoteMark(noteMark(null, proposal, earlier))).toMatchObject({
      ...{ released: null, earlier, proposed: { themeKey: 'found-0123456789abcdef' } },
    });
    const { hasLeftLedger } = earlier;
    const isReturned = earlier.kind === 'returned';
    expect(parseNoteMark(hiddenMark(noteMark(null, proposal, earlier))).earlier).toEqual({
      ...{ ...earlier, hasLeftLedger, hearing: null },
      personaKey: isReturned ? null : earlier.personaKey,
    });
  });

  test('says no more than that while it is hidden, and where it was is not told', () => {
    expect(hiddenMark(noteMark(batch, proposal))).toBe('returned');
    const reason = { reason: 'price', personaKey: 'ops', releaseId: '2026-Q4.12', k: 3 };
    for (const told of [{ hasLeftLedger: true }, { reason: { ...reason, crowdLeft: 4 } }]) {
      expect(hiddenMark(noteMark({ ...batch, ...told }, null))).toBe('returned|left');
    }
    expect(hiddenMark('returned|left')).toBe('returned|left');
    expect(hiddenMark(noteMark({ ...batch, hearing }, null))).toBe('returned');
    expect(hiddenMark('returned|ops|@abcd-_23456789')).toBe('returned');
    expect(hiddenMark('weighed|ops|@abcd-_23456789')).toBe('weighed|ops');
    expect(hiddenMark(noteMark(null, proposal))).toBeNull();
    expect(hiddenMark(null)).toBeNull();
  });
});

test('keys that people chose to look like something else do not break it', () => {
  for (const personaKey of ['proposed', 'left', '@abcd-_23456789']) {
    const heard = { kind: 'weighed', personaKey, hasLeftLedger: false, hearing: null } as const;
    const { earlier } = parseNoteMark(hiddenMark(noteMark(null, null, heard)));
    expect(earlier).toMatchObject({ hasLeftLedger: false });
    expect(keyMeant(earlier?.personaKey ?? '', [personaKey])).toBe(personaKey);
  }

  const odd = { ...batch, personaKey: 'vp|ops', themeKey: '#1' };
  const { released } = parseNoteMark(noteMark(odd, null));
  const known = ['other', 'vp|ops', '#1'];
  expect(keyMeant(released?.personaKey ?? '', known)).toBe('vp|ops');
  expect(keyMeant(released?.themeKey ?? '', known)).toBe('#1');
  expect(keyMeant(released?.themeKey ?? '', ['other'])).toBeNull();
});

test('a mark of the longest keys fits its field', () => {
  const longest = noteMark(
    {
      releaseId: '2026-Q4.9999999',
      personaKey: 'p'.repeat(80),
      themeKey: 't'.repeat(80),
      k: 99,
      size: 999_999,
      isFresh: false,
      facts: { isLost: true, deal, shownWords: 'abcd', taughtWords: 'efgh' },
      hasLeftLedger: false,
      crowd: { left: 150, leftOfSides: 150 },
      quotesShown: 100_000,
      hearing: {
        look: 'abcd-_',
        saying: { words: '2345', theme: '6789', isTapped: true },
        isLost: true,
        reason: 'other',
        generalLook: 'ghij-_',
      },
      reason: {
        reason: 'no-decision',
        releaseId: '2026-Q4.9999999',
        k: 99,
        crowdLeft: 150,
      },
    },
    { themeKey: 'q'.repeat(80), k: 99, deal: otherDeal },
  );
  expect(longest?.length).toBeLessThanOrEqual(255);
  const { released, proposed } = parseNoteMark(longest);
  const known = ['p', 't', 'q'].map((letter) => letter.repeat(80));
  expect(keyMeant(released?.personaKey ?? '', known)).toBe(known[0]);
  expect(keyMeant(released?.themeKey ?? '', known)).toBe(known[1]);
  expect(keyMeant(proposed?.themeKey ?? '', known)).toBe(known[2]);
  expect(released?.facts).toMatchObject({ shownWords: 'abcd', taughtWords: 'efgh' });
});

describe('marks of earlier versions are read too', () => {
  test('of a place in the reason ledger, which buyers in general have no more', () => {
    const inLedger = {
      ...batch,
      reason: { reason: 'price', releaseId: '2027-Q1.13', k: 3, crowdLeft: 4 },
    };
    const place = (name: string) =>
      noteMark(inLedger, null)?.replace('|price|', `|price|${name}|`) ?? '';
    expect(parseNoteMark(place('own'))).toEqual(parseNoteMark(noteMark(inLedger, null)));
    expect(parseNoteMark(place('general')).released).toMatchObject({
      reason: null,
      hasLeftLedger: true,
    });
  });

  test.each([
    ['weighed|ops|12.0123456789-bcdef_ghijk', { kind: 'weighed', personaKey: 'ops' }],
    ['weighed|0123456789-bcdef_ghijk', { kind: 'weighed' }],
    ['returned|left', { kind: 'returned', personaKey: null, hasLeftLedger: true }],
    ['weighed|ops|12.0123456789-bcdef_ghijk|left', { personaKey: 'ops', hasLeftLedger: true }],
  ])('of a note in no batch, whose titles no longer matter: %s', (text, earlier) => {
    expect(parseNoteMark(text).earlier).toMatchObject(earlier);
  });

  test.each(['seen', 'seen|ops', 'seen|ops|12.0123456789-bcdef_ghijk'])(
    'of a note that no crowd was heard with, which says nothing any more: %s',
    (text) => {
      expect(parseNoteMark(text)).toEqual({ released: null, earlier: null, proposed: null });
      // But for the proposal that it stands behind.
      const proposed = parseNoteMark(noteMark(null, proposal)).proposed;
      expect(parseNoteMark(`${text}|${noteMark(null, proposal)}`)).toEqual({
        ...{ released: null, earlier: null, proposed },
      });
    },
  );

  test('of a release', () => {
    const text = '2026-Q4.1|operations-vp|status-quo|k3|price|own|2026-Q4.1|k3';
    expect(parseNoteMark(text).released).toMatchObject({
      themeKey: 'status-quo',
      size: 0,
      crowd: { left: 0, leftOfSides: 0 },
      isFresh: true,
      facts: null,
      reason: { reason: 'price', crowdLeft: 0 },
    });
  });
  test('of a key that was shortened less', () => {
    const hash = createHash('sha256').update('vp|ops').digest('base64url');
    expect(keyMeant(`#${hash.slice(0, 22)}`, ['other', 'vp|ops'])).toBe('vp|ops');
    expect(keyMeant(`#${hash.slice(0, 22)}`, ['other'])).toBeNull();
  });

  test('of a proposal', () => {
    expect(parseNoteMark('proposed|found-1|k3').proposed).toEqual({
      themeKey: 'found-1',
      k: 3,
      deal: null,
    });
  });
});

test.each([
  null,
  '',
  'released',
  '2026-Q5.1|a|b|k3',
  '2026-Q4.0|a|b|k3',
  '2026-Q4.10000000|a|b|k3',
  '2026-Q4.1|a|b|k2',
  '2026-Q4.1|a|k3',
  '2026-Q4.1||b|k3',
  '2026-Q4.1|a|b|k3|price',
  '2026-Q4.1|a|b|k3|lost:short',
  '2026-Q4.1|a|b|k3|gossip|own|2026-Q4.1|k3',
  '2026-Q4.1|a|b|k3|price|own|2026-Q4.1|k3|more',
  '2026-Q4.1|a|b|k3|proposed|c',
  '2026-Q4.1|a|b|k3n0',
  '2026-Q4.1|a|b|k3|left|more',
  '2026-Q4.1|a|b|k3n3c0',
  '2026-Q4.1|a|b|k3n3s3c3',
  'returned|left|more',
  'weighed|ops|more',
  'weighed|ops|12.short',
  'seen|ops|12.0123456789-bcdef_ghijk|more',
  'proposed|found-1|k2',
  'proposed|found-1',
  `2026-Q4.1|${'a'.repeat(250)}|b|k3`,
])('%s is no mark of ours', (text) =>
  expect(parseNoteMark(text)).toEqual({ released: null, earlier: null, proposed: null }),
);

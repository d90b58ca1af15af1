import { expect, test } from 'vitest';
import { parseReleaseMark, releaseMark } from './release-mark.ts';

const batch = {
  release_id: '2026-Q4.12',
  persona_key: 'operations-vp',
  theme_key: 'status-quo',
  k: 4,
  reason: null,
  reason_persona_key: null,
  reason_release_id: null,
  reason_k: null,
};

test('what is written on a released note is read back the same', () => {
  const mark = releaseMark(batch);
  expect(parseReleaseMark(mark)).toEqual({
    releaseId: '2026-Q4.12',
    number: 12,
    quarter: '2026-Q4',
    personaKey: 'operations-vp',
    themeKey: 'status-quo',
    k: 4,
    reason: null,
  });
});

test.each([
  ['operations-vp', false],
  ['buyers-in-general', true],
])('so is its place in the reason ledger, under %s', (reasonPersona, isGeneral) => {
  const mark = releaseMark({
    ...batch,
    reason: 'no-decision',
    reason_persona_key: reasonPersona,
    reason_release_id: '2027-Q1.13',
    reason_k: 3,
  });
  const reason = { reason: 'no-decision', isGeneral, releaseId: '2027-Q1.13' };
  expect(parseReleaseMark(mark)).toMatchObject({
    releaseId: '2026-Q4.12',
    reason: { ...reason, number: 13, quarter: '2027-Q1', k: 3 },
  });
});

test('a mark of the longest keys fits its field', () => {
  const longest = releaseMark({
    release_id: '2026-Q4.999999999',
    persona_key: 'p'.repeat(80),
    theme_key: 't'.repeat(80),
    k: 99,
    reason: 'no-decision',
    reason_persona_key: 'buyers-in-general',
    reason_release_id: '2026-Q4.999999999',
    reason_k: 99,
  });
  expect(longest.length).toBeLessThanOrEqual(255);
  expect(parseReleaseMark(longest)).not.toBeNull();
});

test.each([
  null,
  '',
  'released',
  '2026-Q5.1|a|b|k3',
  '2026-Q4.0|a|b|k3',
  '2026-Q4.1|a|b|k2',
  '2026-Q4.1|a|k3',
  '2026-Q4.1|a|b|k3|price',
  '2026-Q4.1|a|b|k3|gossip|own|2026-Q4.1|k3',
])('%s is no mark of ours', (text) => expect(parseReleaseMark(text)).toBeNull());

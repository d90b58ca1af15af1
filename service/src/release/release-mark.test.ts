import { expect, test } from 'vitest';
import { parseReleaseMark, releaseMark } from './release-mark.ts';

test('what is written on a released note is read back the same', () => {
  const mark = releaseMark({
    release_id: '2026-Q4.12',
    persona_key: 'operations-vp',
    theme_key: 'status-quo',
    k: 4,
  });
  expect(parseReleaseMark(mark)).toEqual({
    releaseId: '2026-Q4.12',
    number: 12,
    quarter: '2026-Q4',
    personaKey: 'operations-vp',
    themeKey: 'status-quo',
    k: 4,
  });
});

test.each([
  null,
  '',
  'released',
  '2026-Q5.1|a|b|k3',
  '2026-Q4.0|a|b|k3',
  '2026-Q4.1|a|b|k2',
  '2026-Q4.1|a|k3',
])('%s is no mark of ours', (text) => expect(parseReleaseMark(text)).toBeNull());

import type { Theme } from 'c/codebookRules';

/** A theme of the codebook, with only what matters to a test spelled out. */
export function aTheme(given: Partial<Theme> = {}): Theme {
  const name = given.name ?? 'Fear of a broken link';
  return {
    id: `id of ${name}`,
    key: name.toLowerCase().replace(/[^a-z]+/g, '-'),
    name,
    area: 'stops',
    meaning: '',
    examples: [],
    status: 'active',
    mergedInto: '',
    isPinned: false,
    isHidden: false,
    response: '',
    whatWorks: '',
    terms: [],
    modifiedAt: '2026-11-20T10:00:00.000Z',
    modifiedBy: 'Claire Hobday',
    ...given,
  };
}

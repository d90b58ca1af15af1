import { describe, expect, test } from 'vitest';
import { wordsTakenOver } from './codebook-merges.ts';

type Row = Parameters<typeof wordsTakenOver>[0][number];

/** A theme of the codebook; one with `into` was merged into the theme of that key. */
function theme(key: string, { into, ...given }: Partial<Row> & { into?: string } = {}): Row {
  return {
    theme_key: key,
    record_id: `id-${key}`,
    area: 'stops',
    label: `label of ${key}`,
    meaning: '',
    examples: [],
    terms: [],
    status: into === undefined ? 'active' : 'retired',
    merged_into: into === undefined ? null : `id-${into}`,
    is_deleted: false,
    ...given,
  };
}

describe('a merged theme', () => {
  test('gives its name, meaning and phrases to the theme that took it over', () => {
    const merged = theme('a', { into: 'b', meaning: 'They fear it.', examples: ['one', 'two'] });
    expect(wordsTakenOver([merged, theme('b')])).toEqual(
      new Map([['b', ['label of a', 'They fear it.', 'one', 'two']]]),
    );
  });

  test('gives them to the end of the chain, along with all that was merged before', () => {
    const rows = [theme('a', { into: 'b' }), theme('b', { into: 'c' }), theme('c')];
    expect(wordsTakenOver(rows)).toEqual(new Map([['c', ['label of a', 'label of b']]]));
  });

  test('gives nothing once it is active again, or deleted', () => {
    const rows = [
      theme('a', { into: 'c', status: 'active' }),
      theme('b', { into: 'c', is_deleted: true }),
      theme('c'),
    ];
    expect(wordsTakenOver(rows)).toEqual(new Map());
  });

  test('gives nothing into a circle, another area, or a theme that is not there', () => {
    const rows = [
      theme('a', { into: 'b' }),
      theme('b', { into: 'a' }),
      theme('c', { into: 'far' }),
      theme('far', { area: 'buy' }),
      theme('d', { into: 'nothing' }),
    ];
    expect(wordsTakenOver(rows)).toEqual(new Map());
  });
});

import { describe, expect, it } from 'vitest';
import { earlierAt, type LookedAt, personaStaying } from './looked-at.ts';

const at = (titles: string) => ({ personaKey: 'ops', titles });

describe('what earlier releases made of notes', () => {
  const notes: [string, LookedAt][] = [
    ['shown once', { kind: 'returned', place: at('old titles') }],
    ['in a crowd', { kind: 'weighed', place: at('titles') }],
    ['in a crowd under other titles', { kind: 'weighed', place: at('old titles') }],
    ['alone', { kind: 'seen', place: at('titles') }],
    ['alone, nobody knows where', { kind: 'seen', place: null }],
  ];

  it('tells whose silence is known, and who waits apart', () => {
    const { returned, heard, apart } = earlierAt(notes, 'titles');
    expect([...returned]).toEqual(['shown once']);
    expect([...heard]).toEqual(['shown once', 'in a crowd', 'in a crowd under other titles']);
    expect([...apart]).toEqual(['in a crowd under other titles', 'alone, nobody knows where']);
  });

  it('has all wait apart that were not shown while notes stand where other titles put them', () => {
    expect(earlierAt(notes, null).apart.size).toBe(4);
  });
});

describe('the persona of a note', () => {
  const byTitle = () => 'tax';

  it('stays where a release found it, be it in none, while personas keep their titles', () => {
    expect(personaStaying(at('titles'), 'titles', byTitle)).toBe('ops');
    expect(personaStaying({ ...at('titles'), personaKey: null }, 'titles', byTitle)).toBeNull();
  });

  it('is that of its buyer’s title before any release, and under other titles', () => {
    expect(personaStaying(null, 'titles', byTitle)).toBe('tax');
    expect(personaStaying(at('old titles'), 'titles', byTitle)).toBe('tax');
  });
});

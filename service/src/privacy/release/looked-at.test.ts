import { describe, expect, it } from 'vitest';
import { buyersInGeneral } from '../../notes/note.ts';
import { earlierAt, type Kind, type LookedAt } from './looked-at.ts';

function lookedAt(kind: Kind, personaKey = 'ops', titles = 'titles'): LookedAt {
  return { kind, place: { personaKey, titles } };
}

describe('what earlier releases made of notes that wait', () => {
  const known = new Map<string, LookedAt>([
    ['shown once', { kind: 'returned', place: null }],
    ['in a crowd', lookedAt('weighed')],
    ['alone', lookedAt('seen')],
    ['in a crowd under other titles', lookedAt('weighed', 'ops', 'old titles')],
    ['alone elsewhere', lookedAt('seen', 'tax')],
    ['in a crowd elsewhere', lookedAt('weighed', 'tax')],
    ['in no persona', { kind: 'seen', place: null }],
    ['in a crowd, nobody knows where', { kind: 'weighed', place: null }],
  ]);
  const waiting = [...known.keys(), 'new'].map((id) => ({
    ...{ id, ownPersona: 'ops', personaKey: 'ops' },
  }));

  it('tells whose silence is known, wherever it was, and who waits apart', () => {
    const { returned, heard, apart } = earlierAt(waiting, known, 'titles');
    expect([...returned]).toEqual(['shown once']);
    expect([...heard]).toEqual([
      'in a crowd',
      'in a crowd under other titles',
      'in a crowd elsewhere',
      'in a crowd, nobody knows where',
    ]);
    expect([...apart]).toEqual([
      'in a crowd under other titles',
      'alone elsewhere',
      'in a crowd elsewhere',
      'in no persona',
      'in a crowd, nobody knows where',
    ]);
  });

  it('has all wait apart that were not shown while notes stand where other titles put them', () => {
    const { apart } = earlierAt(waiting, known, null);
    expect(apart).toEqual(new Set([...known.keys()].filter((id) => id !== 'shown once')));
  });

  it('lets those grow old together that waited in one persona, and hears them anew', () => {
    const old = waiting.map((note) => ({ ...note, personaKey: buyersInGeneral }));
    const { heard, apart } = earlierAt(old, known, 'titles');
    expect([...heard]).toEqual(['in a crowd, nobody knows where']);
    expect(apart.has('in a crowd')).toBe(false);
    expect(apart.has('alone elsewhere')).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import { buyersInGeneral } from '../../notes/note.ts';
import { earlierOf, type LookedAt } from './looked-at.ts';

describe('what earlier releases made of notes that wait', () => {
  const known = new Map<string, LookedAt>([
    ['shown once', { kind: 'returned', personaKey: null }],
    ['in a crowd', { kind: 'weighed', personaKey: 'ops' }],
    ['in a crowd elsewhere', { kind: 'weighed', personaKey: 'tax' }],
    ['in a crowd, nobody knows where', { kind: 'weighed', personaKey: null }],
    ['looked through for themes', { kind: 'seen', personaKey: null }],
  ]);
  const waiting = [...known.keys(), 'new'].map((id) => ({
    ...{ id, ownPersona: 'ops', personaKey: 'ops' },
  }));
  const heardIn = (notes: typeof waiting): string[][] =>
    earlierOf(notes, known).looks.map((ids) => [...ids]);

  it('tells what was shown once', () => {
    expect([...earlierOf(waiting, known).returned]).toEqual(['shown once']);
  });

  it('takes for heard what a crowd hid anywhere: a persona’s notes are not heard again as another’s', () => {
    expect(heardIn(waiting)).toEqual([
      ['in a crowd', 'in a crowd elsewhere', 'in a crowd, nobody knows where'],
    ]);
  });

  it('tells apart where those were heard who grew old', () => {
    const old = waiting.map((note) => ({ ...note, personaKey: buyersInGeneral }));
    expect(heardIn(old)).toEqual([
      ['in a crowd'],
      ['in a crowd elsewhere'],
      ['in a crowd, nobody knows where'],
    ]);
  });
});

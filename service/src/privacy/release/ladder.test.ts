import { describe, expect, it } from 'vitest';
import { ladderOf, type Rung } from './ladder.ts';

function rung(given: Partial<Rung> & { id: string }): Rung {
  return { contributor: 'rep', followsId: null, statedReason: null, isCounted: true, ...given };
}

describe('the reason above a theme', () => {
  it('is what the note itself states', () => {
    expect(ladderOf([rung({ id: 'one', statedReason: 'price' })]).reasonOf('one')).toBe('price');
    expect(ladderOf([rung({ id: 'one' })]).reasonOf('one')).toBeNull();
  });

  it('is what the note it ladders from stated, and counts for the lower theme alone', () => {
    const ladder = ladderOf([
      rung({ id: 'said', statedReason: 'price' }),
      rung({ id: 'found', followsId: 'said' }),
    ]);
    expect(ladder.reasonOf('found')).toBe('price');
    expect(ladder.reasonOf('said')).toBeNull();
  });

  it('is what was said first, however long the ladder', () => {
    const ladder = ladderOf([
      rung({ id: 'said', statedReason: 'price', isCounted: false }),
      rung({ id: 'then', followsId: 'said', statedReason: 'timing' }),
      rung({ id: 'found', followsId: 'then' }),
    ]);
    expect(ladder.reasonOf('found')).toBe('price');
    expect(ladder.reasonOf('then')).toBeNull();
  });

  it('stays with the first note while nothing below it counts', () => {
    const ladder = ladderOf([
      rung({ id: 'said', statedReason: 'price' }),
      rung({ id: 'found', followsId: 'said', isCounted: false }),
    ]);
    expect(ladder.reasonOf('said')).toBe('price');
    expect(ladder.reasonOf('found')).toBeNull();
  });

  it('is never taken from another rep', () => {
    const ladder = ladderOf([
      rung({ id: 'said', statedReason: 'price', contributor: 'one' }),
      rung({ id: 'found', followsId: 'said', contributor: 'another' }),
    ]);
    expect(ladder.reasonOf('found')).toBeNull();
    expect(ladder.reasonOf('said')).toBe('price');
  });

  it('is nobody’s when notes follow each other in a circle', () => {
    const ladder = ladderOf([
      rung({ id: 'one', followsId: 'two', statedReason: 'price' }),
      rung({ id: 'two', followsId: 'one' }),
    ]);
    expect(ladder.reasonOf('one')).toBeNull();
    expect(ladder.reasonOf('two')).toBeNull();
  });
});

describe('a reason that was published', () => {
  it('goes with the note that stated it, as if the note below it had gone', () => {
    const found = rung({ id: 'found', followsId: 'said' });
    const said = rung({ id: 'said', statedReason: 'price' });
    expect(ladderOf([said, found]).stillSays('found', 'price')).toBe(true);
    expect(ladderOf([found]).stillSays('found', 'price')).toBe(false);
  });

  it('stays where the note states it itself, and when somebody edits it', () => {
    const found = rung({ id: 'found', followsId: 'said', statedReason: 'price' });
    expect(ladderOf([found]).stillSays('found', 'price')).toBe(true);
    const edited = rung({ id: 'said', statedReason: 'timing' });
    expect(ladderOf([edited, { ...found, statedReason: null }]).stillSays('found', 'price')).toBe(
      true,
    );
  });
});

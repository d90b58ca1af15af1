import { describe, expect, it } from '@jest/globals';
import { movedSpans, piecesOf } from '../struckText';

const pete = { start: 4, end: 8, role: 'buyer' } as const;

describe('the pieces of a text', () => {
  it('are cut where names begin and end, and make up the text', () => {
    const pieces = piecesOf('and Pete left', [pete]);
    expect(pieces.map(({ text, style }) => [text, style])).toEqual([
      ['and ', 'plain'],
      ['Pete', 'struck'],
      [' left', 'plain'],
    ]);
  });

  it('are one where there is no name, and none where there is no text', () => {
    expect(piecesOf('lobby', [])).toEqual([{ key: 0, text: 'lobby', style: 'plain' }]);
    expect(piecesOf('', [])).toEqual([]);
  });

  it('have keys of their own, also where two names touch', () => {
    const pieces = piecesOf('PeteSallow', [
      { start: 0, end: 4, role: 'buyer' },
      { start: 4, end: 10, role: 'buyer' },
    ]);
    expect(pieces.map(({ key, style }) => [key, style])).toEqual([
      [0, 'struck'],
      [1, 'struck'],
    ]);
  });
});

describe('names in a text that was edited', () => {
  it.each([
    ['behind them', 'and Pete left', 'and Pete left early', [pete]],
    ['before them', 'and Pete left', 'so and Pete left', [{ ...pete, start: 7, end: 11 }]],
    ['before them, shorter', 'and Pete left', 'a Pete left', [{ ...pete, start: 2, end: 6 }]],
    ['inside them', 'and Pete left', 'and Perte left', []],
    ['right behind them', 'and Pete left', 'and Peter left', []],
    ['right before them', 'and Pete left', 'and xPete left', []],
  ])('move with an edit %s, or have to be looked for again', (_where, before, after, spans) => {
    expect(movedSpans(before, after, [pete])).toEqual(spans);
  });
});

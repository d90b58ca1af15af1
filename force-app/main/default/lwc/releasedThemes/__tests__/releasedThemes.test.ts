import { describe, expect, it } from '@jest/globals';
import { releasedThemes } from '../releasedThemes';
import { cellNode, withheldNode } from '../../personaPage/__tests__/personaAnswer';

function barriers(cells: Parameters<typeof releasedThemes>[0]): string[] {
  return (releasedThemes(cells).get('stops') ?? []).map(({ name }) => name);
}

describe('releasedThemes', () => {
  it('puts pinned themes first, then the better backed, then by name', () => {
    const cells = [
      cellNode('Zebra', { Contributors__c: '5+' }),
      cellNode('Apple', { Contributors__c: '5+' }),
      cellNode('Strong', { Contributors__c: '50+' }),
      cellNode('Middling', { Contributors__c: '10+' }),
      cellNode('Pinned', { Contributors__c: '3+' }, { Pinned__c: true }),
    ];
    expect(barriers(cells)).toEqual(['Pinned', 'Strong', 'Middling', 'Apple', 'Zebra']);
    const marked = (releasedThemes(cells).get('stops') ?? []).filter(({ isPinned }) => isPinned);
    expect(marked.map(({ name }) => name)).toEqual(['Pinned']);
  });

  it('shows nothing of a withheld cell, of a half-filled one, or of a hidden theme', () => {
    const cells = [
      withheldNode(),
      cellNode('No band', { Contributors__c: null }),
      { ...cellNode('No theme'), Buyer_Theme__r: null },
      cellNode('Hidden', {}, { Hidden__c: true }),
    ];
    expect(barriers(cells)).toEqual([]);
  });

  it('sorts themes into their areas and has a place for each area', () => {
    const themes = releasedThemes([cellNode('Boss', {}, { Insight_Area__c: 'room' })]);
    expect([...themes.keys()]).toEqual(['stops', 'why-now', 'success', 'choose', 'buy', 'room']);
    expect(themes.get('room')?.map(({ name }) => name)).toEqual(['Boss']);
  });

  it('reads one quote a line', () => {
    const [theme] = releasedThemes([cellNode('A', { Quotes__c: 'one\ntwo' })]).get('stops') ?? [];
    expect(theme?.quotes).toEqual(['one', 'two']);
  });
});

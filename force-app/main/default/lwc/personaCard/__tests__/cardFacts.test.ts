import { describe, expect, it } from '@jest/globals';
import { cellNode, withheldNode } from '../../personaPage/__tests__/personaAnswer';
import { cardFactsFrom } from '../cardFacts';
import { personaAnswer, stageNode } from './cardAnswer';

describe('cardFactsFrom', () => {
  it('names the best backed barrier, and what worked against it before all else', () => {
    const facts = cardFactsFrom(
      personaAnswer([
        cellNode(
          'Room went cold',
          {},
          { Insight_Area__c: 'room', What_Works__c: 'Sit down first' },
        ),
        cellNode('No proof', { Contributors__c: '10+' }, { What_Works__c: 'One page\nOne number' }),
        cellNode('Another quarter', {}, { What_Works__c: 'One page\nA date\nA fourth' }),
      ]),
      'Evaluate',
    );
    expect(facts.barrier?.name).toBe('No proof');
    expect(facts.mayBeThin).toBe(false);
    expect(facts.worked).toEqual([
      { theme: 'No proof', words: 'One page' },
      { theme: '', words: 'One number' },
      { theme: 'Another quarter', words: 'A date' },
    ]);
  });

  it('says that the smallest band is thin', () => {
    const facts = cardFactsFrom(personaAnswer([cellNode('Few', { Contributors__c: '3+' })]), '');
    expect(facts.mayBeThin).toBe(true);
  });

  it('shows nothing of a cell that is withheld, nor of a theme that is hidden', () => {
    const hidden = cellNode('Hidden', { Quotes__c: 'secret' }, { Hidden__c: true });
    const facts = cardFactsFrom(personaAnswer([withheldNode(), hidden]), 'Evaluate');
    expect(facts).toMatchObject({ barrier: null, quotes: [], worked: [], mayBeThin: false });
  });

  it('takes two quotes from the first theme that has some, and names it unless it is the barrier', () => {
    const later = { Quotes__c: 'said it\nsaid that\nsaid more' };
    const cells = [cellNode('No proof'), cellNode('Room went cold', later)];
    expect(cardFactsFrom(personaAnswer(cells), '')).toMatchObject({
      quotes: ['said it', 'said that'],
      quoteTheme: 'Room went cold',
    });
    expect(cardFactsFrom(personaAnswer(cells.slice(1)), '')).toMatchObject({
      quotes: ['said it', 'said that'],
      quoteTheme: '',
    });
  });

  it('tells what to expect and to ask at the stage of this deal, whatever its case', () => {
    const stages = [stageNode('Discover', { Buyer_Goal__c: 'no' }), stageNode('EVALUATE')];
    expect(cardFactsFrom(personaAnswer([], stages), 'Evaluate')).toMatchObject({
      wants: 'See it happen at a site like theirs',
      inTheRoom: 'economic buyer, technical influencer',
      askNext: 'Agree a baseline in week one',
    });
  });

  it('prefers the question that people wrote to ask', () => {
    const stages = [stageNode('Evaluate', { Ask_Next__c: 'What would a calm peak be worth?' })];
    const { askNext } = cardFactsFrom(personaAnswer([], stages), 'Evaluate');
    expect(askNext).toBe('What would a calm peak be worth?');
  });

  it('stays silent about a stage that nobody described', () => {
    const facts = cardFactsFrom(personaAnswer([], [stageNode('Decide')]), 'Evaluate');
    expect(facts).toMatchObject({ wants: '', inTheRoom: '', askNext: '' });
  });
});

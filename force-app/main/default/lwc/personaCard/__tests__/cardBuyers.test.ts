import { describe, expect, it } from '@jest/globals';
import { cardDealFrom, personaOf } from '../cardBuyers';
import type { CardPersona } from '../cardBuyers';
import { dealAnswer, OPERATIONS, personaNode, roleNode, SITE } from './cardAnswer';

function persona(name: string, buyerRole: string, titles: readonly string[] = []): CardPersona {
  return { id: name, name, summary: '', status: 'draft', buyerRole, titles, releasedOn: '' };
}

const operations = persona('Operations VP', 'economic-buyer', ['VP Operations']);
const procurement = persona('Procurement', 'gatekeeper', ['Purchasing Manager']);

describe('personaOf', () => {
  it.each([
    ['the role, where no title tells', 'economic-buyer', '', 'Operations VP'],
    ['the role, where the title is nobody’s', 'gatekeeper', 'Astronaut', 'Procurement'],
    ['the title, where there is no role', null, 'Purchasing Manager', 'Procurement'],
    [
      'the title, where it and the role differ',
      'economic-buyer',
      'Purchasing Manager',
      'Procurement',
    ],
    ['nobody, where neither tells', 'champion', 'Astronaut', undefined],
  ])('goes by %s', (_, role, title, name) => {
    expect(personaOf({ role, title }, [operations, procurement])?.name).toBe(name);
  });

  it('does not guess between two personas of one role', () => {
    const other = persona('Finance chief', 'economic-buyer');
    expect(personaOf({ role: 'economic-buyer', title: '' }, [operations, other])).toBeNull();
  });

  it('takes no persona without a role for somebody without one', () => {
    expect(personaOf({ role: null, title: '' }, [persona('Any', '')])).toBeNull();
  });
});

describe('cardDealFrom', () => {
  it('names the primary contact first, and each contact once', () => {
    const deal = cardDealFrom(
      dealAnswer([
        roleNode('Colm Hartley', 'Site Manager'),
        roleNode('Dana Whitlock', 'VP Operations', 'Economic Buyer', true),
        roleNode('Dana Whitlock', 'VP Operations', 'Champion'),
      ]),
    );
    expect(deal?.buyers.map(({ name, persona: like }) => [name, like?.name])).toEqual([
      ['Dana Whitlock', 'Operations VP'],
      ['Colm Hartley', 'Site Manager'],
    ]);
  });

  it('leaves out a contact whom this person may not see, and the reserved persona', () => {
    const reserved = personaNode('p9', 'Buyers in general', { Key__c: 'buyers-in-general' });
    const hidden = { ...roleNode('Nobody', ''), Contact: null };
    const deal = cardDealFrom(dealAnswer([hidden], [OPERATIONS, reserved, SITE]));
    expect(deal?.buyers).toEqual([]);
    expect(deal?.personas.map(({ name }) => name)).toEqual(['Operations VP', 'Site Manager']);
  });

  it('is nothing without the opportunity', () => {
    expect(cardDealFrom({ uiapi: { query: {} } })).toBeNull();
  });
});

import { describe, expect, it } from '@jest/globals';
import { personaFactsFrom, personaWordsFrom } from '../personaFrom';
import { personaNode } from './personaAnswer';

const owner = (name: string) => ({ Id: '005000000000001AAA', Name: { value: name } });

describe('personaFactsFrom', () => {
  it('names the owners, and what people read of a picklist', () => {
    const row = personaNode(
      {},
      {
        Sales_Owner__r: owner('Douglas Wray'),
        Marketing_Owner__r: owner('Claire Hobday'),
        Receptivity__c: { value: 'not-now', displayValue: 'Not now' },
      },
    );
    expect(personaFactsFrom(row)).toMatchObject({
      name: 'IT Integration Lead',
      salesOwner: 'Douglas Wray',
      marketingOwner: 'Claire Hobday',
      receptivity: 'Not now',
      isReserved: false,
    });
  });

  it('knows the reserved persona by its key', () => {
    const row = personaNode({ Key__c: 'buyers-in-general' });
    expect(personaFactsFrom(row)).toMatchObject({ isReserved: true, salesOwner: '' });
  });
});

describe('personaWordsFrom', () => {
  it('reads a line as an entry, and a role as one', () => {
    const row = personaNode(
      { Job_Titles__c: 'VP Operations\n\n Leiter Logistik ' },
      { Buyer_Role__c: { value: 'economic-buyer', displayValue: 'Economic buyer' } },
    );
    expect(personaWordsFrom(row)).toEqual({
      responsibility: [],
      goals: [],
      activities: [],
      gaps: [],
      buyerRole: ['Economic buyer'],
      jobTitles: ['VP Operations', 'Leiter Logistik'],
    });
    expect(personaWordsFrom(personaNode()).buyerRole).toEqual([]);
  });
});

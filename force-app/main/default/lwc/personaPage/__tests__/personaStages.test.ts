import { describe, expect, it } from '@jest/globals';
import { personaStages } from '../personaStages';
import { stageNode } from './personaAnswer';

describe('personaStages', () => {
  it('orders by number, then by name; what nobody has ordered comes last', () => {
    const rows = [
      stageNode('Later', null),
      stageNode('Anytime', null),
      stageNode('Decide', 2),
      stageNode('Evaluate', 1),
      stageNode('Discover', 1),
    ];
    expect(personaStages(rows).map(({ name }) => name)).toEqual([
      'Discover',
      'Evaluate',
      'Decide',
      'Anytime',
      'Later',
    ]);
  });

  it('reads roles between semicolons, once each, in the spelling that came first', () => {
    const [first, second] = personaStages([
      stageNode('Discover', 1, { Roles__c: ' Site Manager;IT lead; ;Site manager' }),
      stageNode('Decide', 2, { Roles__c: 'it Lead; Their boss' }),
    ]);
    expect(first?.roles).toEqual(['Site Manager', 'IT lead']);
    expect(second?.roles).toEqual(['IT lead', 'Their boss']);
  });

  it('begins a role with a capital, and leaves alone one that has capitals of its own', () => {
    const [only] = personaStages([
      stageNode('Decide', 1, { Roles__c: 'economic buyer; iOS lead; élu local' }),
    ]);
    expect(only?.roles).toEqual(['Economic buyer', 'iOS lead', 'Élu local']);
  });

  it('knows no roles where none are named', () => {
    expect(personaStages([stageNode('Discover', 1)])[0]?.roles).toEqual([]);
  });
});

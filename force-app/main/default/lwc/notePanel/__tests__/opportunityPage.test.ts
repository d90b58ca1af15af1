import { describe, expect, it } from '@jest/globals';
import { opportunityPageFrom } from '../opportunityPage';
import { opportunityAnswer, roleNode } from './opportunityAnswer';

describe('opportunityPageFrom', () => {
  it('reads the deal, its buyers, the personas and the questions that fit', () => {
    const page = opportunityPageFrom(opportunityAnswer());
    expect(page?.deal).toEqual({ stage: 'Evaluate', outcome: 'open' });
    expect(page?.buyers).toEqual([
      {
        contactId: '003000000000001AAA',
        name: 'Colin Tranter',
        title: 'DC Manager',
        role: 'user-influencer',
      },
      {
        contactId: '003000000000002AAA',
        name: 'Pete Marsh',
        title: 'IT Lead',
        role: 'technical-influencer',
      },
    ]);
    expect(page?.prompts.map(({ question }) => question)).toEqual([
      'What was the place like when you walked in?',
      'Which small detail told you most about this buyer?',
    ]);
  });

  it('never offers the reserved persona', () => {
    const page = opportunityPageFrom(opportunityAnswer());
    expect(page?.personas.map(({ name }) => name)).toEqual([
      'IT Integration Lead',
      'Operations VP',
    ]);
  });

  it('skips a contact that this person may not see', () => {
    const hidden = { ...roleNode('003000000000003AAA', '', '', 'Other'), Contact: null };
    const page = opportunityPageFrom(opportunityAnswer({ roles: [hidden] }));
    expect(page?.buyers).toEqual([]);
  });

  it('shows a contact with two roles once', () => {
    const roles = [
      roleNode('003000000000001AAA', 'Colin Tranter', 'DC Manager', 'Other'),
      roleNode('003000000000001AAA', 'Colin Tranter', 'DC Manager', 'champion'),
    ];
    expect(opportunityPageFrom(opportunityAnswer({ roles }))?.buyers).toHaveLength(1);
  });

  it('is null without the opportunity', () => {
    expect(opportunityPageFrom({ uiapi: { query: { Opportunity: { edges: [] } } } })).toBeNull();
  });
});

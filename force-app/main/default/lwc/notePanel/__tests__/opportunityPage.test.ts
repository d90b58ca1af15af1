import { describe, expect, it } from '@jest/globals';
import { likeliestBuyer, opportunityPageFrom } from '../opportunityPage';
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
        isPrimary: true,
      },
      {
        contactId: '003000000000002AAA',
        name: 'Pete Marsh',
        title: 'IT Lead',
        role: 'technical-influencer',
        isPrimary: false,
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

describe('likeliestBuyer', () => {
  const buyer = (contactId: string, isPrimary = false) => ({
    contactId,
    name: 'Somebody',
    title: '',
    role: null,
    isPrimary,
  });

  it('is the primary contact', () => {
    expect(likeliestBuyer([buyer('003A'), buyer('003B', true)])).toBe('003B');
  });

  it('is the only contact there is', () => {
    expect(likeliestBuyer([buyer('003A')])).toBe('003A');
  });

  it('is nobody among equals, so that no note is put to the wrong person in a hurry', () => {
    expect(likeliestBuyer([buyer('003A'), buyer('003B')])).toBe('');
    expect(likeliestBuyer([])).toBe('');
  });
});

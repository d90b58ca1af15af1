import { describe, expect, it } from '@jest/globals';
import { likeliestBuyer, panelRecordFrom, placeKindOf } from '../panelRecord';
import { opportunityAnswer, roleNode } from './opportunityAnswer';

/** An answer with one record, and three notes of the reader on it. */
function answerWith(object: string, record: Record<string, unknown>) {
  const query = { [object]: { edges: [{ node: record }] }, Buyer_Note__c: { totalCount: 3 } };
  return { uiapi: { query } };
}

const named = (value: string) => ({ Name: { value } });

describe('panelRecordFrom', () => {
  it('reads a deal, and its buyers by their roles', () => {
    const record = panelRecordFrom(opportunityAnswer({ noteCount: 2 }), 'opportunity');
    expect(record).toMatchObject({
      id: '006000000000001AAA',
      kind: 'opportunity',
      deal: { stage: 'Evaluate', outcome: 'open' },
      accountId: '',
      noteCount: 2,
    });
    expect(record?.buyers).toEqual([
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
  });

  it('knows whom and which company to strike out on a deal', () => {
    expect(panelRecordFrom(opportunityAnswer(), 'opportunity')?.names).toEqual([
      { role: 'buyer', name: 'Colin Tranter' },
      { role: 'buyer', name: 'Pete Marsh' },
      { role: 'account', name: 'Bramley Chilled' },
      { role: 'colleague', name: 'Gareth Pell' },
    ]);
  });

  it('takes a contact as the buyer, and its account to stand for the deal', () => {
    const answer = answerWith('Contact', {
      Id: '003000000000001AAA',
      ...named('Dana Whitlock'),
      Title: { value: 'VP Operations' },
      AccountId: { value: '001000000000001AAA' },
      Account: named('Bramley Chilled'),
      Owner: null,
    });
    expect(panelRecordFrom(answer, 'contact')).toEqual({
      id: '003000000000001AAA',
      kind: 'contact',
      deal: null,
      accountId: '001000000000001AAA',
      buyers: [
        {
          contactId: '003000000000001AAA',
          name: 'Dana Whitlock',
          title: 'VP Operations',
          role: null,
          isPrimary: false,
        },
      ],
      names: [
        { role: 'buyer', name: 'Dana Whitlock' },
        { role: 'account', name: 'Bramley Chilled' },
      ],
      noteCount: 3,
    });
  });

  it('takes a lead as the buyer and as the deal', () => {
    const answer = answerWith('Lead', {
      Id: '00Q000000000001AAA',
      ...named('Idris Fenn'),
      Title: { value: 'Yard Manager' },
      Company: { value: 'Fenn Haulage' },
    });
    expect(panelRecordFrom(answer, 'lead')).toMatchObject({
      deal: null,
      accountId: '',
      buyers: [{ contactId: '00Q000000000001AAA', name: 'Idris Fenn', title: 'Yard Manager' }],
      names: [
        { role: 'buyer', name: 'Idris Fenn' },
        { role: 'account', name: 'Fenn Haulage' },
      ],
    });
  });

  it('takes the contacts of an account as its buyers', () => {
    const contact = { Id: '003000000000001AAA', ...named('Dana Whitlock'), Title: { value: null } };
    const answer = answerWith('Account', {
      Id: '001000000000001AAA',
      ...named('Bramley Chilled'),
      Owner: named('Gareth Pell'),
      Contacts: { edges: [{ node: contact }] },
    });
    expect(panelRecordFrom(answer, 'account')).toMatchObject({
      accountId: '001000000000001AAA',
      buyers: [{ contactId: '003000000000001AAA', name: 'Dana Whitlock', title: '' }],
      names: [{ name: 'Dana Whitlock' }, { name: 'Bramley Chilled' }, { name: 'Gareth Pell' }],
    });
  });

  it('skips a contact that this person may not see', () => {
    const hidden = { ...roleNode('003000000000003AAA', '', '', 'Other'), Contact: null };
    const record = panelRecordFrom(opportunityAnswer({ roles: [hidden] }), 'opportunity');
    expect(record?.buyers).toEqual([]);
  });

  it('shows a contact with two roles once', () => {
    const roles = [
      roleNode('003000000000001AAA', 'Colin Tranter', 'DC Manager', 'Other'),
      roleNode('003000000000001AAA', 'Colin Tranter', 'DC Manager', 'champion'),
    ];
    const record = panelRecordFrom(opportunityAnswer({ roles }), 'opportunity');
    expect(record?.buyers).toHaveLength(1);
  });

  it('is null without the record', () => {
    const nothing = { uiapi: { query: { Opportunity: { edges: [] } } } };
    expect(panelRecordFrom(nothing, 'opportunity')).toBeNull();
  });
});

describe('placeKindOf', () => {
  it('names the records a panel can stand on, a deal being the usual one', () => {
    const kinds = ['Opportunity', 'Contact', 'Lead', 'Account', ''].map(placeKindOf);
    expect(kinds).toEqual(['opportunity', 'contact', 'lead', 'account', 'opportunity']);
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

import { describe, expect, it } from '@jest/globals';
import {
  childRowsOf,
  displayOf,
  flagOf,
  idOf,
  linesOf,
  nextCursorOf,
  numberOf,
  parentOf,
  rowsOf,
  textOf,
} from 'c/graphqlRows';

const answer = {
  uiapi: {
    query: {
      Opportunity: {
        edges: [
          {
            node: {
              Id: '006Wc000001aAAAAA1',
              StageName: { value: 'Evaluate', displayValue: 'Evaluate' },
              IsClosed: { value: false },
              Amount: { value: 84000 },
              NextStep: { value: null },
              Notes: { value: 'one\r\n\n two \n' },
              Account: { Name: { value: 'Bramley Chilled' } },
              Campaign: null,
              OpportunityContactRoles: { edges: [{ node: { Id: '00KWc000001aAAAAA1' } }] },
            },
          },
        ],
      },
    },
  },
};

describe('graphqlRows', () => {
  const [row] = rowsOf(answer, 'Opportunity');

  it('reads each kind of field', () => {
    expect(row && idOf(row)).toBe('006Wc000001aAAAAA1');
    expect(row && textOf(row, 'StageName')).toBe('Evaluate');
    expect(row && flagOf(row, 'IsClosed')).toBe(false);
    expect(row && numberOf(row, 'Amount')).toBe(84000);
    expect(row && linesOf(row, 'Notes')).toEqual(['one', 'two']);
  });

  it('reads blank and missing fields as blank', () => {
    expect(row && textOf(row, 'NextStep')).toBe('');
    expect(row && textOf(row, 'Unknown')).toBe('');
    expect(row && numberOf(row, 'NextStep')).toBeNull();
    expect(row && flagOf(row, 'Unknown')).toBe(false);
  });

  it('follows lookups up and relationships down', () => {
    const account = row ? parentOf(row, 'Account') : null;
    expect(account && textOf(account, 'Name')).toBe('Bramley Chilled');
    expect(row && parentOf(row, 'Campaign')).toBeNull();
    expect(row && childRowsOf(row, 'OpportunityContactRoles')).toHaveLength(1);
    expect(row && childRowsOf(row, 'Quotes')).toEqual([]);
  });

  it('reads a picklist as people do, and whatever has no such words as it stands', () => {
    const tone = { Tone: { value: 'cold', displayValue: 'Cold' }, Body: { value: 'as is' } };
    expect(displayOf(tone, 'Tone')).toBe('Cold');
    expect(displayOf(tone, 'Body')).toBe('as is');
    expect(displayOf(tone, 'Unknown')).toBe('');
  });

  it('knows where the next page begins, and that there is none', () => {
    const page = (pageInfo: object) => ({ uiapi: { query: { Contact: { pageInfo } } } });
    expect(nextCursorOf(page({ hasNextPage: true, endCursor: 'v1:20' }), 'Contact')).toBe('v1:20');
    expect(nextCursorOf(page({ hasNextPage: true, endCursor: null }), 'Contact')).toBeNull();
    expect(nextCursorOf(page({ hasNextPage: false, endCursor: 'v1:20' }), 'Contact')).toBeNull();
    expect(nextCursorOf(undefined, 'Contact')).toBeNull();
  });

  it.each([
    undefined,
    null,
    'nonsense',
    {},
    { uiapi: { query: { Opportunity: { edges: [null] } } } },
  ])('finds no rows in %j', (data) => {
    expect(rowsOf(data, 'Opportunity')).toEqual([]);
  });
});

import { describe, expect, it } from '@jest/globals';
import {
  childRowsOf,
  flagOf,
  idOf,
  linesOf,
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

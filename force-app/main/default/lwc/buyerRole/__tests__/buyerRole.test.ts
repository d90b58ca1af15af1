import { describe, expect, it } from '@jest/globals';
import { buyerRoleOf } from '../buyerRole';

describe('buyerRoleOf', () => {
  it.each([
    ['economic buyer', 'economic-buyer'],
    ['User Influencer', 'user-influencer'],
    ['Executive Sponsor', 'executive-sponsor'],
    ['Economic Decision Maker', 'economic-buyer'],
    ['Technical Buyer', 'technical-influencer'],
    ['Business User', 'user-influencer'],
  ])('reads %s as %s', (contactRole, role) => {
    expect(buyerRoleOf(contactRole)).toBe(role);
  });

  it.each(['Decision Maker', 'Other', ''])('claims nothing about %j', (contactRole) => {
    expect(buyerRoleOf(contactRole)).toBeNull();
  });
});

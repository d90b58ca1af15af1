import { expect, test } from 'vitest';
import { groupsOf, readRoles, roleOf } from './groups.ts';

test.each([
  ['a list', ['Admins', 'Sales'], ['Admins', 'Sales']],
  ['one name', 'Admins', ['Admins']],
  ["Salesforce's custom permissions", { See_Health: true, Sign: false }, ['See_Health']],
  ['what is no name in a list', ['Admins', 7, null], ['Admins']],
  ['a truth that is none', { Admins: 'true' }, []],
  ['nothing', undefined, []],
  ['a number', 7, []],
])('groups are read from %s', (_, claim, groups) => {
  expect(groupsOf(claim)).toEqual(groups);
});

const roles = [
  { group: 'CRM Admins', role: 'admin' },
  { group: 'Marketing', role: 'marketing' },
] as const;

test('the first listed group that somebody is in says what they may be', () => {
  expect(roleOf(['Marketing', 'CRM Admins'], roles)).toBe('admin');
  expect(roleOf(['Marketing'], roles)).toBe('marketing');
  expect(roleOf(['marketing', 'CRM'], roles)).toBeUndefined();
  expect(roleOf([], roles)).toBeUndefined();
});

test('the list of roles is read, with the names that directories give groups', () => {
  expect(readRoles('CRM Admins=admin; CN=Mkt,OU=Groups=marketing')).toEqual([
    { group: 'CRM Admins', role: 'admin' },
    { group: 'CN=Mkt,OU=Groups', role: 'marketing' },
  ]);
});

test.each(['', 'Admins', 'Admins=boss', '=admin', 'Admins=admin;'])(
  'a list such as "%s" is refused',
  (text) => {
    expect(readRoles(text)).toBeUndefined();
  },
);

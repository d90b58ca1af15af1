import { expect, test } from 'vitest';
import { OrgError } from '../salesforce/errors.ts';
import { failureOf } from './problem.ts';

const coded = (code: string, message = 'near "Petra said"'): Error =>
  Object.assign(new Error(message), { code });

test('an error of Salesforce is told by its kind, its code and its own words', () => {
  const error = new OrgError('unauthorised', 'Salesforce refused the sign-in', {
    code: 'invalid_grant',
  });
  expect(failureOf(error)).toEqual({
    problem: { kind: 'unauthorised', code: 'invalid_grant' },
    reason: 'Salesforce refused the sign-in',
  });
});

test.each<[string, unknown]>([
  ['a server that shuts down', coded('57P01')],
  ['no server', coded('ECONNREFUSED')],
  ['no server at any of its addresses', new AggregateError([coded('ECONNREFUSED')])],
  ['a password that is wrong', coded('28P01')],
  ['a full disk', coded('53100')],
  ['a connection that broke', new Error('Connection terminated unexpectedly')],
  ['a server that is too slow', new Error('Query read timeout')],
])('%s is trouble of our database', (_, error) => {
  expect(failureOf(error).problem).toEqual({ kind: 'database', code: null });
});

test.each<[string, unknown]>([
  ['a row that breaks a rule', coded('23505')],
  ['a query that is wrong', coded('42601')],
  ['a file that is not there', coded('ENOENT')],
  ['a mistake of ours', new TypeError('x is not a function')],
  ['something that is no error', 'Petra said'],
])('%s is our own fault, and nothing of it is repeated', (_, error) => {
  const failure = failureOf(error);
  expect(failure.problem).toEqual({ kind: 'own-fault', code: null });
  expect(failure.reason).not.toContain('Petra');
});

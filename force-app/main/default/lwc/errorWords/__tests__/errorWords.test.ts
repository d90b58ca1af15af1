import { describe, expect, it } from '@jest/globals';
import { isDuplicateOf, problemOf } from 'c/errorWords';

/** What `createRecord` rejects with. */
function saveError(errors: object[], fieldErrors: Record<string, object[]> = {}, statusCode = 400) {
  return {
    ok: false,
    status: statusCode,
    statusText: 'Bad Request',
    body: {
      message: 'An error occurred while trying to update the record. Please try again.',
      statusCode,
      enhancedErrorType: 'RecordError',
      output: { errors, fieldErrors },
    },
  };
}

const duplicate = saveError([
  {
    constituentField: null,
    duplicateRecordError: null,
    errorCode: 'DUPLICATE_VALUE',
    field: null,
    fieldLabel: null,
    message: 'duplicate value found: Client_Key__c duplicates value on record with id: a0BWc0001',
  },
]);

describe('problemOf', () => {
  it('prefers what is said of a field to what is said of the record', () => {
    const error = saveError([], {
      Body__c: [
        {
          errorCode: 'STRING_TOO_LONG',
          field: 'Body__c',
          fieldLabel: 'Note',
          message: 'Note: data value too large: ok so… (max length=32000)',
        },
      ],
    });
    expect(problemOf(error)).toEqual({
      kind: 'other',
      words: 'The text is longer than Salesforce can hold.',
    });
  });

  it('passes on what an admin wrote in a validation rule', () => {
    const error = saveError([
      { errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'Deals in audit are closed.' },
    ]);
    expect(problemOf(error).words).toBe('Deals in audit are closed.');
  });

  it('names a choice that is no longer offered', () => {
    const error = saveError([
      {
        errorCode: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
        message: 'Tone: bad value for restricted picklist field: lukewarm',
      },
    ]);
    expect(problemOf(error).words).toContain('no longer offered');
  });

  it.each([
    ['a record', saveError([{ errorCode: 'INSUFFICIENT_ACCESS_OR_READONLY', message: 'no' }])],
    ['a field', saveError([{ errorCode: 'INVALID_FIELD_FOR_INSERT_UPDATE', message: 'no' }])],
    ['a request', { ok: false, status: 403, body: { message: 'You do not have access.' } }],
    [
      'an object in GraphQL',
      [
        {
          message:
            "Validation error (FieldUndefined@[uiapi/query/Buyer_Note__c]) : Field 'Buyer_Note__c' in type 'RecordQuery' is undefined",
          locations: [{ line: 1, column: 2 }],
          extensions: { ErrorType: 'ValidationError' },
        },
      ],
    ],
  ])('knows missing access to %s', (_what, error) => {
    expect(problemOf(error).kind).toBe('no-access');
  });

  it('says that there is no connection where the browser knows it, whatever the platform says', () => {
    const error = { ok: false, status: 504, body: { message: 'Disconnected or Canceled' } };
    expect(problemOf(error, false).words).toBe('There is no connection.');
    expect(problemOf(error, true).words).not.toBe('There is no connection.');
  });

  it.each([
    [new TypeError('Failed to fetch'), 'There is no connection.'],
    [{ ok: false, status: 0, statusText: 'Disconnected', body: {} }, 'There is no connection.'],
    [
      { ok: false, status: 401, body: [{ errorCode: 'INVALID_SESSION_ID', message: 'expired' }] },
      'You are signed out. Sign in again in another tab.',
    ],
    [{ ok: false, status: 503, body: {} }, 'Salesforce is busy just now.'],
    [
      saveError([
        { errorCode: 'UNABLE_TO_LOCK_ROW', message: 'unable to obtain exclusive access' },
      ]),
      'Salesforce is busy just now.',
    ],
    [
      [{ ok: false, status: 0, statusText: 'Disconnected', message: 'Not reached.', body: {} }],
      'There is no connection.',
    ],
    [[new TypeError('Failed to fetch')], 'There is no connection.'],
    [
      [{ ok: false, status: 401, message: 'Session expired or invalid', body: {} }],
      'You are signed out. Sign in again in another tab.',
    ],
    [
      [{ ok: false, status: 503, body: { message: 'Service Unavailable' } }],
      'Salesforce is busy just now.',
    ],
    [undefined, 'Salesforce gave no reason.'],
    ['nonsense', 'Salesforce gave no reason.'],
    [new Error('Odd'), 'Odd'],
  ])('says what happened: %#', (error, words) => {
    expect(problemOf(error)).toEqual({ kind: 'other', words });
  });

  it('knows an edit that somebody else was faster with', () => {
    const error = {
      ok: false,
      status: 412,
      body: [{ errorCode: 'PRECONDITION_FAILED', message: 'The record was modified.' }],
    };
    expect(problemOf(error)).toEqual({
      kind: 'conflict',
      words: expect.stringContaining('changed elsewhere'),
    });
  });

  it('says each thing once', () => {
    const twice = [
      { message: 'Out of order.' },
      { message: 'Out of order.' },
      { message: 'Twice.' },
    ];
    expect(problemOf(twice).words).toBe('Out of order. Twice.');
  });
});

describe('isDuplicateOf', () => {
  it('is true for the field whose value is taken, and no other', () => {
    expect(isDuplicateOf(duplicate, 'Client_Key__c')).toBe(true);
    expect(isDuplicateOf(duplicate, 'Key__c')).toBe(false);
    expect(isDuplicateOf(saveError([]), 'Client_Key__c')).toBe(false);
  });

  it('is also true where the platform names the field instead of telling', () => {
    const error = saveError([], {
      Client_Key__c: [{ errorCode: 'DUPLICATE_VALUE', field: 'Client_Key__c', message: 'taken' }],
    });
    expect(isDuplicateOf(error, 'Client_Key__c')).toBe(true);
  });
});

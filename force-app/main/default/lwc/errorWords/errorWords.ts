import busy from '@salesforce/label/c.Watercooler_Problem_Busy';
import choiceGone from '@salesforce/label/c.Watercooler_Problem_Choice';
import conflict from '@salesforce/label/c.Watercooler_Edited_Elsewhere';
import duplicate from '@salesforce/label/c.Watercooler_Problem_Duplicate';
import gone from '@salesforce/label/c.Watercooler_Problem_Gone';
import noAccess from '@salesforce/label/c.Watercooler_Problem_No_Access';
import offline from '@salesforce/label/c.Watercooler_Problem_Offline';
import signedOut from '@salesforce/label/c.Watercooler_Problem_Signed_Out';
import tooLong from '@salesforce/label/c.Watercooler_Problem_Too_Long';
import unknown from '@salesforce/label/c.Watercooler_Problem_Unknown';
import { faultsOf, isUnanswered, statusOf } from './faults';
import type { Fault } from './faults';

export type ProblemKind = 'no-access' | 'duplicate' | 'conflict' | 'other';

export interface Problem {
  readonly kind: ProblemKind;
  /** One or more plain sentences for the person in front of the screen. */
  readonly words: string;
}

const WORDS_BY_CODE: Readonly<Record<string, string>> = {
  DUPLICATE_VALUE: duplicate,
  ENTITY_IS_DELETED: gone,
  INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST: choiceGone,
  INVALID_SESSION_ID: signedOut,
  NOT_FOUND: gone,
  REQUEST_LIMIT_EXCEEDED: busy,
  STRING_TOO_LONG: tooLong,
  UNABLE_TO_LOCK_ROW: busy,
};

const WORDS_BY_STATUS: Readonly<Record<number, string>> = {
  401: signedOut,
  404: gone,
  429: busy,
  502: busy,
  503: busy,
  504: busy,
};

/**
 * Codes that mean "your permissions do not reach this". GraphQL leaves out of its schema what a
 * person may not see and then says that the field is undefined.
 */
const NO_ACCESS =
  /^(INSUFFICIENT_ACCESS|NO_ACCESS|INVALID_TYPE|INVALID_FIELD|CANNOT_INSERT_UPDATE)|FieldUndefined/;

function isNoAccess(fault: Fault): boolean {
  return NO_ACCESS.test(fault.code) || fault.message.includes('FieldUndefined');
}

function wordsFor(fault: Fault, status: number): string {
  return WORDS_BY_CODE[fault.code] ?? WORDS_BY_STATUS[status] ?? fault.message;
}

/**
 * What went wrong, from whatever Lightning Data Service, the UI API or GraphQL threw.
 *
 * @param isOnline false where the browser knows that it has no connection: Lightning Data Service
 *   gives such an error a status of 400 or more, as if a server had answered
 */
export function problemOf(error: unknown, isOnline = navigator.onLine): Problem {
  const faults = faultsOf(error);
  const status = statusOf(error);
  if (status === 403 || faults.some(isNoAccess)) return { kind: 'no-access', words: noAccess };
  if (!isOnline || isUnanswered(error)) return { kind: 'other', words: offline };
  if (status === 412) return { kind: 'conflict', words: conflict };
  const isDuplicate = faults.some((fault) => fault.code === 'DUPLICATE_VALUE');
  const sentences = faults.map((fault) => wordsFor(fault, status)).filter((words) => words !== '');
  const words = [...new Set(sentences)].join(' ') || WORDS_BY_STATUS[status] || unknown;
  return { kind: isDuplicate ? 'duplicate' : 'other', words };
}

/** Whether a save failed only because a record with this unique field's value exists already. */
export function isDuplicateOf(error: unknown, fieldApiName: string): boolean {
  return faultsOf(error).some(
    (fault) =>
      fault.code === 'DUPLICATE_VALUE' &&
      (fault.field === fieldApiName || fault.message.split(/\W+/).includes(fieldApiName)),
  );
}

import { SalesforceError } from '../salesforce-error.ts';

/** A query that is no SOQL, or asks for more of SOQL than the stand-in org speaks. */
export function malformed(what: string): SalesforceError {
  return new SalesforceError('MALFORMED_QUERY', what);
}

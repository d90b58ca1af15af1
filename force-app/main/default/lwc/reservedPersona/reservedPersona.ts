import { textOf } from 'c/graphqlRows';
import type { Row } from 'c/graphqlRows';

/** Collects what could not be published for one kind of buyer; the service gives it this key. */
const RESERVED_KEY = 'buyers-in-general';

/** Whether a persona, read with its `Key__c`, is *buyers in general*: nobody meets or picks it. */
export function isReserved(persona: Row): boolean {
  return textOf(persona, 'Key__c') === RESERVED_KEY;
}

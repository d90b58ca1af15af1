import { displayOf, linesOf, parentOf, textOf } from 'c/graphqlRows';
import type { Row } from 'c/graphqlRows';
import type { PersonaWords } from 'c/personaFields';
import type { PersonaFacts } from 'c/personaHeader';
import { isReserved } from 'c/reservedPersona';

function nameOf(row: Row, relationship: string): string {
  const owner = parentOf(row, relationship);
  return owner ? textOf(owner, 'Name') : '';
}

/** What heads the page of a persona. */
export function personaFactsFrom(row: Row): PersonaFacts {
  return {
    name: textOf(row, 'Name'),
    summary: textOf(row, 'Summary__c'),
    segment: textOf(row, 'Segment__c'),
    market: textOf(row, 'Market__c'),
    territory: textOf(row, 'Territory__c'),
    receptivity: displayOf(row, 'Receptivity__c'),
    salesOwner: nameOf(row, 'Sales_Owner__r'),
    marketingOwner: nameOf(row, 'Marketing_Owner__r'),
    status: textOf(row, 'Status__c'),
    releasedOn: textOf(row, 'Released_On__c'),
    image: textOf(row, 'Image__c'),
    imageAlt: textOf(row, 'Image_Alt__c'),
    imageLicence: textOf(row, 'Image_Licence__c'),
    isReserved: isReserved(row),
  };
}

/** What people wrote about a persona beyond its head. */
export function personaWordsFrom(row: Row): PersonaWords {
  const role = displayOf(row, 'Buyer_Role__c');
  return {
    responsibility: linesOf(row, 'Responsibility__c'),
    goals: linesOf(row, 'Goals__c'),
    activities: linesOf(row, 'Activities__c'),
    gaps: linesOf(row, 'Gaps__c'),
    buyerRole: role === '' ? [] : [role],
    jobTitles: linesOf(row, 'Job_Titles__c'),
  };
}

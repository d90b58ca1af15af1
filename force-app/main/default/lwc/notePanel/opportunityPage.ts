import { childRowsOf, flagOf, idOf, numberOf, parentOf, rowsOf, textOf } from 'c/graphqlRows';
import type { Row } from 'c/graphqlRows';
import type { Buyer as NamedBuyer, Persona } from 'c/noteForm';
import { buyerRoleOf } from 'c/buyerRole';
import { outcomeOf, promptsFor, stagesIn } from './promptChoice';
import type { DealState, Prompt } from './promptChoice';

/** The persona that collects notes no other persona has; the service fills it, reps do not pick it. */
const RESERVED_PERSONA = 'buyers-in-general';

/** Somebody with a contact role on this deal. */
export interface Buyer extends NamedBuyer {
  readonly role: string | null;
  readonly isPrimary: boolean;
}

/** All that the panel needs to know about the record it stands on. */
export interface OpportunityPage {
  readonly deal: DealState;
  readonly buyers: readonly Buyer[];
  readonly personas: readonly Persona[];
  readonly prompts: readonly Prompt[];
}

function buyerFrom(row: Row): Buyer | null {
  // A role can name a contact that this person may not see: then there is nobody to show.
  const contact = parentOf(row, 'Contact');
  const name = contact ? textOf(contact, 'Name') : '';
  const contactId = textOf(row, 'ContactId');
  if (!contact || !name || !contactId) return null;
  return {
    contactId,
    name,
    title: textOf(contact, 'Title'),
    role: buyerRoleOf(textOf(row, 'Role')),
    isPrimary: flagOf(row, 'IsPrimary'),
  };
}

function buyersFrom(opportunity: Row): Buyer[] {
  const buyers = childRowsOf(opportunity, 'OpportunityContactRoles')
    .map(buyerFrom)
    .filter((buyer) => buyer !== null);
  // One contact can hold several roles; one chip is enough.
  return [...new Map(buyers.map((buyer) => [buyer.contactId, buyer])).values()];
}

/**
 * The contact whom a note is about unless the rep says otherwise: the only one, or the primary one.
 * Among several equals none is chosen for a rep in a hurry, who would not notice the wrong one.
 */
export function likeliestBuyer(buyers: readonly Buyer[]): string {
  const buyer = buyers.length === 1 ? buyers[0] : buyers.find(({ isPrimary }) => isPrimary);
  return buyer?.contactId ?? '';
}

function promptFrom(row: Row): Prompt {
  return {
    id: idOf(row),
    question: textOf(row, 'Question__c'),
    hint: textOf(row, 'Hint__c'),
    area: textOf(row, 'Insight_Area__c'),
    stages: stagesIn(textOf(row, 'Stages__c')),
    outcome: textOf(row, 'Outcome__c'),
    afterReason: textOf(row, 'After_Reason__c'),
    askedOn: textOf(row, 'Asked_On__c'),
    order: numberOf(row, 'Order__c') ?? Number.MAX_SAFE_INTEGER,
  };
}

/** The answer to the panel's query, or null if the opportunity is not in it. */
export function opportunityPageFrom(data: unknown): OpportunityPage | null {
  const [opportunity] = rowsOf(data, 'Opportunity');
  if (!opportunity) return null;
  const deal = {
    stage: textOf(opportunity, 'StageName'),
    outcome: outcomeOf(flagOf(opportunity, 'IsClosed'), flagOf(opportunity, 'IsWon')),
  };
  return {
    deal,
    buyers: buyersFrom(opportunity),
    personas: rowsOf(data, 'Buyer_Persona__c')
      .filter((row) => textOf(row, 'Key__c') !== RESERVED_PERSONA)
      .map((row) => ({ id: idOf(row), name: textOf(row, 'Name') })),
    prompts: promptsFor(deal, rowsOf(data, 'Note_Prompt__c').map(promptFrom)),
  };
}

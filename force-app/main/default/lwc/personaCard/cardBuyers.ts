import { buyerRoleOf } from 'c/buyerRole';
import { childRowsOf, flagOf, idOf, linesOf, parentOf, rowsOf, textOf } from 'c/graphqlRows';
import type { Row } from 'c/graphqlRows';
import { matchPersona } from 'c/personaMatch';
import { isReserved } from 'c/reservedPersona';

/** A persona as far as the card needs it to find and name it. */
export interface CardPersona {
  readonly id: string;
  readonly name: string;
  readonly summary: string;
  readonly status: string;
  readonly buyerRole: string;
  readonly titles: readonly string[];
  /** ISO date of the last release about it, empty before the first. */
  readonly releasedOn: string;
}

/** Somebody on the deal, and whom they are like, if anything tells. */
export interface CardBuyer {
  readonly contactId: string;
  readonly name: string;
  readonly persona: CardPersona | null;
}

export interface CardDeal {
  readonly stage: string;
  /** The primary contact first, then as the deal lists them. */
  readonly buyers: readonly CardBuyer[];
  readonly personas: readonly CardPersona[];
}

function personaFrom(row: Row): CardPersona {
  return {
    id: idOf(row),
    name: textOf(row, 'Name'),
    summary: textOf(row, 'Summary__c'),
    status: textOf(row, 'Status__c'),
    buyerRole: textOf(row, 'Buyer_Role__c'),
    titles: linesOf(row, 'Job_Titles__c'),
    releasedOn: textOf(row, 'Released_On__c'),
  };
}

/**
 * Whom a buyer is like. Where only one persona has the buyer's role on the deal, that role decides,
 * unless the job title clearly names another persona: notes are filed by the title, and the card
 * must not contradict them. Null where neither tells.
 */
export function personaOf(
  buyer: { readonly role: string | null; readonly title: string },
  personas: readonly CardPersona[],
): CardPersona | null {
  const inRole = personas.filter(({ buyerRole }) => buyerRole !== '' && buyerRole === buyer.role);
  const titled = matchPersona(
    buyer.title,
    personas.map(({ id, titles }) => ({ key: id, titles })),
  );
  const byTitle = personas.find(({ id }) => id === titled);
  return byTitle ?? (inRole.length === 1 ? (inRole[0] ?? null) : null);
}

function buyerFrom(row: Row, personas: readonly CardPersona[]): CardBuyer | null {
  // A role can name a contact that this person may not see: then there is nobody to show.
  const contact = parentOf(row, 'Contact');
  const name = contact ? textOf(contact, 'Name') : '';
  if (!contact || !name) return null;
  const role = buyerRoleOf(textOf(row, 'Role'));
  const persona = personaOf({ role, title: textOf(contact, 'Title') }, personas);
  return { contactId: textOf(row, 'ContactId'), name, persona };
}

/** The answer to the card's first query, or null if the opportunity is not in it. */
export function cardDealFrom(data: unknown): CardDeal | null {
  const [opportunity] = rowsOf(data, 'Opportunity');
  if (!opportunity) return null;
  const personas = rowsOf(data, 'Buyer_Persona__c')
    .filter((row) => !isReserved(row))
    .map(personaFrom);
  const buyers = childRowsOf(opportunity, 'OpportunityContactRoles')
    .sort((a, b) => Number(flagOf(b, 'IsPrimary')) - Number(flagOf(a, 'IsPrimary')))
    .map((row) => buyerFrom(row, personas))
    .filter((buyer) => buyer !== null);
  return {
    stage: textOf(opportunity, 'StageName'),
    // One contact can hold several roles; the first is enough.
    buyers: buyers.filter(
      ({ contactId }, at) => buyers.findIndex((one) => one.contactId === contactId) === at,
    ),
    personas,
  };
}

import { buyerRoleOf } from 'c/buyerRole';
import { childRowsOf, flagOf, idOf, parentOf, rowsOf, textOf, totalOf } from 'c/graphqlRows';
import type { Row } from 'c/graphqlRows';
import type { KnownName } from 'c/knownNames';
import type { Buyer } from 'c/noteForm';
import type { PanelRecord, PlaceKind } from 'c/noteWriter';
import { outcomeOf } from './promptChoice';

/** The object's name in an answer, and what is made of the record found there. */
interface Reading {
  readonly object: string;
  readonly read: (row: Row) => Omit<PanelRecord, 'id' | 'kind' | 'noteCount'>;
}

function named(role: KnownName['role'], row: Row | null, field = 'Name'): KnownName[] {
  const name = row ? textOf(row, field) : '';
  return name === '' ? [] : [{ role, name }];
}

function namesOf(buyers: readonly Buyer[]): KnownName[] {
  return buyers.map(({ name }) => ({ role: 'buyer', name }));
}

function contactRoleFrom(row: Row): Buyer | null {
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

function personFrom(row: Row): Buyer {
  const [name, title] = [textOf(row, 'Name'), textOf(row, 'Title')];
  return { contactId: idOf(row), name, title, role: null, isPrimary: false };
}

const READINGS: Readonly<Record<PlaceKind, Reading>> = {
  opportunity: {
    object: 'Opportunity',
    read(row) {
      const roles = childRowsOf(row, 'OpportunityContactRoles')
        .map(contactRoleFrom)
        .filter((buyer) => buyer !== null);
      // One contact can hold several roles; one chip is enough.
      const buyers = [...new Map(roles.map((buyer) => [buyer.contactId, buyer])).values()];
      const outcome = outcomeOf(flagOf(row, 'IsClosed'), flagOf(row, 'IsWon'));
      return {
        deal: { stage: textOf(row, 'StageName'), outcome },
        accountId: '',
        buyers,
        names: [
          ...namesOf(buyers),
          ...named('account', parentOf(row, 'Account')),
          ...named('colleague', parentOf(row, 'Owner')),
        ],
      };
    },
  },
  contact: {
    object: 'Contact',
    read: (row) => ({
      deal: null,
      accountId: textOf(row, 'AccountId'),
      buyers: [personFrom(row)],
      names: [
        ...named('buyer', row),
        ...named('account', parentOf(row, 'Account')),
        ...named('colleague', parentOf(row, 'Owner')),
      ],
    }),
  },
  lead: {
    object: 'Lead',
    read: (row) => ({
      deal: null,
      accountId: '',
      buyers: [personFrom(row)],
      names: [...named('buyer', row), ...named('account', row, 'Company')],
    }),
  },
  account: {
    object: 'Account',
    read(row) {
      const buyers = childRowsOf(row, 'Contacts').map(personFrom);
      return {
        deal: null,
        accountId: idOf(row),
        buyers,
        names: [
          ...namesOf(buyers),
          ...named('account', row),
          ...named('colleague', parentOf(row, 'Owner')),
        ],
      };
    },
  },
};

/** The kind of record an object's page shows; the deal's where it is none of ours. */
export function placeKindOf(objectApiName: string): PlaceKind {
  const kinds: readonly PlaceKind[] = ['contact', 'lead', 'account'];
  return kinds.find((kind) => READINGS[kind].object === objectApiName) ?? 'opportunity';
}

/** The answer to the record's query, or null if the record is not in it. */
export function panelRecordFrom(data: unknown, kind: PlaceKind): PanelRecord | null {
  const { object, read } = READINGS[kind];
  const [row] = rowsOf(data, object);
  if (!row) return null;
  return { id: idOf(row), kind, noteCount: totalOf(data, 'Buyer_Note__c'), ...read(row) };
}

/**
 * The contact whom a note is about unless the rep says otherwise: the only one, or the primary one.
 * Among several equals none is chosen for a rep in a hurry, who would not notice the wrong one.
 */
export function likeliestBuyer(buyers: readonly Buyer[]): string {
  const buyer = buyers.length === 1 ? buyers[0] : buyers.find(({ isPrimary }) => isPrimary);
  return buyer?.contactId ?? '';
}

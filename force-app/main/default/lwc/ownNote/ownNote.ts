import { displayOf, flagOf, idOf, parentOf, textOf } from 'c/graphqlRows';
import type { Row } from 'c/graphqlRows';
import type { RecordRepresentation } from 'lightning/uiRecordApi';

/** A theme as a rep sees it; all empty where there is none. */
export interface NoteTheme {
  readonly id: string;
  readonly name: string;
  readonly meaning: string;
  readonly area: string;
}

/** A note as its own rep may see it. What is not there is empty. */
export interface OwnNote {
  readonly id: string;
  /** When it was written and last changed by anybody, as Salesforce writes moments. */
  readonly createdAt: string;
  readonly modifiedAt: string;
  readonly body: string;
  readonly question: string;
  /** The insight area of the question. */
  readonly area: string;
  readonly contactId: string;
  /** The contact or lead it is about. */
  readonly buyer: string;
  readonly buyerTitle: string;
  /** The deal, else the account. */
  readonly place: string;
  readonly account: string;
  readonly personaId: string;
  readonly tone: string;
  readonly toneWords: string;
  readonly source: string;
  readonly statedReason: string;
  readonly asset: string;
  /** Empty until the service has seen the note. */
  readonly status: string;
  readonly heldReason: string;
  readonly theme: NoteTheme;
  /** The kind of buyer the service filed it under. */
  readonly filedPersona: string;
  /** The redacted words, and those of them that the rep agreed to have quoted. */
  readonly quote: string;
  readonly approvedQuote: string;
  /** The rep's tap. */
  readonly confirmed: { readonly id: string; readonly name: string };
  readonly isNoneFitting: boolean;
  readonly isPrivate: boolean;
  readonly isWithdrawn: boolean;
}

/** A note of which nothing is known yet. */
export const BLANK_NOTE: OwnNote = ownNoteFrom({});

/** Whether the first version of a note is older than the second. */
export function isOlder(note: OwnNote, than: OwnNote): boolean {
  return Date.parse(note.modifiedAt) < Date.parse(than.modifiedAt);
}

/** Whether the service, or anybody, has written to a note since we knew it. */
export function hasMovedOn(known: OwnNote, read: OwnNote): boolean {
  const filing = ({ status, heldReason, theme, quote, filedPersona }: OwnNote): string =>
    JSON.stringify([status, heldReason, theme.id, quote, filedPersona]);
  return isOlder(known, read) || filing(known) !== filing(read);
}

/** A note as GraphQL gave it. */
export function ownNoteFrom(row: Row): OwnNote {
  const inParent = (relationship: string, field: string): string => {
    const parent = parentOf(row, relationship);
    return parent ? textOf(parent, field) : '';
  };
  const deal = parentOf(row, 'Opportunity__r');
  const dealAccount = deal && parentOf(deal, 'Account');
  const account =
    inParent('Account__r', 'Name') || (dealAccount ? textOf(dealAccount, 'Name') : '');
  return {
    id: idOf(row),
    createdAt: textOf(row, 'CreatedDate'),
    modifiedAt: textOf(row, 'LastModifiedDate'),
    body: textOf(row, 'Body__c'),
    question: inParent('Prompt__r', 'Question__c'),
    area: inParent('Prompt__r', 'Insight_Area__c'),
    contactId: textOf(row, 'Contact__c'),
    buyer: inParent('Contact__r', 'Name') || inParent('Lead__r', 'Name'),
    buyerTitle: inParent('Contact__r', 'Title') || inParent('Lead__r', 'Title'),
    place: inParent('Opportunity__r', 'Name') || account,
    account,
    personaId: textOf(row, 'Buyer_Persona__c'),
    tone: textOf(row, 'Tone__c'),
    toneWords: displayOf(row, 'Tone__c'),
    source: textOf(row, 'Source__c'),
    statedReason: textOf(row, 'Stated_Reason__c'),
    asset: textOf(row, 'Asset__c'),
    status: textOf(row, 'Status__c'),
    heldReason: textOf(row, 'Held_Reason__c'),
    theme: {
      id: textOf(row, 'Buyer_Theme__c'),
      name: inParent('Buyer_Theme__r', 'Name'),
      meaning: inParent('Buyer_Theme__r', 'Meaning__c'),
      area: inParent('Buyer_Theme__r', 'Insight_Area__c'),
    },
    filedPersona: inParent('Filed_Persona__r', 'Name'),
    quote: textOf(row, 'Quote__c'),
    approvedQuote: textOf(row, 'Approved_Quote__c'),
    confirmed: {
      id: textOf(row, 'Confirmed_Theme__c'),
      name: inParent('Confirmed_Theme__r', 'Name'),
    },
    isNoneFitting: flagOf(row, 'None_Fits__c'),
    isPrivate: flagOf(row, 'Private__c'),
    isWithdrawn: flagOf(row, 'Withdrawn__c'),
  };
}

/** The same note as `getRecord` gave it, which nests parents one level deeper. */
export function ownNoteOfRecord(record: RecordRepresentation): OwnNote {
  const row = rowOf(record);
  return { ...ownNoteFrom(row), modifiedAt: record.lastModifiedDate ?? '' };
}

function rowOf(record: Pick<RecordRepresentation, 'id' | 'fields'>): Row {
  const fields = Object.entries(record.fields).map(([name, field]) => [
    name,
    isRecord(field.value) ? rowOf(field.value) : field,
  ]);
  return { ...Object.fromEntries(fields), Id: record.id };
}

function isRecord(value: unknown): value is RecordRepresentation {
  return typeof value === 'object' && value !== null && 'fields' in value;
}

export { NOTE_FIELDS, PARENT_FIELDS } from './noteFields';
export { countingWords, noteStateOf, stateWords } from './noteState';
export type { NoteState } from './noteState';
export { rereadAfterMs } from './rereadPace';

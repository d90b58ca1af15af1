import BODY from '@salesforce/schema/Buyer_Note__c.Body__c';
import BUYER_PERSONA from '@salesforce/schema/Buyer_Note__c.Buyer_Persona__c';
import BUYER_ROLE from '@salesforce/schema/Buyer_Note__c.Buyer_Role__c';
import CLIENT_KEY from '@salesforce/schema/Buyer_Note__c.Client_Key__c';
import CONTACT from '@salesforce/schema/Buyer_Note__c.Contact__c';
import OPPORTUNITY from '@salesforce/schema/Buyer_Note__c.Opportunity__c';
import OUTCOME from '@salesforce/schema/Buyer_Note__c.Outcome__c';
import PRIVATE from '@salesforce/schema/Buyer_Note__c.Private__c';
import PROMPT from '@salesforce/schema/Buyer_Note__c.Prompt__c';
import SOURCE from '@salesforce/schema/Buyer_Note__c.Source__c';
import STAGE from '@salesforce/schema/Buyer_Note__c.Stage__c';
import TONE from '@salesforce/schema/Buyer_Note__c.Tone__c';
import type { FieldValues } from 'lightning/uiRecordApi';
import type { Answer } from 'c/noteForm';
import type { Buyer } from './opportunityPage';
import type { DealState } from './promptChoice';

/** An answer on its way to becoming a record. */
export interface Draft extends Answer {
  /** Made once, so that a save that is tried again cannot double. */
  readonly clientKey: string;
}

/** Where the note is written. */
export interface NotePlace {
  readonly opportunityId: string;
  readonly deal: DealState;
  readonly promptId: string;
  readonly buyers: readonly Buyer[];
}

/** An empty draft about the given buyer. */
export function newDraft(clientKey: string, buyer: string): Draft {
  return {
    clientKey,
    body: '',
    buyer,
    contactId: '',
    contactName: '',
    personaId: '',
    tone: '',
    source: '',
    asset: '',
    isPrivate: false,
  };
}

/** The draft as fields of a Buyer_Note__c. What was not chosen stays blank: nothing is claimed. */
export function noteFields(draft: Draft, place: NotePlace): FieldValues {
  const buyer = place.buyers.find(({ contactId }) => contactId === draft.buyer);
  return {
    [CLIENT_KEY.fieldApiName]: draft.clientKey,
    [OPPORTUNITY.fieldApiName]: place.opportunityId,
    [PROMPT.fieldApiName]: place.promptId || null,
    [BODY.fieldApiName]: draft.body.trim(),
    [CONTACT.fieldApiName]: buyer?.contactId ?? null,
    [BUYER_ROLE.fieldApiName]: buyer?.role ?? null,
    [BUYER_PERSONA.fieldApiName]: buyer ? null : draft.personaId || null,
    [TONE.fieldApiName]: draft.tone || null,
    [SOURCE.fieldApiName]: draft.source || null,
    [STAGE.fieldApiName]: place.deal.stage || null,
    [OUTCOME.fieldApiName]: place.deal.outcome,
    [PRIVATE.fieldApiName]: draft.isPrivate,
  };
}

/** The same fields for a note that exists already: its client key stays. */
export function changedFields(noteId: string, fields: FieldValues): FieldValues {
  const changed = Object.entries(fields).filter(([name]) => name !== CLIENT_KEY.fieldApiName);
  return { Id: noteId, ...Object.fromEntries(changed) };
}

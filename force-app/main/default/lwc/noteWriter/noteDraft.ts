import ACCOUNT from '@salesforce/schema/Buyer_Note__c.Account__c';
import ASSET from '@salesforce/schema/Buyer_Note__c.Asset__c';
import BODY from '@salesforce/schema/Buyer_Note__c.Body__c';
import BUYER_PERSONA from '@salesforce/schema/Buyer_Note__c.Buyer_Persona__c';
import BUYER_ROLE from '@salesforce/schema/Buyer_Note__c.Buyer_Role__c';
import CLIENT_KEY from '@salesforce/schema/Buyer_Note__c.Client_Key__c';
import CONTACT from '@salesforce/schema/Buyer_Note__c.Contact__c';
import FOLLOWS from '@salesforce/schema/Buyer_Note__c.Follows__c';
import LEAD from '@salesforce/schema/Buyer_Note__c.Lead__c';
import OPPORTUNITY from '@salesforce/schema/Buyer_Note__c.Opportunity__c';
import OUTCOME from '@salesforce/schema/Buyer_Note__c.Outcome__c';
import PRIVATE from '@salesforce/schema/Buyer_Note__c.Private__c';
import PROMPT from '@salesforce/schema/Buyer_Note__c.Prompt__c';
import SOURCE from '@salesforce/schema/Buyer_Note__c.Source__c';
import STAGE from '@salesforce/schema/Buyer_Note__c.Stage__c';
import STATED_REASON from '@salesforce/schema/Buyer_Note__c.Stated_Reason__c';
import TONE from '@salesforce/schema/Buyer_Note__c.Tone__c';
import type { FieldValues } from 'lightning/uiRecordApi';
import type { Answer } from 'c/noteForm';
import type { PanelRecord } from './panelPage';

/** An answer on its way to becoming a record, and the question it answers. */
export interface Draft extends Answer {
  /** Made once, so that a save that is tried again cannot double. */
  readonly clientKey: string;
  readonly promptId: string;
  /** The reason the buyer named, on a lost deal; empty if none was given. */
  readonly reason: string;
  /** Whether the rep would rather not start from a reason. */
  readonly isLadderLeft: boolean;
  /** The note that this one follows up on; empty for a first one. */
  readonly follows: string;
}

/** An empty draft about the given buyer. */
export function newDraft(clientKey: string, buyer: string, promptId = ''): Draft {
  return {
    clientKey,
    promptId,
    reason: '',
    isLadderLeft: false,
    follows: '',
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

/** Whether losing the draft would lose words. */
export function hasWords({ body, asset }: Draft): boolean {
  return body.trim() !== '' || asset.trim() !== '';
}

/** Who the note is about: somebody with a chip, a contact that was looked up, or a kind of buyer. */
function buyerFields(draft: Draft, { kind, buyers }: PanelRecord): FieldValues {
  const buyer = buyers.find(({ contactId }) => contactId === draft.buyer);
  // The buyer of a lead's page is the lead, which the note names by itself.
  const contactId = buyer && kind !== 'lead' ? buyer.contactId : '';
  return {
    [CONTACT.fieldApiName]: buyer ? contactId || null : draft.contactId || null,
    [BUYER_ROLE.fieldApiName]: buyer?.role ?? null,
    [BUYER_PERSONA.fieldApiName]: buyer ? null : draft.personaId || null,
  };
}

/** The draft as fields of a Buyer_Note__c. What was not chosen stays blank: nothing is claimed. */
export function noteFields(draft: Draft, record: PanelRecord): FieldValues {
  const { id, kind, deal } = record;
  return {
    [CLIENT_KEY.fieldApiName]: draft.clientKey,
    [OPPORTUNITY.fieldApiName]: kind === 'opportunity' ? id : null,
    [LEAD.fieldApiName]: kind === 'lead' ? id : null,
    // It stands for the deal where there is none.
    [ACCOUNT.fieldApiName]: record.accountId || null,
    [PROMPT.fieldApiName]: draft.promptId || null,
    [FOLLOWS.fieldApiName]: draft.follows || null,
    [BODY.fieldApiName]: draft.body.trim(),
    ...buyerFields(draft, record),
    [TONE.fieldApiName]: draft.tone || null,
    [SOURCE.fieldApiName]: draft.source || null,
    [STATED_REASON.fieldApiName]: draft.reason || null,
    [ASSET.fieldApiName]: draft.asset.trim() || null,
    [STAGE.fieldApiName]: deal?.stage || null,
    [OUTCOME.fieldApiName]: deal?.outcome ?? null,
    [PRIVATE.fieldApiName]: draft.isPrivate,
  };
}

/** The same fields for a note that exists already: its client key stays. */
export function changedFields(noteId: string, fields: FieldValues): FieldValues {
  const changed = Object.entries(fields).filter(([name]) => name !== CLIENT_KEY.fieldApiName);
  return { Id: noteId, ...Object.fromEntries(changed) };
}

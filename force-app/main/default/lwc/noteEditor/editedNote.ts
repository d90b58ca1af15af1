import APPROVED_QUOTE from '@salesforce/schema/Buyer_Note__c.Approved_Quote__c';
import ASSET from '@salesforce/schema/Buyer_Note__c.Asset__c';
import BODY from '@salesforce/schema/Buyer_Note__c.Body__c';
import BUYER_PERSONA from '@salesforce/schema/Buyer_Note__c.Buyer_Persona__c';
import BUYER_ROLE from '@salesforce/schema/Buyer_Note__c.Buyer_Role__c';
import CONTACT from '@salesforce/schema/Buyer_Note__c.Contact__c';
import PRIVATE from '@salesforce/schema/Buyer_Note__c.Private__c';
import SOURCE from '@salesforce/schema/Buyer_Note__c.Source__c';
import TONE from '@salesforce/schema/Buyer_Note__c.Tone__c';
import type { Answer, Buyer } from 'c/noteForm';
import type { KnownName } from 'c/knownNames';
import type { OwnNote } from 'c/ownNote';
import type { FieldValues } from 'lightning/uiRecordApi';

/** The buyer chip for somebody other than the contact of the note. */
const SOMEONE_ELSE = 'someone-else';

/** A saved note as the form takes it. */
export function answerOf(note: OwnNote): Answer {
  return {
    body: note.body,
    buyer: note.contactId || SOMEONE_ELSE,
    contactId: '',
    contactName: '',
    personaId: note.personaId,
    tone: note.tone,
    source: note.source,
    asset: note.asset,
    isPrivate: note.isPrivate,
  };
}

/** Whom it can be about: the contact it is about already. */
export function buyersOf(note: OwnNote): Buyer[] {
  if (note.contactId === '') return [];
  return [{ contactId: note.contactId, name: note.buyer, title: note.buyerTitle }];
}

/** The names around a note, as far as the note itself knows them. */
export function namesAround(note: OwnNote): KnownName[] {
  const names: KnownName[] = [
    { role: 'buyer', name: note.buyer },
    { role: 'account', name: note.account },
  ];
  return names.filter(({ name }) => name !== '');
}

function contactOf(answer: Answer): string {
  return answer.buyer === SOMEONE_ELSE ? answer.contactId : answer.buyer;
}

function valuesOf(answer: Answer): FieldValues {
  const contactId = contactOf(answer);
  const isOnDeal = contactId !== '' && contactId === answer.buyer;
  return {
    [BODY.fieldApiName]: answer.body.trim(),
    [CONTACT.fieldApiName]: contactId || null,
    [BUYER_PERSONA.fieldApiName]: isOnDeal ? null : answer.personaId || null,
    [TONE.fieldApiName]: answer.tone || null,
    [SOURCE.fieldApiName]: answer.source || null,
    [ASSET.fieldApiName]: answer.asset.trim() || null,
    [PRIVATE.fieldApiName]: answer.isPrivate,
  };
}

/** What the rep changed, as fields of Buyer_Note__c; empty if nothing. */
export function changedFields(before: Answer, after: Answer): FieldValues {
  const old = valuesOf(before);
  const changed = Object.entries(valuesOf(after)).filter(([name, value]) => old[name] !== value);
  const isOther = changed.some(([name]) => name === CONTACT.fieldApiName);
  // The role belonged to the buyer who was chosen before.
  if (isOther) changed.push([BUYER_ROLE.fieldApiName, null]);
  // Who keeps a note private takes back that its words may be quoted.
  if (after.isPrivate && !before.isPrivate) changed.push([APPROVED_QUOTE.fieldApiName, null]);
  return Object.fromEntries(changed);
}

/** Whether two versions differ in nothing that a rep writes: the service writes to notes as well. */
export function isSameToRep(a: OwnNote, b: OwnNote): boolean {
  const isSame = Object.keys(changedFields(answerOf(a), answerOf(b))).length === 0;
  return isSame && a.isWithdrawn === b.isWithdrawn;
}

/** The note after these changes were saved. */
export function withAnswer(note: OwnNote, answer: Answer): OwnNote {
  const contactId = contactOf(answer);
  const isSameBuyer = contactId === note.contactId;
  return {
    ...note,
    body: answer.body.trim(),
    contactId,
    buyer: isSameBuyer ? note.buyer : answer.contactName,
    buyerTitle: isSameBuyer ? note.buyerTitle : '',
    personaId: contactId !== '' && contactId === answer.buyer ? '' : answer.personaId,
    tone: answer.tone,
    source: answer.source,
    asset: answer.asset.trim(),
    isPrivate: answer.isPrivate,
    approvedQuote: answer.isPrivate ? '' : note.approvedQuote,
  };
}

/** Whether the service files a note anew when these fields change. */
export function isFiledAnew(fields: FieldValues): boolean {
  return [BODY, CONTACT, BUYER_PERSONA, SOURCE, PRIVATE].some(
    ({ fieldApiName }) => fieldApiName in fields,
  );
}

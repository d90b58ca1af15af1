import APPROVED_QUOTE from '@salesforce/schema/Buyer_Note__c.Approved_Quote__c';
import CONFIRMED_THEME from '@salesforce/schema/Buyer_Note__c.Confirmed_Theme__c';
import NONE_FITS from '@salesforce/schema/Buyer_Note__c.None_Fits__c';
import PRIVATE from '@salesforce/schema/Buyer_Note__c.Private__c';
import WITHDRAWN from '@salesforce/schema/Buyer_Note__c.Withdrawn__c';
import type { OwnNote } from 'c/ownNote';
import type { FieldValues } from 'lightning/uiRecordApi';

/** What one tap writes, and what the note is like then. */
export interface NoteChange {
  readonly fields: FieldValues;
  readonly after: Partial<OwnNote>;
}

/** The rep's word on where a note belongs; no theme means that none of them fits. */
export function decided(themeId: string, themeName: string): NoteChange {
  const isNoneFitting = themeId === '';
  return {
    fields: {
      [CONFIRMED_THEME.fieldApiName]: themeId || null,
      [NONE_FITS.fieldApiName]: isNoneFitting,
    },
    after: { confirmed: { id: themeId, name: themeName }, isNoneFitting },
  };
}

/** The exact words that may be quoted; empty takes the approval back. */
export function quotable(words: string): NoteChange {
  return {
    fields: { [APPROVED_QUOTE.fieldApiName]: words || null },
    after: { approvedQuote: words },
  };
}

/** Who takes a note back, or keeps it private, takes back as well that its words may be quoted. */
export function withdrawn(): NoteChange {
  return together(quotable(''), { [WITHDRAWN.fieldApiName]: true }, { isWithdrawn: true });
}

export function keptPrivate(): NoteChange {
  return together(quotable(''), { [PRIVATE.fieldApiName]: true }, { isPrivate: true });
}

/** What the service has written of the note until now is gone by then, or about to go. */
const UNFILED = { status: '', heldReason: '', quote: '', filedPersona: '' };

export function broughtBack(): NoteChange {
  return {
    fields: { [WITHDRAWN.fieldApiName]: false },
    after: { ...UNFILED, isWithdrawn: false },
  };
}

export function sharedAgain(): NoteChange {
  return { fields: { [PRIVATE.fieldApiName]: false }, after: { ...UNFILED, isPrivate: false } };
}

function together(change: NoteChange, fields: FieldValues, after: Partial<OwnNote>): NoteChange {
  return { fields: { ...change.fields, ...fields }, after: { ...change.after, ...after } };
}

import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import type { FieldValues } from 'lightning/uiRecordApi';
import BUYER_NOTE from '@salesforce/schema/Buyer_Note__c';
import CLIENT_KEY from '@salesforce/schema/Buyer_Note__c.Client_Key__c';
import NAME from '@salesforce/schema/Buyer_Note__c.Name';
import { isDuplicateOf } from 'c/errorWords';
import { changedFields } from './noteDraft';
import { noteName } from './noteWriterWords';

/** Sends one draft, as often as it takes, so that it becomes one note. */
export class NoteSender {
  /** The different versions of the draft that were sent; one of them may have arrived unseen. */
  private readonly tries: Set<string>;

  /** A draft that was `restored` may have been sent before, in words that nobody remembers. */
  constructor(isRestored = false) {
    this.tries = new Set(isRestored ? [''] : []);
  }

  /**
   * Resolves with the note's id; with null if an earlier try did reach Salesforce, only its answer
   * was lost. Rejects with what Lightning Data Service says.
   */
  async send(fields: FieldValues): Promise<string | null> {
    this.tries.add(JSON.stringify(fields));
    try {
      const named = { ...fields, [NAME.fieldApiName]: noteName(Date.now()) };
      return (await createRecord({ apiName: BUYER_NOTE.objectApiName, fields: named })).id;
    } catch (error) {
      if (isDuplicateOf(error, CLIENT_KEY.fieldApiName)) return null;
      throw error;
    }
  }

  /** Brings what the rep has changed since an earlier try into the note that it left behind. */
  async catchUp(noteId: string, fields: FieldValues, errors: unknown): Promise<void> {
    if (this.tries.size < 2) return;
    if (!noteId) throw errors;
    await updateRecord({ fields: changedFields(noteId, fields) });
  }
}

import type { RawNote } from '../notes/note.ts';
import { isClosedLost, type NoteRow } from '../salesforce/note-rows.ts';
import type { Codebook } from './codebook.ts';

/** A note as Salesforce gave it, in the words of our rules. For memory only. */
export function toRawNote(row: NoteRow, codebook: Codebook): RawNote {
  return {
    id: row.Id,
    createdById: row.CreatedById,
    createdAt: row.CreatedDate,
    body: row.Body__c ?? '',
    promptArea: codebook.promptAreas.get(row.Prompt__c ?? '') ?? null,
    followsId: row.Follows__c,
    source: row.Source__c,
    tone: row.Tone__c,
    statedReason: row.Stated_Reason__c,
    opportunityId: row.Opportunity__c,
    leadId: row.Lead__c,
    accountId: row.Account__c ?? row.Contact__r?.AccountId ?? null,
    buyerTitle: row.Contact__r?.Title ?? row.Lead__r?.Title ?? null,
    chosenPersonaKey: codebook.personaKeys.get(row.Buyer_Persona__c ?? '') ?? null,
    confirmedThemeKey: codebook.themeKeys.get(row.Confirmed_Theme__c ?? '') ?? null,
    noneFits: row.None_Fits__c,
    withdrawn: row.Withdrawn__c,
    approvedQuote: row.Approved_Quote__c,
    isLost: isClosedLost(row.Opportunity__r),
  };
}

/** Whether a note points at a prompt, theme or persona that we have no copy of yet. */
export function pointsBeyond(row: NoteRow, codebook: Codebook): boolean {
  return (
    (row.Prompt__c !== null && !codebook.promptAreas.has(row.Prompt__c)) ||
    (row.Confirmed_Theme__c !== null && !codebook.themeKeys.has(row.Confirmed_Theme__c)) ||
    (row.Buyer_Persona__c !== null && !codebook.personaKeys.has(row.Buyer_Persona__c))
  );
}

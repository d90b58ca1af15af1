import keepCodebook from '@salesforce/customPermission/Watercooler_Keep_Codebook';
import signForMarketing from '@salesforce/customPermission/Watercooler_Sign_For_Marketing';
import signForSales from '@salesforce/customPermission/Watercooler_Sign_For_Sales';
import type { PageReference } from 'lightning/navigation';

/** Whoever keeps the codebook chooses how to respond to a theme. */
export const canKeepCodebook = keepCodebook === true;

/** Those who sign personas, and those who keep the codebook, write them; the same sets grant both. */
export const canWritePersonas =
  canKeepCodebook || signForMarketing === true || signForSales === true;

/** Where a record is edited. */
export function editPage(objectApiName: string, recordId: string): PageReference {
  return {
    type: 'standard__recordPage',
    attributes: { objectApiName, recordId, actionName: 'edit' },
  };
}

/** Where the next stage of a persona's roadmap is written. */
export function newStagePage(personaId: string): PageReference {
  return {
    type: 'standard__objectPage',
    attributes: { objectApiName: 'Persona_Stage__c', actionName: 'new' },
    state: { defaultFieldValues: `Buyer_Persona__c=${encodeURIComponent(personaId)}` },
  };
}

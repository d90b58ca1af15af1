import { getFieldValue } from 'lightning/uiRecordApi';
import type { FieldReference, RecordRepresentation } from 'lightning/uiRecordApi';
import HELD_REASON from '@salesforce/schema/Buyer_Note__c.Held_Reason__c';
import QUOTE from '@salesforce/schema/Buyer_Note__c.Quote__c';
import STATUS from '@salesforce/schema/Buyer_Note__c.Status__c';
import THEME from '@salesforce/schema/Buyer_Note__c.Buyer_Theme__c';
import THEME_AREA from '@salesforce/schema/Buyer_Note__c.Buyer_Theme__r.Insight_Area__c';
import THEME_MEANING from '@salesforce/schema/Buyer_Note__c.Buyer_Theme__r.Meaning__c';
import THEME_NAME from '@salesforce/schema/Buyer_Note__c.Buyer_Theme__r.Name';

/** What is read again and again until the note is filed. */
export const NOTE_FIELDS = [STATUS, HELD_REASON, QUOTE, THEME];
export const THEME_FIELDS = [THEME_NAME, THEME_MEANING, THEME_AREA];

/** How far the service has got with a note. */
export type Filing = 'filing' | 'filed' | 'no-theme' | 'held';

export interface SavedNote {
  readonly filing: Filing;
  readonly heldReason: string;
  readonly themeId: string;
  readonly themeName: string;
  readonly themeMeaning: string;
  readonly themeArea: string;
  /** The rep's words without names; empty if there is nothing to approve. */
  readonly quote: string;
}

export const UNSEEN_NOTE: SavedNote = {
  filing: 'filing',
  heldReason: '',
  themeId: '',
  themeName: '',
  themeMeaning: '',
  themeArea: '',
  quote: '',
};

function filingOf(status: string, themeId: string): Filing {
  if (status === '') return 'filing';
  if (status === 'held') return 'held';
  return themeId === '' ? 'no-theme' : 'filed';
}

/** A note as Lightning Data Service read it. */
export function savedNoteFrom(record: RecordRepresentation): SavedNote {
  const text = (field: FieldReference): string => {
    const value = getFieldValue(record, field);
    return typeof value === 'string' ? value : '';
  };
  const filing = filingOf(text(STATUS), text(THEME));
  return {
    filing,
    heldReason: text(HELD_REASON),
    themeId: text(THEME),
    themeName: text(THEME_NAME),
    themeMeaning: text(THEME_MEANING),
    themeArea: text(THEME_AREA),
    quote: filing === 'held' ? '' : text(QUOTE),
  };
}

import another from '@salesforce/label/c.Watercooler_Ask_Else';
import cold from '@salesforce/label/c.Watercooler_Tone_Cold';
import cancel from '@salesforce/label/c.Watercooler_Cancel';
import buyersWords from '@salesforce/label/c.Watercooler_Source_Buyers_Words';
import guarded from '@salesforce/label/c.Watercooler_Tone_Guarded';
import heard from '@salesforce/label/c.Watercooler_Source_Heard';
import keepPrivate from '@salesforce/label/c.Watercooler_Keep_Private';
import keyHint from '@salesforce/label/c.Watercooler_Key_Hint';
import neutral from '@salesforce/label/c.Watercooler_Tone_Neutral';
import notSaved from '@salesforce/label/c.Watercooler_Not_Saved';
import observed from '@salesforce/label/c.Watercooler_Source_Observed';
import opinion from '@salesforce/label/c.Watercooler_Source_Opinion';
import placeholder from '@salesforce/label/c.Watercooler_Type_Or_Dictate';
import plainHint from '@salesforce/label/c.Watercooler_Plain_Hint';
import plainQuestion from '@salesforce/label/c.Watercooler_Plain_Question';
import rolePlay from '@salesforce/label/c.Watercooler_Source_Role_Play';
import save from '@salesforce/label/c.Watercooler_Save_Note';
import saving from '@salesforce/label/c.Watercooler_Saving';
import sharingPrivate from '@salesforce/label/c.Watercooler_Sharing_Private';
import sharingTheme from '@salesforce/label/c.Watercooler_Sharing_Theme';
import someoneElse from '@salesforce/label/c.Watercooler_Someone_Else';
import source from '@salesforce/label/c.Watercooler_How_Known';
import tense from '@salesforce/label/c.Watercooler_Tone_Tense';
import tone from '@salesforce/label/c.Watercooler_Tone';
import warm from '@salesforce/label/c.Watercooler_Tone_Warm';
import whatKind from '@salesforce/label/c.Watercooler_What_Kind';
import who from '@salesforce/label/c.Watercooler_Who';
import yourNote from '@salesforce/label/c.Watercooler_Your_Note';
import type { Buyer, Persona } from './noteForm';

/** The buyer chip for somebody without a contact role. */
export const SOMEONE_ELSE = 'someone-else';

export const LABELS = {
  another,
  cancel,
  keepPrivate,
  keyHint,
  notSaved,
  placeholder,
  plainHint,
  plainQuestion,
  save,
  saving,
  sharingPrivate,
  sharingTheme,
  source,
  tone,
  whatKind,
  who,
  yourNote,
};

/** Tone__c, warmest first. */
export const TONES = [
  { value: 'warm', label: warm },
  { value: 'neutral', label: neutral },
  { value: 'guarded', label: guarded },
  { value: 'tense', label: tense },
  { value: 'cold', label: cold },
];

/** Source__c, strongest first. */
export const SOURCES = [
  { value: 'buyers-words', label: buyersWords },
  { value: 'heard', label: heard },
  { value: 'observed', label: observed },
  { value: 'opinion', label: opinion },
  { value: 'role-play', label: rolePlay },
];

/** A chip for each buyer on the deal, and one for anybody else. */
export function buyerChips(buyers: readonly Buyer[]) {
  const known = buyers.map(({ contactId, name, title: detail }) => ({
    value: contactId,
    label: name,
    detail,
  }));
  return [...known, { value: SOMEONE_ELSE, label: someoneElse, detail: '' }];
}

/** A chip for each kind of buyer. */
export function personaChips(personas: readonly Persona[]) {
  return personas.map(({ id, name }) => ({ value: id, label: name }));
}

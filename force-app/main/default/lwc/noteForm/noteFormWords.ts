import another from '@salesforce/label/c.Watercooler_Ask_Else';
import asset from '@salesforce/label/c.Watercooler_Asset';
import assetExample from '@salesforce/label/c.Watercooler_Asset_Example';
import buyersWords from '@salesforce/label/c.Watercooler_Source_Buyers_Words';
import cancel from '@salesforce/label/c.Watercooler_Cancel';
import cold from '@salesforce/label/c.Watercooler_Tone_Cold';
import guarded from '@salesforce/label/c.Watercooler_Tone_Guarded';
import heard from '@salesforce/label/c.Watercooler_Source_Heard';
import keepPrivate from '@salesforce/label/c.Watercooler_Keep_Private';
import keyHint from '@salesforce/label/c.Watercooler_Key_Hint';
import neutral from '@salesforce/label/c.Watercooler_Tone_Neutral';
import notSaved from '@salesforce/label/c.Watercooler_Not_Saved';
import nudge from '@salesforce/label/c.Watercooler_Nudge';
import observed from '@salesforce/label/c.Watercooler_Source_Observed';
import opinion from '@salesforce/label/c.Watercooler_Source_Opinion';
import placeholder from '@salesforce/label/c.Watercooler_Type_Or_Dictate';
import plainHint from '@salesforce/label/c.Watercooler_Plain_Hint';
import plainQuestion from '@salesforce/label/c.Watercooler_Plain_Question';
import rolePlay from '@salesforce/label/c.Watercooler_Source_Role_Play';
import save from '@salesforce/label/c.Watercooler_Save_Note';
import saveAnyway from '@salesforce/label/c.Watercooler_Save_Anyway';
import saving from '@salesforce/label/c.Watercooler_Saving';
import sharingPrivate from '@salesforce/label/c.Watercooler_Sharing_Private';
import sharingTheme from '@salesforce/label/c.Watercooler_Sharing_Theme';
import source from '@salesforce/label/c.Watercooler_How_Known';
import tense from '@salesforce/label/c.Watercooler_Tone_Tense';
import tone from '@salesforce/label/c.Watercooler_Tone';
import warm from '@salesforce/label/c.Watercooler_Tone_Warm';
import yourNote from '@salesforce/label/c.Watercooler_Your_Note';

export const LABELS = {
  another,
  asset,
  assetExample,
  cancel,
  keepPrivate,
  keyHint,
  notSaved,
  nudge,
  placeholder,
  plainHint,
  plainQuestion,
  save,
  saveAnyway,
  saving,
  sharingPrivate,
  sharingTheme,
  source,
  tone,
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

import countsNext from '@salesforce/label/c.Watercooler_Counts_Next';
import filing from '@salesforce/label/c.Watercooler_Filing';
import filingAgain from '@salesforce/label/c.Watercooler_Filing_Again';
import later from '@salesforce/label/c.Watercooler_Filing_Later';
import needsPersona from '@salesforce/label/c.Watercooler_Needs_Persona';
import noTheme from '@salesforce/label/c.Watercooler_Fits_No_Theme';
import released from '@salesforce/label/c.Watercooler_Note_Released';
import rolePlay from '@salesforce/label/c.Watercooler_Role_Play_Never';
import sharingPrivate from '@salesforce/label/c.Watercooler_Sharing_Private';
import takenBack from '@salesforce/label/c.Watercooler_Taken_Back';
import withdrawn from '@salesforce/label/c.Watercooler_Withdrawn';
import { heldWords } from './heldWords';
import type { OwnNote } from './ownNote';

/** How far a note has got, and whose turn it is. */
export type NoteState =
  | 'withdrawn'
  | 'private'
  | 'filing'
  | 'filing-again'
  | 'held'
  /** Nothing is asked of it: no theme and no quote comes from a rehearsal. */
  | 'role-play'
  | 'no-theme'
  | 'filed'
  /** The rep has said where it belongs. */
  | 'decided';

/** @param isFilingAgain whether what the service says of it is older than the note's words */
export function noteStateOf(note: OwnNote, isFilingAgain: boolean): NoteState {
  if (note.isWithdrawn) return 'withdrawn';
  if (note.isPrivate) return 'private';
  if (isFilingAgain) return 'filing-again';
  if (note.status === 'held') return 'held';
  if (note.source === 'role-play') return 'role-play';
  // The rep's own word replaces the service's: the two may differ until it is filed again.
  if (note.confirmed.id !== '' || note.isNoneFitting) return 'decided';
  if (note.status === '') return 'filing';
  return note.theme.id === '' ? 'no-theme' : 'filed';
}

/** One or two sentences on it; empty where the theme itself says enough. */
export function stateWords(note: OwnNote, state: NoteState, isLate: boolean): string {
  if (state === 'withdrawn') return note.isPrivate ? withdrawn : `${withdrawn} ${takenBack}`;
  if (state === 'private') return sharingPrivate;
  if (state === 'held') return heldWords(note.heldReason);
  if (state === 'role-play') return rolePlay;
  if (state === 'no-theme') return noTheme;
  if (state === 'filing') return isLate ? later : filing;
  return state === 'filing-again' ? filingAgain : '';
}

/** Whether and when a note with a theme counts; empty while the service has not said. */
export function countingWords(note: OwnNote, state: NoteState): string {
  if (state !== 'filed' && (state !== 'decided' || note.isNoneFitting)) return '';
  if (note.status === 'released') return released;
  if (note.status === 'counted') return countsNext;
  return note.status === 'waiting' && note.filedPersona === '' ? needsPersona : '';
}

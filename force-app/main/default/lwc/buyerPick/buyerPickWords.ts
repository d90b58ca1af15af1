import find from '@salesforce/label/c.Watercooler_Find_Buyer';
import lookUp from '@salesforce/label/c.Watercooler_Look_Up';
import lookUpContacts from '@salesforce/label/c.Watercooler_Look_Up_Contacts';
import moreBuyers from '@salesforce/label/c.Watercooler_More_Buyers';
import nobody from '@salesforce/label/c.Watercooler_No_Such_Buyer';
import showAll from '@salesforce/label/c.Watercooler_Show_All';
import someoneElse from '@salesforce/label/c.Watercooler_Someone_Else';
import whatKind from '@salesforce/label/c.Watercooler_What_Kind';
import who from '@salesforce/label/c.Watercooler_Who';
import { fill } from 'c/labelWords';
import { numberWords } from 'c/localeWords';
import type { Chip } from 'c/chips';
import type { Buyer, Persona } from 'c/noteForm';

/** The buyer chip for somebody without a contact role. */
export const SOMEONE_ELSE = 'someone-else';

export const LABELS = { find, lookUp, lookUpContacts, whatKind, who };

/** A chip for each of these buyers, and one for anybody else. */
export function buyerChips(buyers: readonly Buyer[]): Chip[] {
  const known = buyers.map(({ contactId, name, title: detail }) => ({
    value: contactId,
    label: name,
    detail,
  }));
  return [...known, { value: SOMEONE_ELSE, label: someoneElse, detail: '' }];
}

/** A chip for each kind of buyer. */
export function personaChips(personas: readonly Persona[]): Chip[] {
  return personas.map(({ id, name }) => ({ value: id, label: name }));
}

/** The words on the button that shows all buyers. */
export function showAllWords(buyers: number): string {
  return fill(showAll, numberWords(buyers));
}

/** What a search says under its results; empty if they are all there. */
export function foundWords(listed: number, more: number): string {
  if (listed === 0) return nobody;
  return more > 0 ? fill(moreBuyers, numberWords(more)) : '';
}

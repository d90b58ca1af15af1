import { LightningElement, api } from 'lwc';
import nothing from '@salesforce/label/c.Watercooler_Nothing_Written';
import { fieldWords } from './fieldWords';
import type { PersonaWords } from './fieldWords';

export type { PersonaWords } from './fieldWords';

/** What people wrote about a persona, with an invitation to write what is missing. */
export default class PersonaFields extends LightningElement {
  @api words: PersonaWords | undefined;
  /** Offers to fill what is empty; fires `edit`. */
  @api canEdit = false;

  labels = { nothing };

  get fields() {
    return fieldWords(this.words);
  }

  get filled() {
    return this.fields
      .filter(({ lines }) => lines.length > 0)
      .map(({ key, label, lines }) => ({
        key,
        label,
        lines: lines.map((words, index) => ({ key: String(index), words })),
      }));
  }

  get missing() {
    return this.canEdit ? this.fields.filter(({ lines }) => lines.length === 0) : [];
  }

  get isEmpty(): boolean {
    return this.filled.length === 0;
  }

  get hasMissing(): boolean {
    return this.missing.length > 0;
  }

  handleEdit(): void {
    this.dispatchEvent(new CustomEvent('edit'));
  }
}

import { LightningElement, api } from 'lwc';
import another from '@salesforce/label/c.Watercooler_Add_Another';
import saved from '@salesforce/label/c.Watercooler_Saved';
import type { KnownName } from 'c/knownNames';
import { BLANK_NOTE } from 'c/ownNote';

/** That a note is saved, and at once all that its rep can do with it. */
export default class NoteSaved extends LightningElement {
  /** The saved note; empty if it is saved but cannot be read. */
  @api noteId = '';
  /** The insight area of the question that was answered. */
  @api area = '';
  @api isPrivate = false;
  /** The reason that was stated first, as `Stated_Reason__c` has it; empty if none was. */
  @api statedReason = '';
  /** The names to strike out while the note is edited. */
  @api known: readonly KnownName[] = [];

  labels = { another, saved };
  note = BLANK_NOTE;

  private hasRendered = false;

  override connectedCallback(): void {
    this.note = {
      ...BLANK_NOTE,
      id: this.noteId,
      createdAt: new Date().toISOString(),
      area: this.area,
      isPrivate: this.isPrivate,
      statedReason: this.statedReason,
    };
  }

  override renderedCallback(): void {
    if (!this.hasRendered) this.template?.querySelector('h3')?.focus();
    this.hasRendered = true;
  }

  handleAnother(): void {
    this.dispatchEvent(new CustomEvent('another'));
  }
}

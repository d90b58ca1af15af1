import { LightningElement, api } from 'lwc';
import less from '@salesforce/label/c.Watercooler_Show_Less';
import noteWhich from '@salesforce/label/c.Watercooler_Note_Which';
import whole from '@salesforce/label/c.Watercooler_Show_Whole';
import type { KnownName } from 'c/knownNames';
import { fill } from 'c/labelWords';
import { dayWords } from 'c/localeWords';
import { BLANK_NOTE } from 'c/ownNote';
import type { OwnNote } from 'c/ownNote';
import { isLong } from './longNote';

/** One of the reader's own notes in a list. */
export default class NoteItem extends LightningElement {
  @api note: OwnNote = BLANK_NOTE;
  /** Whether the list is of one record, which then need not be named with each note. */
  @api inPanel = false;
  /** The names to strike out while the note is edited. */
  @api known: readonly KnownName[] = [];

  isWhole = false;
  isEditing = false;

  /** Puts the focus on the note: for when what had it is gone. */
  @api focus(): void {
    this.template?.querySelector<HTMLElement>('.body')?.focus();
  }

  get day(): string {
    return dayWords(this.note.createdAt);
  }

  get about(): string {
    const { buyer, buyerTitle, filedPersona, place } = this.note;
    const who = buyer ? [buyer, buyerTitle] : [filedPersona];
    return [...who, this.inPanel ? '' : place].filter((part) => part !== '').join(' · ');
  }

  get which(): string {
    return fill(noteWhich, this.day, this.about);
  }

  /** While it is edited, its words stand in the form. */
  get isRead(): boolean {
    return !this.isEditing;
  }

  get isClamped(): boolean {
    return isLong(this.note.body) && !this.isWhole;
  }

  get canToggle(): boolean {
    return isLong(this.note.body) && !this.isEditing;
  }

  get bodyClass(): string {
    return this.isClamped ? 'body clamped' : 'body';
  }

  get toggleWords(): string {
    return this.isWhole ? less : whole;
  }

  get expanded(): string {
    return String(this.isWhole);
  }

  handleToggle(): void {
    this.isWhole = !this.isWhole;
  }

  handleEditing({ detail }: CustomEvent<boolean>): void {
    this.isEditing = detail;
  }

  handleNoteChange({ detail }: CustomEvent<OwnNote>): void {
    this.dispatchEvent(new CustomEvent('notechange', { detail }));
  }
}

import { LightningElement, api } from 'lwc';
import close from '@salesforce/label/c.Watercooler_Close';
import not from '@salesforce/label/c.Watercooler_Seen_Not';
import question from '@salesforce/label/c.Watercooler_Who_Can_See';
import title from '@salesforce/label/c.Watercooler_Seen_Title';
import { seenBy } from './seenBy';
import type { OrgReaders, SeenBy } from './seenBy';

/** A link that tells, on request, who can read the note that is being written. */
export default class WhoCanSee extends LightningElement {
  @api readers: OrgReaders = { k: null, names: [], checkedOn: '' };
  @api isPrivate = false;

  labels = { close, not, question, title };
  isOpen = false;

  private takesFocus = false;

  override renderedCallback(): void {
    if (!this.takesFocus) return;
    this.takesFocus = false;
    this.template?.querySelector<HTMLElement>('.dialog')?.focus();
  }

  get seen(): SeenBy {
    return seenBy(this.readers, this.isPrivate);
  }

  get expanded(): string {
    return String(this.isOpen);
  }

  /** Safari gives buttons no focus: it would close here on the press, and open again on the click. */
  handlePress(event: Event): void {
    if (this.isOpen) event.preventDefault();
  }

  handleToggle(): void {
    this.isOpen = !this.isOpen;
    this.takesFocus = this.isOpen;
  }

  /** Back to where it was opened from. */
  handleClose(): void {
    this.isOpen = false;
    this.template?.querySelector<HTMLElement>('.open')?.focus();
  }

  handleKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    // Nothing around the panel, such as a record dialog, may close as well.
    event.stopPropagation();
    this.handleClose();
  }

  /** It closes when somebody goes on elsewhere; the focus stays where they went. */
  handleLeave(event: FocusEvent): void {
    const dialog = event.currentTarget;
    const next = event.relatedTarget;
    const isInside = next instanceof Node && dialog instanceof Node && dialog.contains(next);
    const isOpener = next instanceof HTMLElement && next.classList.contains('open');
    if (!isInside && !isOpener) this.isOpen = false;
  }
}

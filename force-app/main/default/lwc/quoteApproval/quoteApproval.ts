import { LightningElement, api } from 'lwc';
import approve from '@salesforce/label/c.Watercooler_Approve_Words';
import approved from '@salesforce/label/c.Watercooler_Words_Approved';
import change from '@salesforce/label/c.Watercooler_Change';
import heading from '@salesforce/label/c.Watercooler_Your_Words';
import keep from '@salesforce/label/c.Watercooler_Keep_To_Theme';
import kept from '@salesforce/label/c.Watercooler_Words_Kept';
import when from '@salesforce/label/c.Watercooler_Quote_When';
import { focusFirst } from 'c/lateFocus';

/** Shows a rep their own words with the names taken out, to approve as they stand or not. */
export default class QuoteApproval extends LightningElement {
  @api quote = '';
  /** `approved`, `kept`, or empty while the rep has not said. */
  @api choice = '';

  labels = { approve, change, heading, keep, when };
  isChanging = false;

  /** What takes the focus once it is there, as the tapped button goes. */
  private focusOn = '';

  override renderedCallback(): void {
    if (focusFirst(this.template, this.focusOn)) this.focusOn = '';
  }

  /** Puts the focus on the heading: for when what opened it is gone. */
  @api focus(): void {
    this.template?.querySelector<HTMLElement>('.heading')?.focus();
  }

  get isOpen(): boolean {
    return this.choice === '' || this.isChanging;
  }

  /** Words that are kept to the theme wait for nothing. */
  get canAppear(): boolean {
    return this.isOpen || this.choice === 'approved';
  }

  get outcome(): string {
    if (this.isOpen) return '';
    return this.choice === 'approved' ? approved : kept;
  }

  handleApprove(): void {
    this.choose('approved');
  }

  handleKeep(): void {
    this.choose('kept');
  }

  handleChange(): void {
    this.isChanging = true;
    this.focusOn = '.approve';
  }

  private choose(choice: string): void {
    this.isChanging = false;
    this.focusOn = '.change';
    this.dispatchEvent(new CustomEvent('choose', { detail: choice }));
  }
}

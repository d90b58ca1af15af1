import { LightningElement, api } from 'lwc';
import clear from '@salesforce/label/c.Watercooler_Clear';
import optional from '@salesforce/label/c.Watercooler_Optional';

export interface Chip {
  readonly value: string;
  readonly label: string;
  /** A second, quieter piece of text, such as a job title. */
  readonly detail?: string;
}

/** How many groups there have been on this page. */
let groups = 0;

function nextGroup(): string {
  groups += 1;
  return `chips-${groups}`;
}

/** One choice out of a few, as pills: native radios, so keyboard and screen reader need no help. */
export default class Chips extends LightningElement {
  @api legend = '';
  @api options: readonly Chip[] = [];
  @api value = '';
  /** Says so beside the legend, and lets the choice be taken back. */
  @api isOptional = false;
  /** Lays the chips out in columns of equal width on one line. */
  @api isEven = false;
  /** Puts less air into each chip, for a row that is not worth two lines. */
  @api isCompact = false;

  labels = { clear, optional };
  /** A name of its own: where shadows are synthetic, radios of one name are one choice page-wide. */
  group = nextGroup();

  get chips() {
    return this.options.map((chip) => ({ ...chip, isChecked: chip.value === this.value }));
  }

  get chipsClass(): string {
    if (this.isEven) return 'chips even';
    return this.isCompact ? 'chips compact' : 'chips';
  }

  get canClear(): boolean {
    return this.isOptional && this.value !== '';
  }

  handleChange(event: Event): void {
    if (event.target instanceof HTMLInputElement) this.choose(event.target.value);
  }

  handleClear(): void {
    this.choose('');
    // The button that had the focus is about to go; the group takes it.
    this.template?.querySelector('input')?.focus();
  }

  private choose(value: string): void {
    this.dispatchEvent(new CustomEvent('choose', { detail: value }));
  }
}

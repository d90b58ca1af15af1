import { LightningElement, api } from 'lwc';
import change from '@salesforce/label/c.Watercooler_Change';
import hint from '@salesforce/label/c.Watercooler_Ladder_Hint';
import askElse from '@salesforce/label/c.Watercooler_Ask_Else';
import question from '@salesforce/label/c.Watercooler_Ladder_Question';
import statedReason from '@salesforce/label/c.Watercooler_Stated_Reason';
import theySaid from '@salesforce/label/c.Watercooler_They_Said';
import { STATED_REASONS, statedReasonLabel } from 'c/statedReasons';

/**
 * The first step after a lost deal: which reason did they give? Fires `choose` with a value of
 * Stated_Reason__c, `change` to go back to the reasons, `skip` to be asked something ordinary.
 */
export default class NoteLadder extends LightningElement {
  /** The reason given; empty while it is asked for. */
  @api reason = '';

  labels = { change, hint, askElse, question, statedReason, theySaid };
  // Buttons, not radios: with radios an arrow key alone would already be a choice.
  reasons = STATED_REASONS.map((value) => ({ value, label: statedReasonLabel(value) }));

  /** Puts the focus on the question: for when what had it is gone. */
  @api focus(): void {
    this.template?.querySelector<HTMLElement>('.question, .change')?.focus();
  }

  get reasonWords(): string {
    return statedReasonLabel(this.reason);
  }

  handleChoose(event: Event): void {
    const button = event.currentTarget;
    if (!(button instanceof HTMLElement)) return;
    this.dispatchEvent(new CustomEvent('choose', { detail: button.dataset.value ?? '' }));
  }

  handleChange(): void {
    this.dispatchEvent(new CustomEvent('change'));
  }

  handleSkip(): void {
    this.dispatchEvent(new CustomEvent('skip'));
  }
}

import { LightningElement, api } from 'lwc';
import cancel from '@salesforce/label/c.Watercooler_Cancel';
import heading from '@salesforce/label/c.Watercooler_Codebook_Merge_Heading';
import hint from '@salesforce/label/c.Watercooler_Codebook_Merge_Hint';
import none from '@salesforce/label/c.Watercooler_Codebook_Merge_None';
import type { Theme } from 'c/codebookRules';
import { fill } from 'c/labelWords';

/** Picks the theme that takes another one over: one press, and it can be undone. */
export default class CodebookMerge extends LightningElement {
  @api theme: Theme | undefined;
  /** What it can be merged into. */
  @api targets: readonly Theme[] = [];

  labels = { cancel, hint, none };

  private hasFocus = false;

  override renderedCallback(): void {
    if (this.hasFocus) return;
    this.hasFocus = true;
    this.template?.querySelector<HTMLElement>('h2')?.focus();
  }

  get heading(): string {
    return fill(heading, this.theme?.name ?? '');
  }

  get isEmpty(): boolean {
    return this.targets.length === 0;
  }

  handlePick(event: Event): void {
    if (!(event.currentTarget instanceof HTMLElement)) return;
    this.dispatchEvent(new CustomEvent('pick', { detail: event.currentTarget.dataset.id }));
  }

  handleCancel(): void {
    this.dispatchEvent(new CustomEvent('cancel'));
  }
}

import { LightningElement, api } from 'lwc';
import cancel from '@salesforce/label/c.Watercooler_Cancel';
import examples from '@salesforce/label/c.Watercooler_Codebook_Examples';
import examplesHint from '@salesforce/label/c.Watercooler_Codebook_Examples_Hint';
import heading from '@salesforce/label/c.Watercooler_Codebook_Edit_Heading';
import keepFirst from '@salesforce/label/c.Watercooler_Codebook_Keep_First';
import meaning from '@salesforce/label/c.Watercooler_Codebook_Meaning';
import meaningHint from '@salesforce/label/c.Watercooler_Codebook_Meaning_Hint';
import meanwhile from '@salesforce/label/c.Watercooler_Codebook_Meanwhile';
import name from '@salesforce/label/c.Watercooler_Codebook_Name';
import noResponse from '@salesforce/label/c.Watercooler_No_Response';
import ourResponse from '@salesforce/label/c.Watercooler_Our_Response';
import save from '@salesforce/label/c.Watercooler_Codebook_Save';
import whatWorks from '@salesforce/label/c.Watercooler_What_Works';
import type { Theme } from 'c/codebookRules';
import { fill } from 'c/labelWords';
import { responseMeaning, RESPONSES, responseOf } from 'c/themeResponses';
import { changeIn, TEXT_FIELDS, textIn } from './typedFields';
import type { TextField, Typed } from './typedFields';

/**
 * A theme's words to edit in place. When a newer version of the theme comes in, what was typed
 * stays and all other fields follow; where both changed, it says what the other person wrote.
 */
export default class CodebookEdit extends LightningElement {
  labels = {
    cancel,
    examples,
    examplesHint,
    meaning,
    meaningHint,
    name,
    noResponse,
    ourResponse,
    save,
    whatWorks,
  };

  isNameMissing = false;

  private newest: Theme | undefined;
  /** The theme as it was when the form opened, or last came in. */
  private opened: Theme | undefined;
  private typed: Typed = {};
  private hasFocus = false;

  @api get theme(): Theme | undefined {
    return this.newest;
  }

  set theme(theme: Theme | undefined) {
    this.newest = theme;
    this.opened ??= theme;
  }

  override renderedCallback(): void {
    if (this.hasFocus) return;
    this.hasFocus = true;
    this.template?.querySelector('input')?.focus();
  }

  get heading(): string {
    return fill(heading, this.opened?.name ?? '');
  }

  get values(): Record<TextField, string> {
    return this.byField((field, theme) => this.typed[field] ?? textIn(theme, field));
  }

  /** A template knows no `value` of a textarea; it has to be spread into it. */
  get areas() {
    const { meaning: about, examples: phrases, whatWorks: works } = this.values;
    return { meaning: { value: about }, examples: { value: phrases }, whatWorks: { value: works } };
  }

  /** What somebody else saved into a field in which something was typed here. */
  get theirs(): Record<TextField, string> {
    return this.byField((field, theme) => {
      const text = textIn(theme, field);
      const isContested = this.typed[field] !== undefined && this.typed[field] !== text;
      const isNews = this.opened !== undefined && textIn(this.opened, field) !== text;
      return isContested && isNews ? fill(meanwhile, this.asRead(field, text)) : '';
    });
  }

  get responses() {
    const { response } = this.values;
    const meant = RESPONSES.map(({ value, label }) => ({
      value,
      label: `${label} · ${responseMeaning(value, this.newest?.key ?? '')}`,
    }));
    return [{ value: '', label: noResponse }, ...meant].map((option) => ({
      ...option,
      isChosen: option.value === response,
    }));
  }

  get nameProblem(): string {
    return this.isNameMissing ? keepFirst : '';
  }

  get isNameInvalid(): string | null {
    return this.isNameMissing ? 'true' : null;
  }

  handleType(event: Event): void {
    const { target } = event;
    const isField =
      target instanceof HTMLInputElement ||
      target instanceof HTMLTextAreaElement ||
      target instanceof HTMLSelectElement;
    const field = isField && TEXT_FIELDS.find((each) => each === target.dataset.field);
    if (!isField || !field) return;
    this.typed = { ...this.typed, [field]: target.value };
    if (field === 'name') this.isNameMissing = false;
  }

  handleSave(event: Event): void {
    event.preventDefault();
    if (!this.newest) return;
    if (this.values.name.trim() === '') {
      this.isNameMissing = true;
      this.template?.querySelector('input')?.focus();
      return;
    }
    this.dispatchEvent(new CustomEvent('save', { detail: changeIn(this.newest, this.typed) }));
  }

  handleCancel(): void {
    this.dispatchEvent(new CustomEvent('cancel'));
  }

  private asRead(field: TextField, text: string): string {
    if (field !== 'response') return text;
    return responseOf(text)?.label ?? noResponse;
  }

  private byField(textOf: (field: TextField, theme: Theme) => string): Record<TextField, string> {
    const { newest } = this;
    const of = (field: TextField): string => (newest ? textOf(field, newest) : '');
    return {
      name: of('name'),
      meaning: of('meaning'),
      examples: of('examples'),
      response: of('response'),
      whatWorks: of('whatWorks'),
    };
  }
}

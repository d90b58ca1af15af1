import { LightningElement, api } from 'lwc';
import examples from '@salesforce/label/c.Watercooler_Codebook_Examples';
import hidden from '@salesforce/label/c.Watercooler_Codebook_Hidden';
import isNew from '@salesforce/label/c.Watercooler_Codebook_New';
import mergedInto from '@salesforce/label/c.Watercooler_Codebook_Merged_Into';
import noExamples from '@salesforce/label/c.Watercooler_Codebook_No_Examples';
import noMeaning from '@salesforce/label/c.Watercooler_Codebook_No_Meaning';
import noResponse from '@salesforce/label/c.Watercooler_No_Response';
import ourResponse from '@salesforce/label/c.Watercooler_Our_Response';
import pinHint from '@salesforce/label/c.Watercooler_Codebook_Pin_Hint';
import pinned from '@salesforce/label/c.Watercooler_Codebook_Pinned';
import retiredHint from '@salesforce/label/c.Watercooler_Codebook_Retired_Hint';
import terms from '@salesforce/label/c.Watercooler_Codebook_Terms';
import whatWorks from '@salesforce/label/c.Watercooler_What_Works';
import { actsFor } from 'c/codebookRules';
import type { Act, Theme } from 'c/codebookRules';
import { areaLabel } from 'c/insightAreas';
import { fill } from 'c/labelWords';
import { responseMeaning, responseOf } from 'c/themeResponses';
import { ACT_LABELS } from './actWords';

/** Where a button that turns into its opposite stands, so that it keeps the focus as it turns. */
const PLACES: Partial<Record<Act, string>> = { unpin: 'pin', show: 'hide', restore: 'retire' };

/** What is done most; the rest stands below the theme. */
const MAIN_ACTS: readonly Act[] = ['adopt', 'dismiss', 'edit', 'merge', 'restore', 'split'];

/** One theme: what it is about, what is decided about it and what can be done with it. */
export default class CodebookTheme extends LightningElement {
  @api theme: Theme | undefined;
  /** The theme at the end of its merges, if it was merged. */
  @api mergedInto: Theme | undefined;
  /** Whether the reader may change the codebook. */
  @api canKeep = false;

  labels = {
    examples,
    hidden,
    mergedInto,
    noExamples,
    noMeaning,
    noResponse,
    ourResponse,
    pinHint,
    pinned,
    retiredHint,
    terms,
    whatWorks,
  };

  @api focusHeading(): void {
    this.template?.querySelector<HTMLElement>('h2')?.focus();
  }

  get boxClass(): string {
    return this.isProposed ? 'box proposal' : 'box';
  }

  get kicker(): string {
    if (!this.theme) return '';
    const area = areaLabel(this.theme.area);
    return this.isProposed ? fill(isNew, area) : area;
  }

  get isRetired(): boolean {
    return this.theme?.status === 'retired';
  }

  /** Once people adopted a proposal, what it was made from is history; and nobody reads it twice. */
  get showsTerms(): boolean {
    const { terms: found = [], meaning = '' } = this.theme ?? {};
    return this.isProposed && !found.every((term) => meaning.includes(term));
  }

  get hasExamples(): boolean {
    return (this.theme?.examples.length ?? 0) > 0;
  }

  /** Of a proposal nobody has written more than it came with: what is empty is no news. */
  get showsExamples(): boolean {
    return this.hasExamples || !this.isProposed;
  }

  get showsResponse(): boolean {
    return !this.isProposed || (this.theme?.response ?? '') !== '';
  }

  get phrases() {
    return (this.theme?.examples ?? []).map((words, index) => ({ key: `${index}`, words }));
  }

  get response(): string {
    return responseOf(this.theme?.response ?? '')?.label ?? noResponse;
  }

  get responseMeaning(): string {
    return responseMeaning(this.theme?.response ?? '', this.theme?.key ?? '');
  }

  get mainActs() {
    return this.acts.filter(({ act }) => MAIN_ACTS.includes(act));
  }

  get moreActs() {
    return this.acts.filter(({ act }) => !MAIN_ACTS.includes(act));
  }

  get canPin(): boolean {
    return this.moreActs.some(({ key }) => key === 'pin');
  }

  handleAct(event: Event): void {
    if (!(event.currentTarget instanceof HTMLElement)) return;
    this.dispatchEvent(new CustomEvent('act', { detail: event.currentTarget.dataset.act }));
  }

  handleMergedInto(): void {
    this.dispatchEvent(new CustomEvent('open', { detail: this.mergedInto?.id }));
  }

  private get isProposed(): boolean {
    return this.theme?.status === 'proposed';
  }

  private get acts() {
    if (!this.theme || !this.canKeep) return [];
    return actsFor(this.theme).map((act) => ({
      act,
      key: PLACES[act] ?? act,
      label: ACT_LABELS[act],
      buttonClass: `slds-button tall slds-button_${act === 'adopt' ? 'brand' : 'neutral'}`,
    }));
  }
}

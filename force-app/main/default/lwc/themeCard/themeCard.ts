import { LightningElement, api } from 'lwc';
import { LABELS, lostShareWords, responseWords, trendWords } from './themeCardWords';

/** A released theme, as far as it may be shown. */
export interface ReleasedTheme {
  readonly id: string;
  readonly name: string;
  readonly meaning: string;
  readonly contributors: string;
  readonly deals: string;
  readonly lostShare: string;
  readonly trend: string;
  readonly quotes: readonly string[];
  readonly response: string;
  readonly whatWorks: readonly string[];
}

/** One theme: what reps noticed, how well it is backed, and what we do about it. */
export default class ThemeCard extends LightningElement {
  @api theme: ReleasedTheme | undefined;
  /** Gives it a card of its own, with our response beside it; otherwise it is a row in a list. */
  @api isBarrier = false;

  labels = LABELS;

  get frameClass(): string {
    return this.isBarrier ? 'frame barrier' : 'frame';
  }

  get trend(): string {
    return trendWords(this.theme?.trend ?? '');
  }

  get lostShare(): string {
    return lostShareWords(this.theme?.lostShare ?? '');
  }

  get quotes() {
    return (this.theme?.quotes ?? []).map((words, index) => ({ key: String(index), words }));
  }

  get response(): string {
    return responseWords(this.theme?.response ?? '');
  }

  get whatWorks() {
    return (this.theme?.whatWorks ?? []).map((words, index) => ({ key: String(index), words }));
  }

  get hasWhatWorks(): boolean {
    return this.whatWorks.length > 0;
  }

  get hasActions(): boolean {
    return this.isBarrier || this.response !== '' || this.hasWhatWorks;
  }
}

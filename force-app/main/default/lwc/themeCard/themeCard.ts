import { LightningElement, api } from 'lwc';
import { responseMeaning, responseOf } from 'c/themeResponses';
import { LABELS, lostShareWords, trendWords } from './themeCardWords';

/** A released theme, as far as it may be shown. */
export interface ReleasedTheme {
  readonly id: string;
  /** What a story cites it by; empty where nothing cites. */
  readonly key: string;
  readonly name: string;
  readonly meaning: string;
  /** Whether it stands first because marketing put it there, not by its evidence. */
  readonly isPinned: boolean;
  readonly contributors: string;
  readonly lostShare: string;
  readonly trend: string;
  readonly quotes: readonly string[];
  readonly response: string;
  readonly whatWorks: readonly string[];
}

const NOTHING: ReleasedTheme = {
  id: '',
  key: '',
  name: '',
  meaning: '',
  isPinned: false,
  contributors: '',
  lostShare: '',
  trend: '',
  quotes: [],
  response: '',
  whatWorks: [],
};

/** One theme: what reps noticed, how well it is backed, and what we do about it. */
export default class ThemeCard extends LightningElement {
  @api theme: ReleasedTheme | undefined;
  /** Gives it a card of its own, with our response beside it; otherwise it is a row in a list. */
  @api isBarrier = false;

  /** How many quotes stand in view; the others are folded away. */
  @api quotesOpen = 0;
  /** Offers to choose a response where there is none; fires `choose` with the theme's id. */
  @api canChoose = false;

  labels = LABELS;

  /** Puts the focus on the theme's name: for who came from a sentence that cites it. */
  @api focus(): void {
    this.template?.querySelector<HTMLElement>('.name')?.focus();
  }

  get frameClass(): string {
    return this.isBarrier ? 'frame barrier' : 'frame';
  }

  /** Which theme a link belongs to, for those who hear the links alone. */
  get ofTheme(): string {
    return ` ${this.shown.name}`;
  }

  get trend(): string {
    return trendWords(this.shown.trend);
  }

  get lostShare(): string {
    return lostShareWords(this.shown.lostShare);
  }

  get openQuotes() {
    return this.quotes.slice(0, this.quotesOpen);
  }

  get foldedQuotes() {
    return this.quotes.slice(this.quotesOpen);
  }

  get hasFoldedQuotes(): boolean {
    return this.foldedQuotes.length > 0;
  }

  get foldLabel(): string {
    return this.openQuotes.length > 0 ? this.labels.moreQuotes : this.labels.quotes;
  }

  get response(): string {
    return responseOf(this.shown.response)?.label ?? '';
  }

  get responseMeaning(): string {
    return responseMeaning(this.shown.response, this.shown.key);
  }

  get whatWorks() {
    return this.shown.whatWorks.map((words, index) => ({ key: String(index), words }));
  }

  get hasWhatWorks(): boolean {
    return this.whatWorks.length > 0;
  }

  get hasActions(): boolean {
    return this.isBarrier || this.response !== '' || this.hasWhatWorks;
  }

  handleChoose(): void {
    this.dispatchEvent(new CustomEvent('choose', { detail: this.shown.id }));
  }

  private get shown(): ReleasedTheme {
    return this.theme ?? NOTHING;
  }

  private get quotes() {
    return this.shown.quotes.map((words, index) => ({ key: String(index), words }));
  }
}

import { LightningElement, api, wire } from 'lwc';
import { graphql } from 'lightning/graphql';
import type { GraphqlResult } from 'lightning/graphql';
import { problemOf } from 'c/errorWords';
import { rowsOf } from 'c/graphqlRows';
import { focusFirst } from 'c/lateFocus';
import { countingWords, noteStateOf, stateWords } from 'c/ownNote';
import type { NoteState, OwnNote } from 'c/ownNote';
import { statedReasonLabel } from 'c/statedReasons';
import type { ThemeGroup } from 'c/themePick';
import { decisionWords, LABELS } from './noteFilingWords';
import { ACTIVE_THEMES } from './queries';
import { themeGroups } from './themeGroups';

/** What a note was filed under and how its words could appear, with the rep's word on both. */
export default class NoteFiling extends LightningElement {
  /** Whether the service gave no sign for so long that nobody should wait for it. */
  @api isLate = false;
  /** Whether what is known of the note is older than its words. */
  @api isFilingAgain = false;
  /** Whether the quote is shown only when asked for: in a list. */
  @api isCompact = false;
  /** What the rep did with the quote just now: `kept`, or empty. */
  @api quoteChoice = '';

  labels = LABELS;
  isPicking = false;
  isLooking = false;
  problem = '';
  groups: readonly ThemeGroup[] = [];

  private shown: OwnNote | undefined;
  /** Where the focus goes as soon as that is there; empty while it may stay where it is. */
  private focusOn = '';

  @api
  get note(): OwnNote | undefined {
    return this.shown;
  }
  set note(note: OwnNote | undefined) {
    if (this.isPicking && decisionOf(note) !== decisionOf(this.shown)) {
      this.isPicking = false;
      this.focusOn = '.decision';
    }
    this.shown = note;
  }

  override renderedCallback(): void {
    if (focusFirst(this.template, this.focusOn)) this.focusOn = '';
  }

  get themesQuery() {
    return this.isPicking ? ACTIVE_THEMES : undefined;
  }

  @wire(graphql, { query: '$themesQuery' })
  wiredThemes({ data, errors }: GraphqlResult): void {
    if (data) this.groups = themeGroups(rowsOf(data, 'Buyer_Theme__c'), this.pickArea);
    if (!errors || this.groups.length > 0) return;
    // Back to the button that opened the list: tapping it again is the way to try again.
    this.problem = problemOf(errors).words;
    this.isPicking = false;
    this.focusOn = '.something-else, .pick, .change';
  }

  /** The area in which the right theme most likely is. */
  get pickArea(): string {
    return this.shown?.theme.area || this.shown?.area || '';
  }

  get state(): NoteState {
    return this.shown ? noteStateOf(this.shown, this.isFilingAgain) : 'filing';
  }

  get status(): string {
    return this.shown ? stateWords(this.shown, this.state, this.isLate) : '';
  }

  get counting(): string {
    return this.shown ? countingWords(this.shown, this.state) : '';
  }

  get isFiled(): boolean {
    return this.state === 'filed';
  }

  get isPlainlyFiled(): boolean {
    return this.isFiled && this.statedWords === '';
  }

  /** What was said first, where the note began with it and what lies underneath is known. */
  get statedWords(): string {
    return this.isFiled ? statedReasonLabel(this.shown?.statedReason ?? '') : '';
  }

  get decisionLine(): string {
    const isShown = this.state === 'decided' && !this.isPicking;
    return isShown ? decisionWords(this.shown?.confirmed.name ?? '') : '';
  }

  get isAskingIfRight(): boolean {
    return this.isFiled && !this.isPicking;
  }

  get canPick(): boolean {
    return this.state === 'no-theme' && !this.isPicking;
  }

  get hasQuote(): boolean {
    const isSettled = ['filed', 'no-theme', 'decided'].includes(this.state);
    return isSettled && this.quote !== '';
  }

  get quote(): string {
    return this.shown?.quote ?? '';
  }

  get quoteAnswer(): string {
    if (this.quote !== '' && this.shown?.approvedQuote === this.quote) return 'approved';
    return this.quoteChoice;
  }

  get isQuoteOpen(): boolean {
    return this.hasQuote && (!this.isCompact || this.isLooking || this.quoteAnswer !== '');
  }

  get isQuoteClosed(): boolean {
    return this.hasQuote && !this.isQuoteOpen;
  }

  handleYes(): void {
    const { id, name } = this.shown?.theme ?? { id: '', name: '' };
    this.decide({ themeId: id, themeName: name });
    this.focusOn = '.decision';
  }

  handleSomethingElse(): void {
    this.isPicking = true;
    this.problem = '';
  }

  handlePick({ detail }: CustomEvent<{ themeId: string; themeName: string }>): void {
    this.decide(detail);
    // The same choice once more changes nothing that could close the list.
    if (detail.themeId === this.shown?.confirmed.id && this.state === 'decided') {
      this.isPicking = false;
      this.focusOn = '.decision';
    }
  }

  handleLook(): void {
    this.isLooking = true;
    this.focusOn = 'c-quote-approval';
  }

  handleQuote({ detail }: CustomEvent<string>): void {
    this.dispatchEvent(new CustomEvent('quote', { detail }));
  }

  private decide(detail: { themeId: string; themeName: string }): void {
    this.dispatchEvent(new CustomEvent('decide', { detail }));
  }
}

function decisionOf(note: OwnNote | undefined): string {
  return note ? `${note.isNoneFitting}${note.confirmed.id}` : '';
}

import { LightningElement, api, wire } from 'lwc';
import { graphql } from 'lightning/graphql';
import type { GraphqlResult } from 'lightning/graphql';
import { getRecord, notifyRecordUpdateAvailable, updateRecord } from 'lightning/uiRecordApi';
import type { FieldValues, RecordResult } from 'lightning/uiRecordApi';
import APPROVED_QUOTE from '@salesforce/schema/Buyer_Note__c.Approved_Quote__c';
import CONFIRMED_THEME from '@salesforce/schema/Buyer_Note__c.Confirmed_Theme__c';
import NONE_FITS from '@salesforce/schema/Buyer_Note__c.None_Fits__c';
import { problemOf } from 'c/errorWords';
import { rowsOf } from 'c/graphqlRows';
import { fill } from 'c/labelWords';
import type { ThemeGroup } from 'c/themePick';
import { decisionWords, LABELS, statusWords } from './noteSavedWords';
import type { Decision } from './noteSavedWords';
import { ACTIVE_THEMES } from './queries';
import { rereadAfterMs } from './rereadPace';
import { NOTE_FIELDS, savedNoteFrom, THEME_FIELDS, UNSEEN_NOTE } from './savedNote';
import { themeGroups } from './themeGroups';

/** What became of a note: saved, filed, and the rep's word on both, one tap each. */
export default class NoteSaved extends LightningElement {
  /** The saved note; empty if it is saved but cannot be read. */
  @api noteId = '';
  /** The insight area of the question that was answered. */
  @api area = '';
  @api isPrivate = false;

  labels = LABELS;
  noteFields = NOTE_FIELDS;
  themeFields = THEME_FIELDS;

  note = UNSEEN_NOTE;
  isLate = false;
  isPicking = false;
  problem = '';
  decision: Decision | null = null;
  /** What the rep chose to do with the quote: `approved`, `kept` or nothing yet. */
  quoteChoice = '';
  groups: readonly ThemeGroup[] = [];

  private isWriting = false;
  private savedAt = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private focusOn = 'h3';

  override connectedCallback(): void {
    this.savedAt = Date.now();
    this.lookAgainLater();
  }

  override disconnectedCallback(): void {
    clearTimeout(this.timer);
  }

  override renderedCallback(): void {
    if (this.focusOn === '') return;
    const target = this.template?.querySelector<HTMLElement>(this.focusOn);
    if (target) this.focusOn = '';
    target?.focus();
  }

  get readableNoteId(): string | undefined {
    return this.noteId === '' || this.isPrivate ? undefined : this.noteId;
  }

  /**
   * `getRecord` and not GraphQL: the id is known, an `updateRecord` here reaches the same cached
   * record, and `notifyRecordUpdateAvailable` is the documented way to have just that record read
   * from the server again. A GraphQL refresh would run a whole query each second.
   */
  @wire(getRecord, {
    recordId: '$readableNoteId',
    fields: '$noteFields',
    optionalFields: '$themeFields',
  })
  wiredNote({ data }: RecordResult): void {
    if (!data) return;
    this.note = savedNoteFrom(data);
    if (!this.isWaiting) clearTimeout(this.timer);
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
    return this.note.themeArea || this.area;
  }

  get isWaiting(): boolean {
    return this.note.filing === 'filing';
  }

  get status(): string {
    // The rep's own word replaces the service's: the two may differ until it is filed again.
    if (this.decision) return '';
    return statusWords(this.note, this.isPrivate, this.isLate || this.noteId === '');
  }

  get isFiled(): boolean {
    return this.note.filing === 'filed' && !this.decision;
  }

  get decisionLine(): string {
    return this.decision && !this.isPicking ? decisionWords(this.decision) : '';
  }

  get isAskingIfRight(): boolean {
    return this.isFiled && !this.isPicking;
  }

  get canPick(): boolean {
    return this.note.filing === 'no-theme' && !this.decision && !this.isPicking;
  }

  get hasQuote(): boolean {
    return this.note.quote !== '' && !this.isPrivate;
  }

  async handleYes(): Promise<void> {
    await this.decide({ themeId: this.note.themeId, themeName: this.note.themeName });
  }

  handleSomethingElse(): void {
    this.isPicking = true;
    this.problem = '';
  }

  async handlePick({ detail }: CustomEvent<Decision>): Promise<void> {
    await this.decide(detail);
  }

  async handleQuote({ detail }: CustomEvent<string>): Promise<void> {
    const isApproved = detail === 'approved';
    const approvedQuote = isApproved ? this.note.quote : null;
    if (await this.write({ [APPROVED_QUOTE.fieldApiName]: approvedQuote })) {
      this.quoteChoice = detail;
    }
  }

  handleAnother(): void {
    this.dispatchEvent(new CustomEvent('another'));
  }

  private async decide(decision: Decision): Promise<void> {
    const isDone = await this.write({
      [CONFIRMED_THEME.fieldApiName]: decision.themeId || null,
      [NONE_FITS.fieldApiName]: decision.themeId === '',
    });
    if (!isDone) return;
    this.decision = decision;
    this.isPicking = false;
    this.focusOn = '.decision';
  }

  private async write(fields: FieldValues): Promise<boolean> {
    if (this.isWriting) return false;
    this.isWriting = true;
    this.problem = '';
    try {
      await updateRecord({ fields: { Id: this.noteId, ...fields } });
      return true;
    } catch (error) {
      this.problem = fill(LABELS.choiceNotSaved, problemOf(error).words);
      return false;
    } finally {
      this.isWriting = false;
    }
  }

  private lookAgainLater(): void {
    if (!this.readableNoteId) return;
    const waitMs = rereadAfterMs(Date.now() - this.savedAt);
    if (waitMs === null) {
      this.isLate = true;
      return;
    }
    // The platform pushes nothing to this page, so asking again is the only way to hear of it.
    // eslint-disable-next-line @lwc/lwc/no-async-operation
    this.timer = setTimeout(() => this.lookAgain(this.noteId), waitMs);
  }

  private async lookAgain(recordId: string): Promise<void> {
    try {
      await notifyRecordUpdateAvailable([{ recordId }]);
    } catch {
      // The note is saved whatever happens here; the next look may succeed.
    }
    if (this.isConnected && this.isWaiting) this.lookAgainLater();
  }
}

import { LightningElement, api, wire } from 'lwc';
import { graphql } from 'lightning/graphql';
import type { GraphqlResult } from 'lightning/graphql';
import userId from '@salesforce/user/Id';
import { problemOf } from 'c/errorWords';
import { focusFirst } from 'c/lateFocus';
import { sweep } from 'c/noteDrafts';
import type { PanelPage, PanelRecord, PanelSetup } from 'c/noteWriter';
import { LABELS, myNotesWords } from './notePanelWords';
import { panelPageFrom } from './panelPage';
import { panelRecordFrom, placeKindOf } from './panelRecord';
import { panelSetupFrom } from './panelSetup';
import { PANEL_SETUP } from './queries';
import { RECORD_QUERIES } from './recordQueries';

/** Reads the record it stands on, lets the rep write a note about it, and leads to those written. */
export default class NotePanel extends LightningElement {
  @api objectApiName = '';

  labels = LABELS;
  setupQuery = PANEL_SETUP;
  setupVariables = { userId };

  page: PanelPage | null = null;
  loadProblem = '';
  hasNoAccess = false;
  isInMyNotes = false;
  notesSavedHere = 0;

  private placeId: string | undefined;
  private record: PanelRecord | null = null;
  private setup: PanelSetup | null = null;
  /** Where the focus goes as soon as that is there; empty while it may stay where it is. */
  private focusOn = '';
  private refreshes = new Map<string, (() => Promise<void>) | undefined>();
  private readonly handleOnline = (): void => {
    if (this.loadProblem === LABELS.offline) this.handleRetryLoad();
  };

  /** Lightning may put another record under the same panel; nothing of the one before may stay. */
  @api
  get recordId(): string | undefined {
    return this.placeId;
  }

  set recordId(recordId: string | undefined) {
    if (recordId === this.placeId) return;
    this.placeId = recordId;
    this.record = null;
    this.page = null;
    // What went wrong with the setup holds for every record.
    if (this.setup) this.loadProblem = '';
    this.isInMyNotes = false;
    this.notesSavedHere = 0;
  }

  override connectedCallback(): void {
    window.addEventListener('online', this.handleOnline);
    sweep();
  }

  override disconnectedCallback(): void {
    window.removeEventListener('online', this.handleOnline);
  }

  override renderedCallback(): void {
    if (focusFirst(this.template, this.focusOn)) this.focusOn = '';
  }

  @wire(graphql, { query: '$setupQuery', variables: '$setupVariables' })
  wiredSetup({ data, errors, refresh }: GraphqlResult): void {
    this.refreshes.set('setup', refresh);
    if (data) this.setup = panelSetupFrom(data);
    this.showLoaded(errors);
  }

  get recordQuery() {
    return this.recordId ? RECORD_QUERIES[placeKindOf(this.objectApiName)] : undefined;
  }

  get recordVariables() {
    return { id: this.recordId, userId };
  }

  @wire(graphql, { query: '$recordQuery', variables: '$recordVariables' })
  wiredRecord({ data, errors, refresh }: GraphqlResult): void {
    this.refreshes.set('record', refresh);
    if (data) this.record = panelRecordFrom(data, placeKindOf(this.objectApiName));
    this.showLoaded(errors, data !== undefined && !this.record);
  }

  get isLoading(): boolean {
    return !this.page && !this.hasNoAccess && !this.loadProblem;
  }

  get isOpen(): boolean {
    return this.page !== null;
  }

  get hasMyNotes(): boolean {
    return this.isOpen && !this.isInMyNotes;
  }

  get myNotesWords(): string {
    return myNotesWords((this.page?.record.noteCount ?? 0) + this.notesSavedHere);
  }

  /** The draft stays as it is behind the list of notes. */
  get writerClass(): string {
    return this.isInMyNotes ? 'slds-hide' : '';
  }

  handleSaved(): void {
    this.notesSavedHere += 1;
  }

  handleMyNotes(): void {
    this.isInMyNotes = true;
  }

  handleBack(): void {
    this.isInMyNotes = false;
    this.focusOn = '.my-notes';
  }

  async handleRetryLoad(): Promise<void> {
    this.loadProblem = '';
    // The button is gone with the problem; the focus must not be lost with it.
    this.focusOn = 'c-note-writer, .problem, .plain';
    try {
      await Promise.all([...this.refreshes.values()].map((refresh) => refresh?.()));
    } catch (error) {
      // Whether the platform then emits errors as well is not documented.
      this.showLoaded(error);
    }
  }

  /** Shows the page once both answers are there, or what went wrong with one of them. */
  private showLoaded(errors: unknown, isGone = false): void {
    // Once the panel is open, a failed re-read must not take away what the rep is writing.
    if ((errors || isGone) && this.page) return;
    if (errors || isGone) {
      const problem = isGone ? { kind: 'other', words: LABELS.gone } : problemOf(errors);
      this.hasNoAccess = problem.kind === 'no-access';
      this.loadProblem = this.hasNoAccess ? '' : problem.words;
    } else if (this.record && this.setup) {
      // The count is as of now: what was saved here is in it.
      if (this.page && this.page.record !== this.record) this.notesSavedHere = 0;
      this.page = panelPageFrom(this.record, this.setup);
      this.loadProblem = '';
      this.hasNoAccess = false;
    }
  }
}

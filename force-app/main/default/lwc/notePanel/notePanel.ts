import { LightningElement, api, wire } from 'lwc';
import { graphql } from 'lightning/graphql';
import type { GraphqlResult } from 'lightning/graphql';
import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import BUYER_NOTE from '@salesforce/schema/Buyer_Note__c';
import CLIENT_KEY from '@salesforce/schema/Buyer_Note__c.Client_Key__c';
import userId from '@salesforce/user/Id';
import { isDuplicateOf, problemOf } from 'c/errorWords';
import { idOf, rowsOf } from 'c/graphqlRows';
import { clear, load, save, sweep } from 'c/noteDrafts';
import type { Answer } from 'c/noteForm';
import * as steps from './draftSteps';
import { changedFields, hasWords, newDraft, noteFields } from './noteDraft';
import type { Draft } from './noteDraft';
import { LABELS, unsentWords } from './notePanelWords';
import { panelPageFrom } from './panelPage';
import type { PanelPage } from './panelPage';
import { panelRecordFrom, placeKindOf } from './panelRecord';
import type { PanelRecord } from './panelRecord';
import { panelSetupFrom } from './panelSetup';
import type { PanelSetup } from './panelSetup';
import { panelView } from './panelView';
import type { PanelView } from './panelView';
import { NOTE_BY_CLIENT_KEY, PANEL_SETUP } from './queries';
import { RECORD_QUERIES } from './recordQueries';

/** Asks the rep one question about this record, saves the answer and shows what it was filed under. */
export default class NotePanel extends LightningElement {
  @api recordId: string | undefined;
  @api objectApiName = '';

  labels = LABELS;
  setupQuery = PANEL_SETUP;
  setupVariables = { userId };

  page: PanelPage | null = null;
  draft: Draft = newDraft(crypto.randomUUID(), '');
  /** Says that the draft is one from before; empty if it is not. */
  restored = '';
  loadProblem = '';
  saveProblem = '';
  hasNoAccess = false;
  isSaving = false;
  isFindingNote = false;
  isAnotherNote = false;
  isInMyNotes = false;
  notesSavedHere = 0;
  /** Null while writing; empty when the note is saved but its id could not be read. */
  savedNoteId: string | null = null;

  private record: PanelRecord | null = null;
  private setup: PanelSetup | null = null;
  /** Where the focus goes as soon as that is there; empty while it may stay where it is. */
  private focusOn = '';
  private refreshes = new Map<string, (() => Promise<void>) | undefined>();
  /** The different versions of this draft that were sent; one of them may have arrived unseen. */
  private tries = new Set<string>();
  private readonly handleOnline = (): void => this.goOnAfterOffline();

  override connectedCallback(): void {
    window.addEventListener('online', this.handleOnline);
    sweep();
  }

  override disconnectedCallback(): void {
    window.removeEventListener('online', this.handleOnline);
  }

  override renderedCallback(): void {
    const target = this.focusOn && this.template?.querySelector<HTMLElement>(this.focusOn);
    if (!target) return;
    this.focusOn = '';
    target.focus();
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

  get keyQuery() {
    return this.isFindingNote ? NOTE_BY_CLIENT_KEY : undefined;
  }

  get keyVariables() {
    return { clientKey: this.draft.clientKey };
  }

  @wire(graphql, { query: '$keyQuery', variables: '$keyVariables' })
  wiredNoteByKey({ data, errors }: GraphqlResult): void {
    if (!this.isFindingNote || (!data && !errors)) return;
    this.isFindingNote = false;
    const [note] = rowsOf(data, 'Buyer_Note__c');
    this.finishFoundNote(note ? idOf(note) : '', errors);
  }

  get view(): PanelView {
    return panelView(this);
  }

  handleAskElse(): void {
    if (this.page) this.changeDraft(steps.askElse(this.page, this.draft));
  }

  handleChange({ detail }: CustomEvent<Partial<Answer>>): void {
    this.changeDraft({ ...this.draft, ...detail });
  }

  handleReason({ detail }: CustomEvent<string>): void {
    if (this.page) this.changeDraft(steps.withReason(this.page, this.draft, detail), 'c-note-form');
  }

  handleChangeReason(): void {
    this.changeDraft(steps.withoutReason(this.draft), 'c-note-ladder');
  }

  handleSkipReason(): void {
    if (this.page) this.changeDraft(steps.offLadder(this.page, this.draft), 'c-note-form');
  }

  handleStartAgain(): void {
    if (this.page) this.startDraft(steps.firstDraft(this.page, crypto.randomUUID()));
    this.focusOn = 'c-note-ladder, c-note-form';
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
    this.focusOn = 'c-note-ladder, c-note-form, .problem, .plain';
    try {
      await Promise.all([...this.refreshes.values()].map((refresh) => refresh?.()));
    } catch (error) {
      // Whether the platform then emits errors as well is not documented.
      this.showLoaded(error);
    }
  }

  handleAnother(): void {
    if (!this.page) return;
    this.startDraft(steps.nextDraft(this.page, this.draft, crypto.randomUUID()));
    this.isAnotherNote = true;
  }

  handleOneMore(): void {
    if (!this.page) return;
    const noteId = this.savedNoteId ?? '';
    this.startDraft(steps.followingDraft(this.page, this.draft, noteId, crypto.randomUUID()));
    this.isAnotherNote = true;
  }

  async handleSave(): Promise<void> {
    if (this.isSaving || !this.page) return;
    this.isSaving = true;
    this.saveProblem = '';
    const fields = noteFields(this.draft, this.page.record);
    this.tries.add(JSON.stringify(fields));
    try {
      const note = await createRecord({ apiName: BUYER_NOTE.objectApiName, fields });
      this.showSaved(note.id);
    } catch (error) {
      // An earlier try did reach Salesforce, only its answer was lost.
      if (isDuplicateOf(error, CLIENT_KEY.fieldApiName)) this.isFindingNote = true;
      else this.showSaveProblem(error);
    }
  }

  /** Shows the page once both answers are there, or what went wrong with one of them. */
  private showLoaded(errors: unknown, isGone = false): void {
    if (errors || isGone) {
      // Once the panel is open, a failed re-read must not take away what the rep is writing.
      if (this.page) return;
      const problem = isGone ? { kind: 'other', words: LABELS.gone } : problemOf(errors);
      this.hasNoAccess = problem.kind === 'no-access';
      this.loadProblem = this.hasNoAccess ? '' : problem.words;
      return;
    }
    if (!this.record || !this.setup) return;
    const isFirst = this.page === null;
    this.page = panelPageFrom(this.record, this.setup);
    this.loadProblem = '';
    this.hasNoAccess = false;
    if (isFirst) this.openDraft(this.page);
    else this.draft = steps.settled(this.page, this.draft);
  }

  private openDraft(page: PanelPage): void {
    const kept = load(userId, page.record.id);
    const draft = steps.draftFromKept(kept?.draft, page);
    this.startDraft(draft ?? steps.firstDraft(page, crypto.randomUUID()));
    if (!draft || !kept) return;
    this.restored = unsentWords(kept.keptAt, Date.now());
    // It may have been sent before the page was left, in words that nobody remembers.
    this.tries.add('before');
  }

  private startDraft(draft: Draft): void {
    this.savedNoteId = null;
    this.restored = '';
    this.saveProblem = '';
    this.tries = new Set();
    this.changeDraft(draft);
  }

  private changeDraft(draft: Draft, focusOn = ''): void {
    this.draft = draft;
    if (focusOn) this.focusOn = focusOn;
    const recordId = this.recordId ?? '';
    if (hasWords(draft)) save(userId, recordId, draft);
    else clear(userId, recordId);
  }

  /** The draft was saved by an earlier try; what the rep has changed since then must not be lost. */
  private async finishFoundNote(noteId: string, errors: unknown): Promise<void> {
    try {
      if (this.tries.size > 1 && this.page) {
        if (!noteId) throw errors ?? new Error(LABELS.gone);
        const fields = noteFields(this.draft, this.page.record);
        await updateRecord({ fields: changedFields(noteId, fields) });
      }
      this.showSaved(noteId);
    } catch (error) {
      this.showSaveProblem(error);
    }
  }

  private showSaved(noteId: string): void {
    this.isSaving = false;
    this.savedNoteId = noteId;
    this.restored = '';
    this.notesSavedHere += 1;
    clear(userId, this.recordId ?? '');
  }

  private showSaveProblem(error: unknown): void {
    this.isSaving = false;
    this.saveProblem = problemOf(error).words;
  }

  /** Nothing is sent by itself: the rep may be in the middle of a sentence. */
  private goOnAfterOffline(): void {
    if (this.saveProblem === LABELS.offline) this.saveProblem = LABELS.backOnline;
    if (this.loadProblem === LABELS.offline) this.handleRetryLoad();
  }
}

import { LightningElement, api, wire } from 'lwc';
import { graphql } from 'lightning/graphql';
import type { GraphqlResult } from 'lightning/graphql';
import { problemOf } from 'c/errorWords';
import { idOf, rowsOf } from 'c/graphqlRows';
import { focusFirst } from 'c/lateFocus';
import type { Answer } from 'c/noteForm';
import * as steps from './draftSteps';
import { forgetDraft, keepDraft, keptDraft } from './keptDraft';
import { newDraft, noteFields } from './noteDraft';
import type { Draft } from './noteDraft';
import { NoteSender } from './noteSender';
import { LABELS } from './noteWriterWords';
import type { PanelPage } from './panelPage';
import { NOTE_BY_CLIENT_KEY } from './queries';
import { writerView } from './writerView';

export type {
  DealState,
  Outcome,
  PanelPage,
  PanelRecord,
  PanelSetup,
  PlaceKind,
  Prompt,
} from './panelPage';

/** One draft on its way to becoming a note: asked for, kept, saved, and shown. Fires `saved`. */
export default class NoteWriter extends LightningElement {
  labels = LABELS;

  draft: Draft = newDraft('', '');
  /** Says that the draft is one from before; empty if it is not. */
  restored = '';
  saveProblem = '';
  isSaving = false;
  isFindingNote = false;
  isAnotherNote = false;
  /** Null while writing; empty when the note is saved but its id could not be read. */
  savedNoteId: string | null = null;

  private shownPage: PanelPage | undefined;
  /** Where the focus goes as soon as that is there; empty while it may stay where it is. */
  private focusOn = '';
  private sender = new NoteSender();
  private readonly handleOnline = (): void => {
    // Nothing is sent by itself: the rep may be in the middle of a sentence.
    if (this.saveProblem === LABELS.offline) this.saveProblem = LABELS.backOnline;
  };

  /** The record and the org, as they were last read. */
  @api
  get page(): PanelPage | undefined {
    return this.shownPage;
  }

  set page(page: PanelPage | undefined) {
    const isFirst = !this.shownPage;
    this.shownPage = page;
    if (page && isFirst) this.open(page);
    else if (page && this.savedNoteId === null) this.draft = steps.settled(page, this.draft);
  }

  override connectedCallback(): void {
    window.addEventListener('online', this.handleOnline);
  }

  override disconnectedCallback(): void {
    window.removeEventListener('online', this.handleOnline);
  }

  override renderedCallback(): void {
    if (focusFirst(this.template, this.focusOn)) this.focusOn = '';
  }

  /** Puts the focus on the question: for when what had it is gone. */
  @api focus(): void {
    this.template?.querySelector<HTMLElement>('c-note-form, c-note-ladder')?.focus();
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

  get view() {
    return this.shownPage && writerView(this.shownPage, this.draft, this.savedNoteId);
  }

  handleAskElse(): void {
    this.step(steps.askElse);
  }

  handleChange({ detail }: CustomEvent<Partial<Answer>>): void {
    this.step((_, draft) => ({ ...draft, ...detail }));
  }

  handleReason({ detail }: CustomEvent<string>): void {
    this.step((page, draft) => steps.withReason(page, draft, detail), 'c-note-form');
  }

  handleChangeReason(): void {
    this.step((_, draft) => steps.withoutReason(draft), 'c-note-ladder');
  }

  handleSkipReason(): void {
    this.step(steps.offLadder, 'c-note-form');
  }

  handleStartAgain(): void {
    this.start((page, _, key) => steps.firstDraft(page, key));
    this.focusOn = 'c-note-ladder, c-note-form';
  }

  handleAnother(): void {
    this.start(steps.nextDraft);
    this.isAnotherNote = true;
  }

  handleOneMore(): void {
    const noteId = this.savedNoteId ?? '';
    this.start((page, saved, key) => steps.followingDraft(page, saved, noteId, key));
    this.isAnotherNote = true;
  }

  async handleSave(): Promise<void> {
    if (this.isSaving || !this.shownPage) return;
    this.isSaving = true;
    this.saveProblem = '';
    try {
      const noteId = await this.sender.send(noteFields(this.draft, this.shownPage.record));
      if (noteId === null) this.isFindingNote = true;
      else this.showSaved(noteId);
    } catch (error) {
      this.showSaveProblem(error);
    }
  }

  private open(page: PanelPage): void {
    const kept = keptDraft(page);
    this.startWith(kept?.draft ?? steps.firstDraft(page, crypto.randomUUID()));
    if (!kept) return;
    this.restored = kept.words;
    this.sender = new NoteSender(true);
  }

  private start(makeDraft: (page: PanelPage, draft: Draft, clientKey: string) => Draft): void {
    const page = this.shownPage;
    if (page) this.startWith(makeDraft(page, this.draft, crypto.randomUUID()));
  }

  private startWith(draft: Draft): void {
    this.savedNoteId = null;
    this.restored = '';
    this.saveProblem = '';
    this.sender = new NoteSender();
    this.step(() => draft);
  }

  private step(change: (page: PanelPage, draft: Draft) => Draft, focusOn = ''): void {
    const page = this.shownPage;
    if (!page) return;
    this.draft = change(page, this.draft);
    keepDraft(page.record.id, this.draft);
    if (focusOn) this.focusOn = focusOn;
  }

  /** The draft was saved by an earlier try; what the rep has changed since then must not be lost. */
  private async finishFoundNote(noteId: string, errors: unknown): Promise<void> {
    const page = this.shownPage;
    if (!page) return;
    try {
      const fields = noteFields(this.draft, page.record);
      await this.sender.catchUp(noteId, fields, errors ?? new Error(LABELS.gone));
      this.showSaved(noteId);
    } catch (error) {
      this.showSaveProblem(error);
    }
  }

  private showSaved(noteId: string): void {
    this.isSaving = false;
    this.savedNoteId = noteId;
    this.restored = '';
    if (this.shownPage) forgetDraft(this.shownPage.record.id);
    this.dispatchEvent(new CustomEvent('saved'));
  }

  private showSaveProblem(error: unknown): void {
    this.isSaving = false;
    this.saveProblem = problemOf(error).words;
  }
}

import { LightningElement, api, wire } from 'lwc';
import { graphql } from 'lightning/graphql';
import type { GraphqlResult } from 'lightning/graphql';
import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import BUYER_NOTE from '@salesforce/schema/Buyer_Note__c';
import CLIENT_KEY from '@salesforce/schema/Buyer_Note__c.Client_Key__c';
import gone from '@salesforce/label/c.Watercooler_Problem_Gone';
import noAccess from '@salesforce/label/c.Watercooler_No_Access';
import notLoaded from '@salesforce/label/c.Watercooler_Not_Loaded';
import title from '@salesforce/label/c.Watercooler_Buyer_Note';
import tryAgain from '@salesforce/label/c.Watercooler_Try_Again';
import { isDuplicateOf, problemOf } from 'c/errorWords';
import { idOf, rowsOf } from 'c/graphqlRows';
import type { Answer } from 'c/noteForm';
import { changedFields, newDraft, noteFields } from './noteDraft';
import type { Draft } from './noteDraft';
import { likeliestBuyer, opportunityPageFrom } from './opportunityPage';
import type { OpportunityPage } from './opportunityPage';
import type { Prompt } from './promptChoice';
import { NOTE_BY_CLIENT_KEY, OPPORTUNITY_PAGE } from './queries';

/** Asks the rep one question about this deal, saves the answer and shows what it was filed under. */
export default class NotePanel extends LightningElement {
  @api recordId: string | undefined;

  labels = { noAccess, notLoaded, title, tryAgain };

  page: OpportunityPage | null = null;
  prompt: Prompt | undefined;
  draft: Draft = newDraft(crypto.randomUUID(), '');
  loadProblem = '';
  saveProblem = '';
  hasNoAccess = false;
  isSaving = false;
  isFindingNote = false;
  isAnotherNote = false;
  /** Null while writing; empty when the note is saved but its id could not be read. */
  savedNoteId: string | null = null;

  /** Where the focus goes as soon as that is there; empty while it may stay where it is. */
  private focusOn = '';
  private refresh: (() => Promise<void>) | undefined;
  /** The different versions of this draft that were sent; one of them may have arrived unseen. */
  private tries = new Set<string>();

  override renderedCallback(): void {
    const target = this.focusOn && this.template?.querySelector<HTMLElement>(this.focusOn);
    if (!target) return;
    this.focusOn = '';
    target.focus();
  }

  get pageQuery() {
    return this.recordId ? OPPORTUNITY_PAGE : undefined;
  }

  get pageVariables() {
    return { id: this.recordId };
  }

  @wire(graphql, { query: '$pageQuery', variables: '$pageVariables' })
  wiredPage({ data, errors, refresh }: GraphqlResult): void {
    this.refresh = refresh;
    if (errors) this.showLoadProblem(errors);
    else if (data) this.showPage(opportunityPageFrom(data));
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

  get isLoading(): boolean {
    return !this.page && !this.hasNoAccess && !this.loadProblem;
  }

  get isAsking(): boolean {
    return this.page !== null && this.savedNoteId === null;
  }

  get isSaved(): boolean {
    return this.savedNoteId !== null;
  }

  get question(): string {
    return this.prompt?.question ?? '';
  }

  get hint(): string {
    return this.prompt?.hint ?? '';
  }

  get area(): string {
    return this.prompt?.area ?? '';
  }

  get canAskElse(): boolean {
    return (this.page?.prompts.length ?? 0) > 1;
  }

  handleAskElse(): void {
    const prompts = this.page?.prompts ?? [];
    const here = prompts.findIndex(({ id }) => id === this.prompt?.id);
    this.prompt = prompts[(here + 1) % prompts.length];
  }

  handleChange({ detail }: CustomEvent<Partial<Answer>>): void {
    this.draft = { ...this.draft, ...detail };
  }

  async handleRetryLoad(): Promise<void> {
    this.loadProblem = '';
    // The button is gone with the problem; the focus must not be lost with it.
    this.focusOn = 'c-note-form, .problem, .plain';
    try {
      await this.refresh?.();
    } catch (error) {
      // Whether the platform then emits errors as well is not documented.
      this.showLoadProblem(error);
    }
  }

  handleAnother(): void {
    this.savedNoteId = null;
    this.startDraft();
    this.handleAskElse();
    this.isAnotherNote = true;
  }

  async handleSave(): Promise<void> {
    if (this.isSaving) return;
    this.isSaving = true;
    this.saveProblem = '';
    const fields = this.fields();
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

  private showPage(page: OpportunityPage | null): void {
    const isFirst = this.page === null;
    this.page = page;
    this.loadProblem = page ? '' : gone;
    this.hasNoAccess = false;
    if (isFirst) this.startDraft();
    // A question never changes under words that are being typed.
    const isStillFitting = page?.prompts.some(({ id }) => id === this.prompt?.id) ?? false;
    if (this.draft.body === '' && !isStillFitting) this.prompt = page?.prompts[0];
  }

  private showLoadProblem(errors: unknown): void {
    // Once the panel is open, a failed re-read must not take away what the rep is writing.
    if (this.page) return;
    const problem = problemOf(errors);
    this.hasNoAccess = problem.kind === 'no-access';
    this.loadProblem = this.hasNoAccess ? '' : problem.words;
  }

  private startDraft(): void {
    this.draft = newDraft(crypto.randomUUID(), likeliestBuyer(this.page?.buyers ?? []));
    this.saveProblem = '';
    this.tries = new Set();
  }

  private fields() {
    return noteFields(this.draft, {
      opportunityId: this.recordId ?? '',
      deal: this.page?.deal ?? { stage: '', outcome: 'open' },
      promptId: this.prompt?.id ?? '',
      buyers: this.page?.buyers ?? [],
    });
  }

  /** The draft was saved by an earlier try; what the rep has changed since then must not be lost. */
  private async finishFoundNote(noteId: string, errors: unknown): Promise<void> {
    try {
      if (this.tries.size > 1) {
        if (!noteId) throw errors ?? new Error(gone);
        await updateRecord({ fields: changedFields(noteId, this.fields()) });
      }
      this.showSaved(noteId);
    } catch (error) {
      this.showSaveProblem(error);
    }
  }

  private showSaved(noteId: string): void {
    this.isSaving = false;
    this.savedNoteId = noteId;
  }

  private showSaveProblem(error: unknown): void {
    this.isSaving = false;
    this.saveProblem = problemOf(error).words;
  }
}

import { LightningElement, api, wire } from 'lwc';
import { graphql } from 'lightning/graphql';
import type { GraphqlResult } from 'lightning/graphql';
import back from '@salesforce/label/c.Watercooler_Back_To_Question';
import empty from '@salesforce/label/c.Watercooler_My_Notes_Empty';
import more from '@salesforce/label/c.Watercooler_Show_More_Notes';
import noAccess from '@salesforce/label/c.Watercooler_No_Access';
import notLoaded from '@salesforce/label/c.Watercooler_My_Notes_Not_Loaded';
import title from '@salesforce/label/c.Watercooler_My_Notes';
import tryAgain from '@salesforce/label/c.Watercooler_Try_Again';
import userId from '@salesforce/user/Id';
import { problemOf } from 'c/errorWords';
import { nextCursorOf, rowsOf } from 'c/graphqlRows';
import type { KnownName } from 'c/knownNames';
import { focusFirst } from 'c/lateFocus';
import { isOlder, ownNoteFrom } from 'c/ownNote';
import type { OwnNote } from 'c/ownNote';
import { MY_NOTES } from './queries';

/** The notes that the reader wrote, of one record or all of them, newest first. */
export default class MyNotes extends LightningElement {
  /** The record whose notes are shown; empty for the notes of all records. */
  @api recordId = '';
  /** Whether it stands inside the note panel, in place of the question; `back` leads there again. */
  @api inPanel = false;
  /** The names to strike out while a note is edited. */
  @api known: readonly KnownName[] = [];

  labels = { back, empty, more, noAccess, notLoaded, title, tryAgain };
  query = MY_NOTES;

  notes: readonly OwnNote[] | null = null;
  problem = '';
  hasNoAccess = false;
  isReadingMore = false;
  nextCursor: string | null = null;

  private after: string | null = null;
  private focusOn = '';
  private refresh: (() => Promise<void>) | undefined;

  override connectedCallback(): void {
    if (this.inPanel) this.focusOn = '.title';
  }

  override renderedCallback(): void {
    if (focusFirst(this.template, this.focusOn)) this.focusOn = '';
  }

  get variables() {
    const recordId = this.recordId || null;
    return { me: userId, recordId, everywhere: recordId ? null : userId, after: this.after };
  }

  @wire(graphql, { query: '$query', variables: '$variables' })
  wiredNotes({ data, errors, refresh }: GraphqlResult): void {
    this.refresh = refresh;
    if (errors) this.showProblem(errors);
    else if (data) this.showPage(data);
  }

  get isLoading(): boolean {
    return this.notes === null && this.problem === '' && !this.hasNoAccess;
  }

  get isEmpty(): boolean {
    return this.notes?.length === 0 && this.problem === '';
  }

  get hasMore(): boolean {
    return this.nextCursor !== null && this.problem === '';
  }

  get moreDisabled(): string {
    return String(this.isReadingMore);
  }

  /** A page of its own, or a part of the panel. */
  get cardClass(): string {
    return this.inPanel ? 'list' : 'list card';
  }

  get problemTitle(): string {
    return this.notes ? '' : notLoaded;
  }

  handleMore(): void {
    this.isReadingMore = true;
    this.after = this.nextCursor;
  }

  async handleRetry(): Promise<void> {
    this.problem = '';
    this.focusOn = '.title';
    try {
      await this.refresh?.();
    } catch (error) {
      // Whether the platform then emits errors as well is not documented.
      this.showProblem(error);
    }
  }

  handleNoteChange({ detail }: CustomEvent<OwnNote>): void {
    this.notes = this.notes?.map((note) => (note.id === detail.id ? detail : note)) ?? null;
  }

  handleBack(): void {
    this.dispatchEvent(new CustomEvent('back'));
  }

  private showPage(data: unknown): void {
    const page = rowsOf(data, 'Buyer_Note__c').map(ownNoteFrom);
    const known = new Map((this.notes ?? []).map((note) => [note.id, note]));
    // A note that was written meanwhile moves the others on to the next page: show each once.
    const fresh = page.filter(({ id }) => !known.has(id));
    const newer = new Map(page.map((note) => [note.id, note]));
    const kept = (this.notes ?? []).map((note) => {
      const read = newer.get(note.id);
      return read && !isOlder(read, note) ? read : note;
    });
    if (this.isReadingMore) this.focusOn = `[data-id="${fresh[0]?.id ?? ''}"]`;
    this.notes = [...kept, ...fresh].sort(newestFirst);
    this.nextCursor = nextCursorOf(data, 'Buyer_Note__c');
    this.isReadingMore = false;
    this.problem = '';
    this.hasNoAccess = false;
  }

  private showProblem(errors: unknown): void {
    const problem = problemOf(errors);
    this.isReadingMore = false;
    this.hasNoAccess = problem.kind === 'no-access' && this.notes === null;
    this.problem = this.hasNoAccess ? '' : problem.words;
  }
}

function newestFirst(a: OwnNote, b: OwnNote): number {
  return Date.parse(b.createdAt) - Date.parse(a.createdAt);
}

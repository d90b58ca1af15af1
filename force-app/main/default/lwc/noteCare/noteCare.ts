import { LightningElement, api, wire } from 'lwc';
import { getRecord, notifyRecordUpdateAvailable, updateRecord } from 'lightning/uiRecordApi';
import type { RecordResult } from 'lightning/uiRecordApi';
import { problemOf } from 'c/errorWords';
import type { KnownName } from 'c/knownNames';
import { fill } from 'c/labelWords';
import { focusFirst } from 'c/lateFocus';
import {
  BLANK_NOTE,
  hasMovedOn,
  isOlder,
  NOTE_FIELDS,
  ownNoteOfRecord,
  PARENT_FIELDS,
} from 'c/ownNote';
import type { OwnNote } from 'c/ownNote';
import { LABELS } from './noteCareWords';
import * as changes from './noteChange';
import type { NoteChange } from './noteChange';
import { Rereading } from './rereading';

/**
 * All that a rep can do with a note of their own: see what became of it, say whether that is right,
 * edit it, keep it private, take it back. Each change fires `notechange` with the note as it is then,
 * and `editing` says whether the editor is open.
 */
export default class NoteCare extends LightningElement {
  /** For somebody who hears the page: which of many notes the buttons are for. */
  @api which = '';
  /** More names to strike out while editing than the note itself knows. */
  @api known: readonly KnownName[] = [];
  /** Whether the quote is shown only when asked for: in a list. */
  @api isCompact = false;

  labels = LABELS;
  noteFields = NOTE_FIELDS;
  parentFields = PARENT_FIELDS;

  current = BLANK_NOTE;
  isEditing = false;
  isWithdrawing = false;
  isFilingAgain = false;
  isLate = false;
  problem = '';
  /** What a tap did that the note itself does not show. */
  outcome = '';
  quoteChoice = '';

  private lastRead: OwnNote | undefined;
  private isWriting = false;
  private readonly rereading = new Rereading(
    () => notifyRecordUpdateAvailable([{ recordId: this.current.id }]),
    () => this.stopWaiting(),
  );
  private focusOn = '';

  /** The note as far as it is known. Without an id it is saved but cannot be read. */
  @api
  get note(): OwnNote {
    return this.current;
  }
  set note(note: OwnNote) {
    if (!isOlder(note, this.current) && this.isNews(note)) this.hold(note);
  }

  override connectedCallback(): void {
    // A list can hold notes that nobody has filed for days: only a fresh one is worth waiting for.
    this.waitSince(Date.parse(this.current.createdAt));
  }

  override disconnectedCallback(): void {
    this.rereading.stop();
  }

  override renderedCallback(): void {
    if (focusFirst(this.template, this.focusOn)) this.focusOn = '';
  }

  get isWaiting(): boolean {
    const { id, status, isPrivate, isWithdrawn } = this.current;
    if (id === '' || isPrivate || isWithdrawn) return false;
    return this.isFilingAgain || status === '';
  }

  /** Only what is still moving is read: a list has all that it shows of the others. */
  get readId(): string | undefined {
    return this.isWaiting && !this.isLate ? this.current.id : undefined;
  }

  /**
   * `getRecord` and not GraphQL: the id is known, an `updateRecord` here reaches the same cached
   * record, and `notifyRecordUpdateAvailable` is the documented way to have just that record read
   * from the server again. A GraphQL refresh would run a whole query each second.
   */
  @wire(getRecord, {
    recordId: '$readId',
    fields: '$noteFields',
    optionalFields: '$parentFields',
  })
  wiredNote({ data }: RecordResult): void {
    if (!data || !this.isWaiting) return;
    this.lastRead = ownNoteOfRecord(data);
    if (this.isNews(this.lastRead)) this.take(this.lastRead);
  }

  get isLateOrUnread(): boolean {
    return this.isLate || this.current.id === '';
  }

  get canAct(): boolean {
    return this.current.id !== '';
  }

  get canEdit(): boolean {
    return !this.current.isWithdrawn;
  }

  get canWithdraw(): boolean {
    return this.canEdit && !this.isWithdrawing;
  }

  /** What is private stands on no page any more, or was said to leave them. */
  get withdrawMeans(): string {
    return this.current.isPrivate ? '' : LABELS.takenBack;
  }

  get privacyWords(): string {
    return this.current.isPrivate ? LABELS.shareAgain : LABELS.keepPrivate;
  }

  async handleDecide({ detail }: CustomEvent<{ themeId: string; themeName: string }>) {
    await this.change(changes.decided(detail.themeId, detail.themeName));
  }

  async handleQuote({ detail }: CustomEvent<string>): Promise<void> {
    const words = detail === 'approved' ? this.current.quote : '';
    if (await this.change(changes.quotable(words))) this.quoteChoice = detail;
  }

  async handlePrivacy(): Promise<void> {
    this.isWithdrawing = false;
    const isSharing = this.current.isPrivate;
    const change = isSharing ? changes.sharedAgain() : changes.keptPrivate();
    if (!(await this.change(change))) return;
    this.outcome = isSharing ? '' : LABELS.takenBack;
    this.waitSince(Date.now());
  }

  handleWithdraw(): void {
    this.isWithdrawing = true;
    this.focusOn = '.ask';
  }

  handleLeaveIt(): void {
    this.isWithdrawing = false;
    this.focusOn = '.withdraw';
  }

  async handleWithdrawIt(): Promise<void> {
    if (!(await this.change(changes.withdrawn()))) return;
    this.isWithdrawing = false;
    this.focusOn = '.bring-back';
  }

  async handleBringBack(): Promise<void> {
    if (!(await this.change(changes.broughtBack()))) return;
    this.waitSince(Date.now());
    this.focusOn = '.withdraw';
  }

  handleEdit(): void {
    this.showEditor(true);
    this.isWithdrawing = false;
    this.problem = '';
    this.outcome = '';
  }

  handleCancel(): void {
    this.showEditor(false);
    this.focusOn = '.edit';
  }

  handleSaved({ detail }: CustomEvent<{ note: OwnNote; isFiledAnew: boolean }>): void {
    this.handleCancel();
    this.take(detail.note);
    this.quoteChoice = '';
    if (!detail.isFiledAnew) return;
    this.isFilingAgain = true;
    this.waitSince(Date.now());
  }

  private showEditor(isEditing: boolean): void {
    this.isEditing = isEditing;
    this.dispatchEvent(new CustomEvent('editing', { detail: isEditing }));
  }

  private async change({ fields, after }: NoteChange): Promise<boolean> {
    if (this.isWriting) return false;
    this.isWriting = true;
    this.problem = '';
    this.outcome = '';
    try {
      const record = await updateRecord({ fields: { Id: this.current.id, ...fields } });
      const modifiedAt = record.lastModifiedDate || this.current.modifiedAt;
      this.take({ ...this.current, ...after, modifiedAt });
      return true;
    } catch (error) {
      this.problem = fill(LABELS.choiceNotSaved, problemOf(error).words);
      return false;
    } finally {
      this.isWriting = false;
    }
  }

  /** While it is filed again, a version that the service has not touched says nothing new. */
  private isNews(note: OwnNote): boolean {
    if (this.isFilingAgain && !hasMovedOn(this.current, note)) return false;
    this.isFilingAgain = false;
    return true;
  }

  private hold(note: OwnNote): void {
    this.current = note;
    if (!this.isWaiting) this.rereading.stop();
  }

  private take(note: OwnNote): void {
    this.hold(note);
    this.dispatchEvent(new CustomEvent('notechange', { detail: note }));
  }

  private waitSince(moment: number): void {
    this.isLate = false;
    if (this.isWaiting) this.rereading.start(moment);
  }

  private stopWaiting(): void {
    this.isLate = true;
    if (!this.isFilingAgain) return;
    // Not every edit changes what the service says of a note: then what it says still holds.
    this.isFilingAgain = false;
    if (this.lastRead) this.take(this.lastRead);
  }
}

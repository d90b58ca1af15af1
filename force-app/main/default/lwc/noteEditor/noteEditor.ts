import { LightningElement, api, wire } from 'lwc';
import { graphql } from 'lightning/graphql';
import type { GraphqlResult } from 'lightning/graphql';
import { getRecord, notifyRecordUpdateAvailable, updateRecord } from 'lightning/uiRecordApi';
import type { FieldValues, RecordResult } from 'lightning/uiRecordApi';
import back from '@salesforce/label/c.Watercooler_Leave_It';
import editHint from '@salesforce/label/c.Watercooler_Edit_Hint';
import loadNewest from '@salesforce/label/c.Watercooler_Load_Newest';
import saveChanges from '@salesforce/label/c.Watercooler_Save_Changes';
import useMine from '@salesforce/label/c.Watercooler_Use_My_Words';
import youTyped from '@salesforce/label/c.Watercooler_You_Typed';
import { problemOf } from 'c/errorWords';
import { idOf, rowsOf, textOf } from 'c/graphqlRows';
import type { Answer, Persona } from 'c/noteForm';
import type { KnownName } from 'c/knownNames';
import { NOTE_FIELDS, ownNoteOfRecord, PARENT_FIELDS } from 'c/ownNote';
import type { OwnNote } from 'c/ownNote';
import { isReserved } from 'c/reservedPersona';
import * as edited from './editedNote';
import { PERSONAS } from './queries';

/** Lets a rep change a saved note, and never overwrites what was changed elsewhere meanwhile. */
export default class NoteEditor extends LightningElement {
  @api noteId = '';
  /** More names to strike out than the note itself knows. */
  @api known: readonly KnownName[] = [];

  labels = { back, editHint, loadNewest, saveChanges, useMine, youTyped };
  noteFields = NOTE_FIELDS;
  parentFields = PARENT_FIELDS;

  personas: readonly Persona[] = [];
  answer: Answer | null = null;
  isSaving = false;
  problem = '';
  isInConflict = false;
  /** The names to strike out; one list for as long as the note stays the same. */
  names: readonly KnownName[] = [];
  /** Words that a newer version has taken the place of, kept for the rep to use. */
  replacedWords = '';

  /** The version that the rep started from, and the newest one known. */
  private base: OwnNote | null = null;
  private newest: OwnNote | null = null;
  private startedWith: Answer | null = null;
  /** Whether the save waits to see what the newer version changed. */
  private isComparing = false;
  private conflictWords = '';

  @wire(getRecord, {
    recordId: '$noteId',
    fields: '$noteFields',
    optionalFields: '$parentFields',
  })
  wiredNote({ data, error }: RecordResult): void {
    if (error && (!this.base || this.isComparing)) this.fail(problemOf(error).words);
    if (!data) return;
    this.newest = ownNoteOfRecord(data);
    if (this.base === null || this.isUntouched) this.startFrom(this.newest);
    else if (this.isComparing) this.compare(this.base, this.newest);
    // Only the service has written: what the rep saw has not changed.
    else if (!this.isSaving && edited.isSameToRep(this.base, this.newest)) this.base = this.newest;
  }

  @wire(graphql, { query: PERSONAS })
  wiredPersonas({ data }: GraphqlResult): void {
    if (!data) return;
    this.personas = rowsOf(data, 'Buyer_Persona__c')
      .filter((row) => !isReserved(row))
      .map((row) => ({ id: idOf(row), name: textOf(row, 'Name') }));
  }

  private get isUntouched(): boolean {
    return this.base !== null && this.answer === this.startedWith;
  }

  get question(): string {
    return this.base?.question ?? '';
  }

  get buyers() {
    return this.base ? edited.buyersOf(this.base) : [];
  }

  /** Asked for again where it was answered, and where the note began with a reason. */
  get hasAsset(): boolean {
    return this.base !== null && (this.base.asset !== '' || this.base.statedReason !== '');
  }

  handleChange({ detail }: CustomEvent<Partial<Answer>>): void {
    if (this.answer) this.answer = { ...this.answer, ...detail };
  }

  handleCancel(): void {
    this.dispatchEvent(new CustomEvent('cancel'));
  }

  async handleSave(): Promise<void> {
    if (this.isSaving || !this.answer || !this.base) return;
    const fields = edited.changedFields(edited.answerOf(this.base), this.answer);
    if (Object.keys(fields).length === 0) {
      this.handleCancel();
      return;
    }
    this.isSaving = true;
    this.isInConflict = false;
    this.problem = '';
    await this.save(this.base, this.answer, fields);
  }

  /** Shows the newer version; what was typed stays within reach. */
  handleLoadNewest(): void {
    if (!this.newest || !this.answer) return;
    this.replacedWords = this.answer.body === this.newest.body ? '' : this.answer.body;
    this.problem = '';
    this.isInConflict = false;
    this.startFrom(this.newest);
  }

  handleUseMine(): void {
    this.handleChange(new CustomEvent('change', { detail: { body: this.replacedWords } }));
    this.replacedWords = '';
  }

  private startFrom(note: OwnNote): void {
    this.base = note;
    this.startedWith = edited.answerOf(note);
    this.answer = this.startedWith;
    this.names = [...this.known, ...edited.namesAround(note)];
  }

  private async save(base: OwnNote, answer: Answer, fields: FieldValues): Promise<void> {
    try {
      const record = await updateRecord(
        { fields: { Id: this.noteId, ...fields } },
        { ifUnmodifiedSince: base.modifiedAt },
      );
      const note = {
        ...edited.withAnswer(base, answer),
        modifiedAt: record.lastModifiedDate ?? '',
      };
      const isFiledAnew = edited.isFiledAnew(fields);
      this.dispatchEvent(new CustomEvent('saved', { detail: { note, isFiledAnew } }));
    } catch (error) {
      const problem = problemOf(error);
      if (problem.kind === 'conflict') await this.lookWhatChanged(base, problem.words);
      else this.fail(problem.words);
    }
  }

  private async lookWhatChanged(base: OwnNote, words: string): Promise<void> {
    this.isComparing = true;
    this.conflictWords = words;
    // A version that the platform has told of already, it does not tell again.
    if (this.newest) this.compare(base, this.newest);
    if (!this.isComparing) return;
    try {
      await notifyRecordUpdateAvailable([{ recordId: this.noteId }]);
    } catch (error) {
      this.fail(problemOf(error).words);
    }
  }

  private compare(base: OwnNote, newest: OwnNote): void {
    if (newest.modifiedAt === base.modifiedAt) return;
    this.isComparing = false;
    if (edited.isSameToRep(base, newest) && this.answer) {
      // Only the service has written: what the rep saw has not changed.
      this.base = newest;
      const fields = edited.changedFields(edited.answerOf(newest), this.answer);
      this.save(newest, this.answer, fields);
      return;
    }
    this.isInConflict = true;
    this.fail(this.conflictWords);
  }

  private fail(words: string): void {
    this.isSaving = false;
    this.isComparing = false;
    this.problem = words;
  }
}

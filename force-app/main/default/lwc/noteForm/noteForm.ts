import { LightningElement, api } from 'lwc';
import type { KnownName } from 'c/knownNames';
import { vagueAnswer } from 'c/vagueAnswer';
import { NO_ANSWER } from './answer';
import type { Answer, Buyer, Persona } from './answer';
import { tooLongWords } from './bodyLength';
import { LABELS, SOURCES, TONES } from './noteFormWords';
import { withContact } from './struckNames';

export type { Answer, Buyer, Persona } from './answer';

/** One question and its answer. Keeps nothing: every keystroke is a `change`, saving is a `save`. */
export default class NoteForm extends LightningElement {
  @api question = '';
  @api hint = '';
  /** Whether there is another question to step to; stepping fires `askelse`. */
  @api canAskElse = false;
  @api buyers: readonly Buyer[] = [];
  @api personas: readonly Persona[] = [];
  @api answer: Answer = NO_ANSWER;
  @api isSaving = false;
  /** Why the last save failed, in plain words; empty if it did not. */
  @api problem = '';
  /** Whether the cursor goes into the text as soon as the form appears. */
  @api startsInText = false;
  /** The names to strike out. A list, once given, must not change: give another one. */
  @api known: readonly KnownName[] = [];
  /** Whether to ask which of our material they judged by. */
  @api hasAsset = false;
  /** Whether someone else can be looked up among the contacts. */
  @api hasRecordPicker = false;
  /** What to ask back when a vague answer names a stated reason, by that reason. */
  @api followUps: Readonly<Record<string, string>> = {};
  /** The words on the button that saves, where they are not the usual ones. */
  @api saveLabel = '';
  /** Whether the form can be left; leaving fires `cancel`. */
  @api hasCancel = false;

  labels = LABELS;
  tones = TONES;
  sources = SOURCES;
  /** What a vague answer is asked back; empty while none stands there. */
  nudge = '';

  private hasAskedBack = false;
  private hasRendered = false;

  override renderedCallback(): void {
    if (this.startsInText && !this.hasRendered) {
      this.template?.querySelector<HTMLElement>('c-note-text')?.focus();
    }
    this.hasRendered = true;
  }

  /** Puts the focus on the question: for when what had it is gone. */
  @api focus(): void {
    this.template?.querySelector<HTMLElement>('.question')?.focus();
  }

  get questionWords(): string {
    return this.question || LABELS.plainQuestion;
  }

  get hintWords(): string {
    return this.hint || LABELS.plainHint;
  }

  get about(): string {
    return `${this.questionWords} ${this.hintWords}`;
  }

  get hasWho(): boolean {
    return this.buyers.length > 0 || this.personas.length > 0 || this.hasRecordPicker;
  }

  get struckNames(): readonly KnownName[] {
    return withContact(this.known, this.answer.contactName);
  }

  get nudgeClass(): string {
    return this.nudge ? 'nudge' : '';
  }

  get sharingHelp(): string {
    return this.answer.isPrivate ? LABELS.sharingPrivate : LABELS.sharingTheme;
  }

  get tooLong(): string {
    return tooLongWords(this.answer.body);
  }

  get isSaveDisabled(): boolean {
    // Not while it saves: a button that is switched off loses the focus, and a save may fail.
    return this.answer.body.trim() === '' || this.tooLong !== '';
  }

  get saveWords(): string {
    if (this.isSaving) return LABELS.saving;
    return this.saveLabel || LABELS.save;
  }

  handleAskElse(): void {
    this.dispatchEvent(new CustomEvent('askelse'));
  }

  handleWho({ detail }: CustomEvent<Partial<Answer>>): void {
    this.change(detail);
  }

  handleTone({ detail }: CustomEvent<string>): void {
    this.change({ tone: detail });
  }

  handleSource({ detail }: CustomEvent<string>): void {
    this.change({ source: detail });
  }

  handleBody({ detail }: CustomEvent<string>): void {
    // An empty text is a new start; one that says more has answered what was asked back.
    if (detail.trim() === '') this.hasAskedBack = false;
    if (this.nudge && !vagueAnswer(detail)) this.nudge = '';
    this.change({ body: detail });
  }

  handleAsset(event: Event): void {
    if (event.target instanceof HTMLInputElement) this.change({ asset: event.target.value });
  }

  handlePrivate(event: Event): void {
    if (event.target instanceof HTMLInputElement) this.change({ isPrivate: event.target.checked });
  }

  handleKey(event: KeyboardEvent): void {
    // While an input method composes a character, Enter belongs to it.
    if (event.key !== 'Enter' || event.isComposing || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    this.handleSave();
  }

  handleSave(): void {
    if (this.isSaving || this.isSaveDisabled) return;
    const vague = this.hasAskedBack ? null : vagueAnswer(this.answer.body);
    if (!vague) {
      this.dispatchEvent(new CustomEvent('save'));
      return;
    }
    this.nudge = this.followUps[vague.reason ?? ''] ?? LABELS.nudge;
    this.hasAskedBack = true;
  }

  handleCancel(): void {
    this.dispatchEvent(new CustomEvent('cancel'));
  }

  private change(part: Partial<Answer>): void {
    this.dispatchEvent(new CustomEvent('change', { detail: part }));
  }
}

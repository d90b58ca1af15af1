import { LightningElement, api } from 'lwc';
import { buyerChips, LABELS, personaChips, SOMEONE_ELSE, SOURCES, TONES } from './noteFormWords';
import type { KnownName } from 'c/knownNames';
import { tooLongWords } from './bodyLength';

export interface Buyer {
  readonly contactId: string;
  readonly name: string;
  readonly title: string;
}

export interface Persona {
  readonly id: string;
  readonly name: string;
}

/** What the rep has typed and chosen so far. Choices not made are empty. */
export interface Answer {
  readonly body: string;
  /** A contact's id, or `someone-else`. */
  readonly buyer: string;
  /** The contact picked as that someone else. */
  readonly contactId: string;
  /** The name of that contact where it is known; it is struck out like the others. */
  readonly contactName: string;
  readonly personaId: string;
  readonly tone: string;
  readonly source: string;
  /** Which of our material they judged by, in the rep's words. */
  readonly asset: string;
  readonly isPrivate: boolean;
}

/** One question and its answer. Keeps nothing: every keystroke is a `change`, saving is a `save`. */
export default class NoteForm extends LightningElement {
  @api question = '';
  @api hint = '';
  /** Whether there is another question to step to; stepping fires `askelse`. */
  @api canAskElse = false;
  @api buyers: readonly Buyer[] = [];
  @api personas: readonly Persona[] = [];
  @api answer: Answer = {
    body: '',
    buyer: '',
    contactId: '',
    contactName: '',
    personaId: '',
    tone: '',
    source: '',
    asset: '',
    isPrivate: false,
  };
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

  private hasRendered = false;

  override renderedCallback(): void {
    const textarea = this.template?.querySelector('textarea');
    // A template cannot bind a textarea's value, and writing it back would move the cursor.
    if (textarea && textarea.value !== this.answer.body) textarea.value = this.answer.body;
    if (this.startsInText && !this.hasRendered) textarea?.focus();
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

  get hasBuyers(): boolean {
    return this.buyers.length > 0;
  }

  get buyerChips() {
    return buyerChips(this.buyers);
  }

  get personaChips() {
    return personaChips(this.personas);
  }

  get hasPersonaChoice(): boolean {
    const isSomeoneElse = this.answer.buyer === SOMEONE_ELSE || !this.hasBuyers;
    return isSomeoneElse && this.personas.length > 0;
  }

  get personaLegend(): string {
    return this.hasBuyers ? LABELS.whatKind : LABELS.who;
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

  handleBuyer({ detail }: CustomEvent<string>): void {
    this.change({ buyer: detail, personaId: '' });
  }

  handlePersona({ detail }: CustomEvent<string>): void {
    this.change({ personaId: detail });
  }

  handleTone({ detail }: CustomEvent<string>): void {
    this.change({ tone: detail });
  }

  handleSource({ detail }: CustomEvent<string>): void {
    this.change({ source: detail });
  }

  handleBody(event: Event): void {
    if (event.target instanceof HTMLTextAreaElement) this.change({ body: event.target.value });
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
    if (!this.isSaving && !this.isSaveDisabled) this.dispatchEvent(new CustomEvent('save'));
  }

  handleCancel(): void {
    this.dispatchEvent(new CustomEvent('cancel'));
  }

  private change(part: Partial<Answer>): void {
    this.dispatchEvent(new CustomEvent('change', { detail: part }));
  }
}

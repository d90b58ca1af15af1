import { LightningElement, api } from 'lwc';
import { findKnownNames } from 'c/knownNames';
import type { KnownName, NameSpan } from 'c/knownNames';
import { findSpecialCategory } from 'c/specialCategory';
import type { SpecialCategory } from 'c/specialCategory';
import { specialWordsFor, struckWords } from './noteTextWords';
import { movedSpans, piecesOf } from './struckText';

/** Up to here the text is read again with each letter; in a longer text when typing pauses. */
const SHORT_TEXT = 2000;
/** How long a pause ends a word, for somebody who types with one thumb. */
const PAUSE_MS = 500;

/**
 * The field a note is typed into. A mirror behind it strikes out the names that Salesforce knows; the
 * lines below say the same in words, and warn of what would be held. Every letter is a `change`.
 */
export default class NoteText extends LightningElement {
  @api label = '';
  @api placeholder = '';
  /** What the text answers, for who cannot see the question above it. */
  @api about = '';
  @api isReadOnly = false;
  /** Why the text cannot be saved, in plain words; empty if it can. */
  @api problem = '';
  /** A private note is never read: nothing is struck out of it, and there is nothing to warn of. */
  @api isPrivate = false;

  spans: readonly NameSpan[] = [];
  category: SpecialCategory | null = null;

  private text = '';
  private names: readonly KnownName[] = [];
  /** Where a word is still being typed: it may yet become another one. */
  private typingAt = -1;
  private pause: ReturnType<typeof setTimeout> | undefined;

  @api
  get value(): string {
    return this.text;
  }
  set value(value: string) {
    if (value === this.text) return;
    this.text = value;
    this.read();
  }

  /** The names to strike out. A list, once given, must not change: give another one. */
  @api
  get known(): readonly KnownName[] {
    return this.names;
  }
  set known(known: readonly KnownName[]) {
    this.names = known;
    this.read();
  }

  override renderedCallback(): void {
    const field = this.field;
    // A template cannot bind a textarea's value, and writing it back would move the cursor.
    if (field && field.value !== this.text) field.value = this.text;
  }

  override disconnectedCallback(): void {
    clearTimeout(this.pause);
  }

  /** Puts the cursor into the text. */
  @api focus(): void {
    this.field?.focus();
  }

  get pieces() {
    return piecesOf(this.text, this.shownSpans);
  }

  get struck(): string {
    return struckWords(this.shownSpans.length);
  }

  get special(): string {
    return this.isPrivate ? '' : specialWordsFor(this.category);
  }

  handleInput(event: Event): void {
    if (!(event.target instanceof HTMLTextAreaElement)) return;
    const { value, selectionEnd } = event.target;
    const moved = movedSpans(this.text, value, this.spans);
    this.text = value;
    if (value.length <= SHORT_TEXT) this.read();
    else this.spans = moved;
    this.typingAt = selectionEnd;
    clearTimeout(this.pause);
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- cleared when the field goes
    this.pause = setTimeout(() => this.read(), PAUSE_MS);
    this.dispatchEvent(new CustomEvent('change', { detail: value }));
  }

  /** Who leaves the field has typed the last word. */
  handleLeave(): void {
    if (this.typingAt >= 0) this.read();
  }

  private get shownSpans(): readonly NameSpan[] {
    if (this.isPrivate) return [];
    return this.spans.filter(({ end }) => end !== this.typingAt);
  }

  private get field(): HTMLTextAreaElement | null | undefined {
    return this.template?.querySelector('textarea');
  }

  private read(): void {
    clearTimeout(this.pause);
    this.typingAt = -1;
    this.spans = findKnownNames(this.text, this.names);
    this.category = findSpecialCategory(this.text);
  }
}

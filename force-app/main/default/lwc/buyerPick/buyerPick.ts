import { LightningElement, api } from 'lwc';
import type { Answer, Buyer, Persona } from 'c/noteForm';
import { firstBuyers, foundBuyers } from './buyerList';
import {
  buyerChips,
  foundWords,
  LABELS,
  personaChips,
  showAllWords,
  SOMEONE_ELSE,
} from './buyerPickWords';

/** Who the note is about. Each choice is a `choose` with the parts of the answer that it changes. */
export default class BuyerPick extends LightningElement {
  @api buyers: readonly Buyer[] = [];
  @api personas: readonly Persona[] = [];
  /** A contact's id, or `someone-else`. */
  @api buyer = '';
  /** The contact looked up as that someone else. */
  @api contactId = '';
  @api personaId = '';
  @api hasRecordPicker = false;

  labels = LABELS;
  shownTitle = { additionalFields: ['Title'] };
  showsAll = false;
  wanted = '';

  private isOpening = false;

  override renderedCallback(): void {
    if (!this.isOpening) return;
    // The button that had the focus is gone; the search took its place.
    this.isOpening = false;
    this.template?.querySelector<HTMLElement>('.search')?.focus();
  }

  get hasBuyers(): boolean {
    return this.buyers.length > 0;
  }

  get canShowAll(): boolean {
    return !this.showsAll && this.first.length < this.buyers.length;
  }

  get showAllWords(): string {
    return showAllWords(this.buyers.length);
  }

  get buyerChips() {
    return buyerChips(this.showsAll ? this.found.listed : this.first);
  }

  get foundWords(): string {
    return foundWords(this.found.listed.length, this.found.more);
  }

  get personaChips() {
    return personaChips(this.personas);
  }

  get hasPersonaChoice(): boolean {
    return this.isSomeoneElse && this.personas.length > 0;
  }

  get personaLegend(): string {
    return this.hasBuyers ? LABELS.whatKind : LABELS.who;
  }

  get canLookUp(): boolean {
    return this.isSomeoneElse && this.hasRecordPicker;
  }

  get recordId(): string | null {
    return this.contactId || null;
  }

  handleShowAll(): void {
    this.showsAll = true;
    this.isOpening = true;
  }

  handleSearch(event: Event): void {
    if (event.target instanceof HTMLInputElement) this.wanted = event.target.value;
  }

  handleBuyer({ detail }: CustomEvent<string>): void {
    this.choose({ buyer: detail, contactId: '', contactName: '', personaId: '' });
  }

  handlePersona({ detail }: CustomEvent<string>): void {
    this.choose({ personaId: detail });
  }

  handleContact({ detail }: CustomEvent<{ recordId: string | null }>): void {
    this.choose({ buyer: SOMEONE_ELSE, contactId: detail.recordId ?? '', contactName: '' });
  }

  private get isSomeoneElse(): boolean {
    return this.buyer === SOMEONE_ELSE || !this.hasBuyers;
  }

  private get first(): Buyer[] {
    return firstBuyers(this.buyers, this.buyer);
  }

  private get found() {
    return foundBuyers(this.buyers, this.wanted);
  }

  private choose(part: Partial<Answer>): void {
    this.dispatchEvent(new CustomEvent('choose', { detail: part }));
  }
}

import { LightningElement, api } from 'lwc';
import { request } from '../../lds/request.ts';
import { optionsIn, type Option } from './options.ts';

/** How long typing must pause before the org is asked, as the platform's own picker waits. */
const pauseMs = 200;

/** Finds a record by its name. Fires `change` with `{ recordId }`, which is null once cleared. */
export default class RecordPicker extends LightningElement {
  @api label = '';
  @api placeholder = '';
  @api objectApiName = '';
  @api variant = '';
  @api value: string | null = null;
  @api required = false;
  @api disabled = false;
  @api displayInfo: { readonly additionalFields?: readonly string[] } | undefined;

  options: readonly Option[] = [];
  active = -1;
  chosen = '';
  hasSearched = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private turn = 0;

  @api clearSelection(): void {
    this.chosen = '';
    this.close();
  }

  @api focus(): void {
    this.template?.querySelector('input')?.focus();
  }

  override disconnectedCallback(): void {
    clearTimeout(this.timer);
  }

  get labelClass(): string {
    return this.variant === 'label-hidden' ? 'slds-assistive-text' : 'slds-form-element__label';
  }

  get isOpen(): boolean {
    return this.options.length > 0;
  }

  get isClosed(): boolean {
    return !this.isOpen;
  }

  get expanded(): string {
    return String(this.isOpen);
  }

  get activeId(): string | null {
    return this.template?.querySelector(`[data-at="${this.active}"]`)?.id ?? null;
  }

  get shownOptions() {
    return this.options.map((option, at) => ({
      ...option,
      at,
      isActive: String(at === this.active),
      style: at === this.active ? 'option active' : 'option',
    }));
  }

  get found(): string {
    if (!this.hasSearched) return '';
    return this.options.length === 0 ? 'No results.' : `${this.options.length} results.`;
  }

  handleInput(event: Event): void {
    if (!(event.target instanceof HTMLInputElement)) return;
    const words = event.target.value;
    this.chosen = words;
    if (this.value !== null) this.choose(null);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.search(words), pauseMs);
  }

  handleKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.close();
    if (!this.isOpen) return;
    if (event.key === 'ArrowDown') this.move(event, 1);
    if (event.key === 'ArrowUp') this.move(event, -1);
    if (event.key === 'Enter' && this.active >= 0) {
      event.preventDefault();
      this.pick(this.active);
    }
  }

  /** On mousedown: a click would come after the input has lost the focus. */
  handlePick(event: MouseEvent): void {
    event.preventDefault();
    if (event.currentTarget instanceof HTMLElement)
      this.pick(Number(event.currentTarget.dataset['at']));
  }

  handleBlur(): void {
    this.close();
  }

  private move(event: KeyboardEvent, by: number): void {
    event.preventDefault();
    this.active = (this.active + by + this.options.length) % this.options.length;
  }

  private pick(at: number): void {
    const option = this.options[at];
    if (!option) return;
    this.chosen = option.name;
    this.close();
    this.choose(option.id);
  }

  private choose(recordId: string | null): void {
    this.value = recordId;
    this.dispatchEvent(new CustomEvent('change', { detail: { recordId } }));
  }

  private close(): void {
    this.options = [];
    this.active = -1;
    this.hasSearched = false;
  }

  private async search(words: string): Promise<void> {
    const turn = (this.turn += 1);
    if (words.trim() === '') return this.close();
    const extra = this.displayInfo?.additionalFields?.[0] ?? '';
    const answer = await request('POST', '/graphql', {
      query: `query pick($like: String) { uiapi { query { ${this.objectApiName}(where: { Name: { like: $like } }, orderBy: { Name: { order: ASC } }, first: 10) { edges { node { Id Name { value } ${extra && `${extra} { value }`} } } } } } }`,
      variables: { like: `%${words.trim()}%` },
    }).catch(() => undefined);
    if (turn !== this.turn) return;
    this.options = optionsIn(answer, this.objectApiName, extra);
    this.active = -1;
    this.hasSearched = true;
  }
}

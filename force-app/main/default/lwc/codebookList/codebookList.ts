import { LightningElement, api } from 'lwc';
import active from '@salesforce/label/c.Watercooler_Codebook_Active';
import codebook from '@salesforce/label/c.Watercooler_Codebook';
import found from '@salesforce/label/c.Watercooler_Codebook_Found';
import foundNone from '@salesforce/label/c.Watercooler_Codebook_Found_None';
import foundOne from '@salesforce/label/c.Watercooler_Codebook_Found_One';
import hidden from '@salesforce/label/c.Watercooler_Codebook_Hidden';
import none from '@salesforce/label/c.Watercooler_Codebook_None';
import pinned from '@salesforce/label/c.Watercooler_Codebook_Pinned';
import proposed from '@salesforce/label/c.Watercooler_Codebook_Proposed';
import retired from '@salesforce/label/c.Watercooler_Codebook_Retired';
import search from '@salesforce/label/c.Watercooler_Codebook_Search';
import searchHint from '@salesforce/label/c.Watercooler_Codebook_Search_Hint';
import show from '@salesforce/label/c.Watercooler_Codebook_Show';
import { FILTERS, findThemes, groupThemes, isUnder } from 'c/codebookRules';
import type { Filter, Theme } from 'c/codebookRules';
import { fill } from 'c/labelWords';
import { numberWords } from 'c/localeWords';

const FILTER_LABELS: Readonly<Record<Filter, string>> = { active, proposed, hidden, retired };

/** How far a key moves in the list; Infinity is to its end. */
const MOVES: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  End: Infinity,
  Home: -Infinity,
};

/** The codebook as a list: searched, filtered, by insight area; one stop for the Tab key. */
export default class CodebookList extends LightningElement {
  @api themes: readonly Theme[] = [];
  /** The id of the theme that is shown beside the list. */
  @api currentId = '';

  labels = { codebook, search, searchHint, show };

  words = '';
  filter: Filter = 'active';

  /** The id of the item that Tab reaches, once an arrow key has moved there. */
  private stopId = '';

  /** Puts the focus on the theme that is shown, else on the first. */
  @api focusCurrent(): void {
    this.stopId = this.currentId;
    this.focusItem(this.stop);
  }

  get found(): readonly Theme[] {
    return findThemes(this.themes, this.words);
  }

  get listed(): readonly Theme[] {
    return this.found.filter((theme) => isUnder(this.filter, theme));
  }

  get filters() {
    const { found: all } = this;
    return FILTERS.map((value) => ({
      value,
      label: FILTER_LABELS[value],
      detail: numberWords(all.filter((theme) => isUnder(value, theme)).length),
    }));
  }

  get groups() {
    const { stop } = this;
    return groupThemes(this.listed).map((group) => ({
      ...group,
      headingId: `area-${group.area}`,
      themes: group.themes.map((theme) => ({
        id: theme.id,
        name: theme.name,
        isPinned: theme.isPinned,
        isHidden: theme.isHidden && this.filter !== 'hidden',
        current: theme.id === this.currentId ? 'true' : null,
        itemClass: theme.id === this.currentId ? 'item current' : 'item',
        tabIndex: theme.id === stop ? '0' : '-1',
      })),
    }));
  }

  get marks() {
    return { pinned, hidden };
  }

  get count(): string {
    const { length } = this.listed;
    if (length === 0) return this.words.trim() === '' ? none : foundNone;
    return length === 1 ? foundOne : fill(found, numberWords(length));
  }

  handleSearch(event: Event): void {
    if (event.target instanceof HTMLInputElement) this.words = event.target.value;
  }

  handleFilter({ detail }: CustomEvent<string>): void {
    this.filter = FILTERS.find((filter) => filter === detail) ?? 'active';
  }

  handleOpen(event: Event): void {
    if (!(event.currentTarget instanceof HTMLElement)) return;
    const { id = '' } = event.currentTarget.dataset;
    this.stopId = id;
    this.dispatchEvent(new CustomEvent('open', { detail: id }));
  }

  handleKey(event: KeyboardEvent): void {
    const move = MOVES[event.key];
    if (move === undefined || !(event.target instanceof HTMLElement)) return;
    event.preventDefault();
    const ids = this.idsInOrder;
    const at = ids.indexOf(event.target.dataset.id ?? '') + move;
    this.stopId = ids[Math.min(Math.max(at, 0), ids.length - 1)] ?? '';
    this.focusItem(this.stopId);
  }

  private get idsInOrder(): string[] {
    return groupThemes(this.listed).flatMap(({ themes }) => themes.map(({ id }) => id));
  }

  /** The one item that Tab reaches. */
  private get stop(): string {
    const ids = this.idsInOrder;
    return [this.stopId, this.currentId].find((id) => ids.includes(id)) ?? ids[0] ?? '';
  }

  private focusItem(id: string): void {
    const items = [...(this.template?.querySelectorAll<HTMLElement>('.item') ?? [])];
    const item = items.find(({ dataset }) => dataset.id === id);
    (item ?? this.template?.querySelector<HTMLElement>('.search'))?.focus();
  }
}

import { LightningElement, api } from 'lwc';
import {
  changeFor,
  DECISIONS,
  endOfMerges,
  FORMS,
  mergeChange,
  mergeTargets,
} from 'c/codebookRules';
import type { Act, Change, Form, Half, Theme } from 'c/codebookRules';
import { problemOf } from 'c/errorWords';
import { fill } from 'c/labelWords';
import { LABELS } from './deskWords';
import { doneWords } from './doneWords';
import { saveChange, saveSplit } from './themeWrites';
import { undoOf, undoOfSplit } from './undo';
import type { Undo } from './undo';

/**
 * How long what was done stays in view, and Undo with it. A toast of Salesforce leaves sooner, but this
 * one can be pressed. The words stay for screen readers, and Undo for whoever gets there by Tab.
 */
const IN_VIEW_MS = 20_000;

/** One theme to read and work on: decides, saves, meets the changes of others, and undoes. */
export default class CodebookDesk extends LightningElement {
  /** The whole codebook: what can be merged, and which proposals wait. */
  @api themes: readonly Theme[] = [];
  @api smallestGroup = 3;
  @api canKeep = false;
  /** On a phone nothing but the status bar shows until a theme is opened. */
  @api isOpen = false;

  labels = LABELS;

  form: Form | '' = '';
  /** Why the last act was not done. */
  trouble = '';
  /** What the last act did, and how it is taken back. */
  done = '';
  undo: Undo | null = null;
  /** Whether that was said long enough ago to leave the view. */
  isDoneOld = false;
  /** The theme that somebody else changed, while it is read again. */
  stale: Theme | null = null;

  private current: Theme | undefined;
  /** What opens with the next theme: a form for a proposal that stands above another one. */
  private nextForm: Form | '' = '';
  private isBusy = false;
  private isFocusDue = false;
  private leaving: ReturnType<typeof setTimeout> | undefined;

  /** The theme on the desk. */
  @api get theme(): Theme | undefined {
    return this.current;
  }

  set theme(theme: Theme | undefined) {
    if (theme?.id !== this.current?.id) {
      this.clear();
      this.form = this.nextForm;
      this.nextForm = '';
    }
    this.current = theme;
  }

  /** Puts the focus on the heading of the theme, as soon as it is there. */
  @api focusShown(): void {
    this.clear();
    this.isFocusDue = true;
    this.focusIfDue();
  }

  override disconnectedCallback(): void {
    clearTimeout(this.leaving);
  }

  override renderedCallback(): void {
    this.focusIfDue();
  }

  /** Which of the sheets lies on the desk. */
  get is() {
    const { form } = this;
    return {
      read: form === '',
      edit: form === 'edit',
      merge: form === 'merge',
      split: form === 'split',
    };
  }

  get sheetClass(): string {
    return this.isOpen ? 'sheet is-open' : 'sheet';
  }

  get barClass(): string {
    if (this.done === '') return 'slds-assistive-text';
    // Over a form it would lie on fields and choices.
    return this.isDoneOld || this.form !== '' ? 'bar gone' : 'bar';
  }

  /** Not beside a form: what is typed there would be lost. */
  get canUndo(): boolean {
    return this.undo !== null && this.form === '';
  }

  /** A proposal that waits while another theme is read. */
  get proposal(): Theme | undefined {
    if (!this.canKeep || this.form !== '' || this.current?.status === 'proposed') return undefined;
    return this.themes.find(({ status }) => status === 'proposed');
  }

  get mergedInto(): Theme | undefined {
    const { current } = this;
    return (current?.mergedInto && endOfMerges(current, this.themes)) || undefined;
  }

  get targets(): readonly Theme[] {
    return this.current ? mergeTargets(this.current, this.themes) : [];
  }

  handleBack(): void {
    this.clear();
    this.dispatchEvent(new CustomEvent('back'));
  }

  handleOpen({ detail }: CustomEvent<string>): void {
    this.dispatchEvent(new CustomEvent('open', { detail }));
  }

  handleCancel(): void {
    this.focusShown();
  }

  async handleAct({ detail }: CustomEvent<Act>): Promise<void> {
    if (this.current) await this.act(detail, this.current);
  }

  async handleProposal({ detail }: CustomEvent<Act>): Promise<void> {
    if (this.proposal) await this.act(detail, this.proposal);
  }

  async handleSave({ detail }: CustomEvent<Change>): Promise<void> {
    const { current } = this;
    if (Object.keys(detail).length === 0) this.focusShown();
    else if (current) await this.decide('edit', current, detail, detail.name ?? current.name);
  }

  async handlePick({ detail }: CustomEvent<string>): Promise<void> {
    const { current } = this;
    const target = this.themes.find(({ id }) => id === detail);
    const change = current && target && mergeChange(current, target, this.themes);
    if (change) await this.decide('merge', current, change, current.name, target.name);
  }

  async handleSplit({ detail }: CustomEvent<{ kept: Half; made: Half }>): Promise<void> {
    const { current } = this;
    if (!current) return;
    await this.attempt(current, async () => {
      const { kept, made } = await saveSplit(current, detail, this.themes);
      this.tell([kept, made]);
      this.finish(doneWords('split', current.name, made.name), undoOfSplit(current, made));
      this.focusShown();
    });
  }

  /** Who points at it or has reached it is still reading. */
  handleBarHold(): void {
    clearTimeout(this.leaving);
  }

  handleBarRelease(): void {
    this.leaveLater();
  }

  async handleUndo(): Promise<void> {
    const { undo } = this;
    if (!undo) return;
    for (const { id, change } of undo.steps) {
      const theme = this.themes.find((each) => each.id === id);
      // eslint-disable-next-line no-await-in-loop -- where one step is refused, none may follow
      if (!theme || !(await this.attempt(theme, () => this.save(theme, change)))) return;
    }
    this.finish(fill(LABELS.undone, undo.name), null);
    this.focusShown();
  }

  handleNewest({ detail: newest }: CustomEvent<Theme | null>): void {
    const { stale } = this;
    if (!stale) return;
    this.stale = null;
    if (newest) this.tell([newest]);
    const words = this.form === '' ? LABELS.conflict : LABELS.conflictTyped;
    this.trouble = fill(words, newest?.modifiedBy || LABELS.somebody, stale.name);
  }

  private async act(act: Act, theme: Theme): Promise<void> {
    const form = FORMS.find((each) => each === act);
    const decision = DECISIONS.find((each) => each === act);
    const isCurrent = theme.id === this.current?.id;
    this.clear();
    if (form && isCurrent) this.form = form;
    else if (form) this.nextForm = form;
    // What is worked on stays on the desk, whatever becomes of its place in the list.
    if (form || isCurrent) this.dispatchEvent(new CustomEvent('stay', { detail: theme.id }));
    if (decision) await this.decide(decision, theme, changeFor(decision), theme.name);
  }

  private async decide(act: Act, theme: Theme, change: Change, ...names: string[]): Promise<void> {
    await this.attempt(theme, async () => {
      await this.save(theme, change);
      this.finish(doneWords(act, ...names), undoOf(theme, change));
      // A button that only turns into its opposite keeps the focus.
      if (change.isPinned === undefined && change.isHidden === undefined) this.focusShown();
    });
  }

  private async save(theme: Theme, change: Change): Promise<void> {
    this.tell([await saveChange(theme, change)]);
  }

  /** Does one thing at a time; tells whether it was done. */
  private async attempt(theme: Theme, run: () => Promise<void>): Promise<boolean> {
    if (this.isBusy) return false;
    this.isBusy = true;
    this.trouble = '';
    try {
      await run();
      return true;
    } catch (error) {
      const { kind, words } = problemOf(error);
      if (kind === 'conflict') this.stale = theme;
      else this.trouble = fill(LABELS.notSaved, words);
      return false;
    } finally {
      this.isBusy = false;
    }
  }

  private tell(changed: readonly Theme[]): void {
    this.dispatchEvent(new CustomEvent('changed', { detail: changed }));
  }

  private finish(done: string, undo: Undo | null): void {
    this.done = done;
    this.undo = undo;
    this.isDoneOld = false;
    this.leaveLater();
  }

  private leaveLater(): void {
    clearTimeout(this.leaving);
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- cleared when the desk goes
    this.leaving = setTimeout(() => {
      this.isDoneOld = true;
    }, IN_VIEW_MS);
  }

  private clear(): void {
    this.form = '';
    this.trouble = '';
  }

  private focusIfDue(): void {
    const shown = this.isFocusDue && this.template?.querySelector<Sheet>('.shown');
    if (!shown) return;
    this.isFocusDue = false;
    shown.focusHeading();
  }
}

type Sheet = HTMLElement & { focusHeading(): void };

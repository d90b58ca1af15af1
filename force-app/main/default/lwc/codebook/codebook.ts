import { LightningElement, wire } from 'lwc';
import { graphql } from 'lightning/graphql';
import type { GraphqlResult } from 'lightning/graphql';
import keepsCodebook from '@salesforce/customPermission/Watercooler_Keep_Codebook';
import { themesIn } from 'c/codebookRules';
import type { Theme } from 'c/codebookRules';
import { problemOf } from 'c/errorWords';
import { nextCursorOf, rowsOf } from 'c/graphqlRows';
import { releaseCalendarFrom } from 'c/releaseCalendar';
import { LABELS } from './codebookWords';
import { effectWords } from './effectWords';
import { CODEBOOK } from './queries';
import { shownTheme, withThemes } from './themeList';

type Part = HTMLElement & { focusCurrent?(): void; focusShown?(): void };

/** The codebook: all themes, and beside them the one that is read or worked on. */
export default class Codebook extends LightningElement {
  labels = LABELS;
  canKeep = keepsCodebook === true;

  themes: readonly Theme[] = [];
  isLoaded = false;
  problem = '';
  effect = effectWords(undefined, 0);
  smallestGroup = releaseCalendarFrom(undefined).smallestGroup;
  /** The theme somebody opened; empty while nobody has. */
  chosenId = '';
  after: string | null = null;

  private focusOn = '';
  private refresh: (() => Promise<void>) | undefined;

  override renderedCallback(): void {
    const part = this.focusOn && this.template?.querySelector<Part>(this.focusOn);
    if (!part) return;
    this.focusOn = '';
    part.focusCurrent?.();
    part.focusShown?.();
  }

  get variables() {
    return { after: this.after };
  }

  @wire(graphql, { query: CODEBOOK, variables: '$variables' })
  wiredCodebook({ data, errors, refresh }: GraphqlResult): void {
    this.refresh = refresh;
    // What is on the page stays true when only a later reading fails.
    if (errors && !this.isLoaded) this.problem = problemOf(errors).words;
    if (data) this.show(data);
  }

  get isLoading(): boolean {
    return !this.isLoaded && this.problem === '';
  }

  get isEmpty(): boolean {
    return this.isLoaded && this.themes.length === 0;
  }

  get hasThemes(): boolean {
    return this.isLoaded && this.themes.length > 0;
  }

  get isReader(): boolean {
    return !this.canKeep;
  }

  get isOpen(): boolean {
    return this.chosenId !== '';
  }

  get columnsClass(): string {
    return this.isOpen ? 'columns is-open' : 'columns';
  }

  get shown(): Theme | undefined {
    return shownTheme(this.themes, this.chosenId, this.canKeep);
  }

  handleOpen({ detail }: CustomEvent<string>): void {
    this.chosenId = detail;
    this.focusOn = 'c-codebook-desk';
  }

  /** The theme is worked on already: it only has to stay when the list changes. */
  handleStay({ detail }: CustomEvent<string>): void {
    this.chosenId = detail;
  }

  handleBack(): void {
    this.chosenId = '';
    this.focusOn = 'c-codebook-list';
  }

  handleChanged({ detail }: CustomEvent<readonly Theme[]>): void {
    this.themes = withThemes(this.themes, detail);
  }

  async handleRetry(): Promise<void> {
    this.problem = '';
    try {
      await this.refresh?.();
    } catch (error) {
      this.problem = problemOf(error).words;
    }
  }

  private show(data: unknown): void {
    const [status] = rowsOf(data, 'Watercooler_Status__c');
    this.problem = '';
    this.effect = effectWords(status, Date.now());
    this.smallestGroup = releaseCalendarFrom(status).smallestGroup;
    this.themes = withThemes(this.themes, themesIn(data));
    const next = nextCursorOf(data, 'Buyer_Theme__c');
    if (next === null) this.isLoaded = true;
    else this.after = next;
  }
}

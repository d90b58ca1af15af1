import { LightningElement, api, wire } from 'lwc';
import { graphql } from 'lightning/graphql';
import type { GraphqlResult } from 'lightning/graphql';
import { NavigationMixin } from 'lightning/navigation';
import gone from '@salesforce/label/c.Watercooler_Problem_Gone';
import { problemOf } from 'c/errorWords';
import type { ChartReason } from 'c/chartGeometry';
import { bandStrength } from 'c/evidenceBands';
import { rowsOf, textOf } from 'c/graphqlRows';
import { areaLabel, INSIGHT_AREAS } from 'c/insightAreas';
import { focusFirst } from 'c/lateFocus';
import type { PersonaWords } from 'c/personaFields';
import type { PersonaFacts } from 'c/personaHeader';
import { releaseCalendarFrom } from 'c/releaseCalendar';
import { releasedThemes } from 'c/releasedThemes';
import type { PersonaStage } from 'c/roadmap';
import type { StoryPart } from 'c/storyText';
import { canKeepCodebook, canWritePersonas, editPage, newStagePage } from './editing';
import { appearsWhenWords, LABELS, nothingYetWords, toComeWords } from './pageWords';
import { personaFactsFrom, personaWordsFrom } from './personaFrom';
import { personaStages } from './personaStages';
import { PERSONA_PAGE } from './queries';
import { releasedReasons } from './releasedReasons';
import { storyOf } from './storyOf';

/** How often a sample org, which releases every few seconds, is read again. */
const SAMPLE_REREAD_MS = 5_000;
/** So many barriers show this many quotes at once; all other quotes are a tap away. */
const BARRIERS_WITH_QUOTES = 2;
const QUOTES_OPEN = 2;

/** What is released about one kind of buyer: what stops them first, then all else reps noticed. */
export default class PersonaPage extends NavigationMixin(LightningElement) {
  labels = LABELS;
  canKeepCodebook = canKeepCodebook;

  persona: PersonaFacts | null = null;
  words: PersonaWords | undefined;
  reasons: readonly ChartReason[] = [];
  stages: readonly PersonaStage[] = [];
  story: readonly StoryPart[] = [];
  calendar = releaseCalendarFrom(undefined);
  problem = '';

  /** Where the focus goes as soon as that is there; empty while it may stay where it is. */
  private focusOn = '';
  private personaId: string | undefined;
  private themes = releasedThemes([]);
  private refresh: (() => Promise<void>) | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Lightning may put another persona under the same page; nothing of the one before may stay. */
  @api
  get recordId(): string | undefined {
    return this.personaId;
  }

  set recordId(recordId: string | undefined) {
    if (recordId === this.personaId) return;
    this.personaId = recordId;
    this.persona = null;
    this.problem = '';
  }

  override disconnectedCallback(): void {
    clearTimeout(this.timer);
  }

  override renderedCallback(): void {
    if (focusFirst(this.template, this.focusOn)) this.focusOn = '';
  }

  get query() {
    return this.recordId ? PERSONA_PAGE : undefined;
  }

  get variables() {
    return { id: this.recordId };
  }

  @wire(graphql, { query: '$query', variables: '$variables' })
  wiredPersona({ data, errors, refresh }: GraphqlResult): void {
    this.refresh = refresh;
    if (errors) this.showProblem(errors);
    else if (data) this.show(data);
  }

  /** No empty place is kept for reasons: a promise that they will come would not always be true. */
  get hasReasons(): boolean {
    return this.reasons.length > 0;
  }

  get hasStory(): boolean {
    return this.story.length > 0;
  }

  get shownThemes() {
    return [...this.themes.values()].flat();
  }

  get isLoading(): boolean {
    return !this.persona && !this.problem;
  }

  get barriers() {
    return (this.themes.get('stops') ?? []).map((theme, index) => ({
      theme,
      quotesOpen: index < BARRIERS_WITH_QUOTES ? QUOTES_OPEN : 0,
    }));
  }

  get hasBarriers(): boolean {
    return this.barriers.length > 0;
  }

  /** Not so where one stands alone, nor where a pinned one stands before a better backed one. */
  get isOrderEvidence(): boolean {
    const strengths = this.barriers.map(({ theme }) => bandStrength(theme.contributors));
    return (
      strengths.length > 1 &&
      strengths.every((strength, index) => strength <= (strengths[index - 1] ?? strength))
    );
  }

  get otherAreas() {
    return INSIGHT_AREAS.filter((area) => area !== 'stops').map((area) => {
      const themes = this.themes.get(area) ?? [];
      return { key: area, label: areaLabel(area), themes };
    });
  }

  get filledAreas() {
    return this.otherAreas.filter(({ themes }) => themes.length > 0);
  }

  get hasOtherThemes(): boolean {
    return this.filledAreas.length > 0;
  }

  get hasThemes(): boolean {
    return this.hasBarriers || this.hasOtherThemes;
  }

  get isBare(): boolean {
    return !this.hasThemes;
  }

  /** The areas without a theme, in one line, so that nobody reads the same sentence five times. */
  get emptyAreas(): string {
    const areas = this.otherAreas.filter(({ themes }) => themes.length === 0);
    return areas.length === 0 ? '' : nothingYetWords(areas);
  }

  get areasToCome(): string {
    return toComeWords(this.otherAreas);
  }

  get appearsWhen(): string {
    return appearsWhenWords(this.calendar.smallestGroup);
  }

  /** Nobody describes the reserved persona, and it has no roadmap: it is no kind of buyer. */
  get isDescribed(): boolean {
    return this.persona?.isReserved === false;
  }

  get canEdit(): boolean {
    return canWritePersonas && this.isDescribed;
  }

  async handleRetry(): Promise<void> {
    this.problem = '';
    // The button is gone with the problem; the focus must not be lost with it.
    this.focusOn = 'c-persona-header, .problem';
    try {
      await this.refresh?.();
    } catch (error) {
      // Whether the platform then emits errors as well is not documented.
      this.showProblem(error);
    }
  }

  handleCite(event: CustomEvent<string>): void {
    focusFirst(this.template, `[data-theme="${event.detail}"]`);
  }

  handleEdit(): void {
    this[NavigationMixin.Navigate]?.(editPage('Buyer_Persona__c', this.recordId ?? ''));
  }

  handleAddStage(): void {
    this[NavigationMixin.Navigate]?.(newStagePage(this.recordId ?? ''));
  }

  handleChoose(event: CustomEvent<string>): void {
    this[NavigationMixin.Navigate]?.(editPage('Buyer_Theme__c', event.detail));
  }

  private show(data: unknown): void {
    const [row] = rowsOf(data, 'Buyer_Persona__c');
    const [status] = rowsOf(data, 'Watercooler_Status__c');
    this.problem = row ? '' : gone;
    this.persona = row ? personaFactsFrom(row) : null;
    this.words = row && personaWordsFrom(row);
    this.themes = releasedThemes(rowsOf(data, 'Persona_Theme__c'));
    this.reasons = releasedReasons(rowsOf(data, 'Persona_Reason__c'));
    this.stages = personaStages(rowsOf(data, 'Persona_Stage__c'));
    this.story = row ? storyOf(textOf(row, 'Story__c'), this.shownThemes) : [];
    this.calendar = releaseCalendarFrom(status);
    this.rereadLater();
  }

  private showProblem(errors: unknown): void {
    // What is on the page stays true; a failed re-read only delays the next release.
    if (this.persona) this.rereadLater();
    else this.problem = problemOf(errors).words;
  }

  private rereadLater(): void {
    clearTimeout(this.timer);
    if (!this.calendar.isSample || !this.isConnected) return;
    // Only the sample releases while somebody watches; elsewhere a page is read once.
    // eslint-disable-next-line @lwc/lwc/no-async-operation
    this.timer = setTimeout(() => this.reread(), SAMPLE_REREAD_MS);
  }

  private async reread(): Promise<void> {
    try {
      if (document.visibilityState === 'visible') await this.refresh?.();
    } catch {
      // What is on the page stays true; the next look may succeed.
    }
    this.rereadLater();
  }
}

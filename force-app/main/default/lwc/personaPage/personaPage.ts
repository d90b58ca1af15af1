import { LightningElement, api, wire } from 'lwc';
import { graphql } from 'lightning/graphql';
import type { GraphqlResult } from 'lightning/graphql';
import barriers from '@salesforce/label/c.Watercooler_What_Stops_Them';
import bands from '@salesforce/label/c.Watercooler_Bands_Explained';
import bandsHeading from '@salesforce/label/c.Watercooler_Bands_Heading';
import gone from '@salesforce/label/c.Watercooler_Problem_Gone';
import notLoadedPersona from '@salesforce/label/c.Watercooler_Persona_Not_Loaded';
import order from '@salesforce/label/c.Watercooler_Evidence_Order';
import others from '@salesforce/label/c.Watercooler_What_Else';
import othersHint from '@salesforce/label/c.Watercooler_What_Else_Hint';
import tryAgain from '@salesforce/label/c.Watercooler_Try_Again';
import { problemOf } from 'c/errorWords';
import { rowsOf, textOf } from 'c/graphqlRows';
import { areaLabel, INSIGHT_AREAS } from 'c/insightAreas';
import type { PersonaFacts } from 'c/personaHeader';
import type { ReleasedTheme } from 'c/themeCard';
import { PERSONA_PAGE } from './queries';
import { releaseCalendarFrom } from 'c/releaseCalendar';
import { releasedThemes } from 'c/releasedThemes';

/** How often a sample org, which releases every few seconds, is read again. */
const SAMPLE_REREAD_MS = 5_000;

/** What is released about one kind of buyer: what stops them first, then all else reps noticed. */
export default class PersonaPage extends LightningElement {
  @api recordId: string | undefined;

  labels = {
    bands,
    bandsHeading,
    barriers,
    notLoadedPersona,
    order,
    others,
    othersHint,
    tryAgain,
  };

  persona: PersonaFacts | null = null;
  calendar = releaseCalendarFrom(undefined);
  problem = '';

  /** Where the focus goes as soon as that is there; empty while it may stay where it is. */
  private focusOn = '';
  private themes = releasedThemes([]);
  private refresh: (() => Promise<void>) | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    clearTimeout(this.timer);
  }

  override renderedCallback(): void {
    const target = this.focusOn && this.template?.querySelector<HTMLElement>(this.focusOn);
    if (!target) return;
    this.focusOn = '';
    target.focus();
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

  get isLoading(): boolean {
    return !this.persona && !this.problem;
  }

  get barriers(): readonly ReleasedTheme[] {
    return this.themes.get('stops') ?? [];
  }

  get hasBarriers(): boolean {
    return this.barriers.length > 0;
  }

  get otherAreas() {
    return INSIGHT_AREAS.filter((area) => area !== 'stops').map((area) => {
      const themes = this.themes.get(area) ?? [];
      return { key: area, label: areaLabel(area), themes, isEmpty: themes.length === 0 };
    });
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

  private show(data: unknown): void {
    const [row] = rowsOf(data, 'Buyer_Persona__c');
    const [status] = rowsOf(data, 'Watercooler_Status__c');
    this.problem = row ? '' : gone;
    this.persona = row
      ? {
          name: textOf(row, 'Name'),
          summary: textOf(row, 'Summary__c'),
          segment: textOf(row, 'Segment__c'),
          territory: textOf(row, 'Territory__c'),
          status: textOf(row, 'Status__c'),
          releasedOn: textOf(row, 'Released_On__c'),
        }
      : null;
    this.themes = releasedThemes(rowsOf(data, 'Persona_Theme__c'));
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

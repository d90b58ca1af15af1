import { LightningElement, api, wire } from 'lwc';
import { graphql } from 'lightning/graphql';
import type { GraphqlResult } from 'lightning/graphql';
import { NavigationMixin } from 'lightning/navigation';
import BUYER_PERSONA from '@salesforce/schema/Buyer_Persona__c';
import gone from '@salesforce/label/c.Watercooler_Problem_Gone';
import { problemOf } from 'c/errorWords';
import { rowsOf } from 'c/graphqlRows';
import { fill } from 'c/labelWords';
import { focusFirst } from 'c/lateFocus';
import { dateWords } from 'c/localeWords';
import { releaseCalendarFrom } from 'c/releaseCalendar';
import { cardDealFrom } from './cardBuyers';
import type { CardBuyer, CardDeal, CardPersona } from './cardBuyers';
import { cardFactsFrom } from './cardFacts';
import type { CardFacts } from './cardFacts';
import { LABELS } from './cardWords';
import { CARD_DEAL, CARD_PERSONA } from './queries';

/** What is known of buyers like the one on this deal, at this stage: to read before the meeting. */
export default class PersonaCard extends NavigationMixin(LightningElement) {
  labels = LABELS;
  deal: CardDeal | null = null;
  facts: CardFacts | null = null;
  smallestGroup = releaseCalendarFrom(undefined).smallestGroup;
  problem = '';
  /** Whom the rep tapped; stays on this screen only. */
  chosenContact = '';
  chosenPersona = '';

  private dealId: string | undefined;
  private refresh: (() => Promise<void>) | undefined;
  private data: unknown;
  /** The persona that the data is about. */
  private dataOf: string | undefined;
  private focusOn = '';

  /** Lightning may put another deal under the same card; nothing of the one before may stay. */
  @api
  get recordId(): string | undefined {
    return this.dealId;
  }

  set recordId(recordId: string | undefined) {
    if (recordId === this.dealId) return;
    this.dealId = recordId;
    this.deal = null;
    this.problem = '';
    this.chosenContact = '';
    this.chosenPersona = '';
    this.showFacts();
  }

  override renderedCallback(): void {
    if (focusFirst(this.template, this.focusOn)) this.focusOn = '';
  }

  get dealQuery() {
    return this.recordId ? CARD_DEAL : undefined;
  }

  get dealVariables() {
    return { id: this.recordId };
  }

  @wire(graphql, { query: '$dealQuery', variables: '$dealVariables' })
  wiredDeal({ data, errors, refresh }: GraphqlResult): void {
    this.refresh = refresh;
    if (errors) this.showProblem(errors);
    else if (data) this.showDeal(data);
  }

  get personaId(): string | undefined {
    return this.persona?.id;
  }

  get personaQuery() {
    return this.personaId ? CARD_PERSONA : undefined;
  }

  get personaVariables() {
    return { id: this.personaId };
  }

  @wire(graphql, { query: '$personaQuery', variables: '$personaVariables' })
  wiredPersona({ data, errors, refresh }: GraphqlResult): void {
    if (errors) {
      this.refresh = refresh;
      this.showProblem(errors);
    } else if (data) {
      this.problem = '';
      this.data = data;
      this.dataOf = this.personaId;
      this.showFacts();
    }
  }

  get buyer(): CardBuyer | null {
    const buyers = this.deal?.buyers ?? [];
    const chosen = buyers.find(({ contactId }) => contactId === this.chosenContact);
    return chosen ?? buyers.find(({ persona }) => persona !== null) ?? null;
  }

  get persona(): CardPersona | null {
    const picked = this.deal?.personas.find(({ id }) => id === this.chosenPersona);
    return picked ?? this.buyer?.persona ?? null;
  }

  get isLoading(): boolean {
    return !this.problem && (!this.deal || (this.persona !== null && !this.facts));
  }

  get isReady(): boolean {
    return !this.problem && this.persona !== null && this.facts !== null;
  }

  get isAsking(): boolean {
    return !this.problem && this.deal !== null && this.persona === null && this.hasPersonas;
  }

  get hasNoPersonas(): boolean {
    return !this.problem && this.deal !== null && !this.hasPersonas;
  }

  get hasPersonas(): boolean {
    return (this.deal?.personas.length ?? 0) > 0;
  }

  get askWhy(): string {
    return this.deal?.buyers.length ? LABELS.noneMatches : LABELS.noRole;
  }

  get heading(): string {
    if (!this.isReady) return LABELS.title;
    const name = this.chosenPersona ? this.persona?.name : this.buyer?.name;
    return fill(LABELS.buyersLike, name ?? '');
  }

  get personaChoices() {
    return (this.deal?.personas ?? []).map(({ id, name, summary }) => ({
      id,
      name,
      summary,
    }));
  }

  get buyerChips() {
    return (this.deal?.buyers ?? [])
      .filter(({ persona }) => persona !== null)
      .map(({ contactId, name, persona }) => ({
        value: contactId,
        label: name,
        detail: persona?.name ?? '',
      }));
  }

  get hasSeveralBuyers(): boolean {
    return this.buyerChips.length > 1 && this.chosenPersona === '';
  }

  get currentContact(): string {
    return this.buyer?.contactId ?? '';
  }

  get hasStage(): boolean {
    return Boolean(this.facts?.wants || this.facts?.inTheRoom);
  }

  get goalWords(): string {
    return fill(LABELS.goalNow, this.deal?.stage ?? '');
  }

  get roomWords(): string {
    return fill(LABELS.inTheRoom, this.facts?.inTheRoom ?? '');
  }

  get worked() {
    return (this.facts?.worked ?? []).map((line, key) => ({ key: String(key), ...line }));
  }

  get quotes() {
    return (this.facts?.quotes ?? []).map((words, key) => ({ key: String(key), words }));
  }

  get hasQuotes(): boolean {
    return this.quotes.length > 0;
  }

  get hasWorked(): boolean {
    return this.worked.length > 0;
  }

  get footer(): string {
    const released = dateWords(this.persona?.releasedOn ?? '');
    const agreed = this.persona?.status === 'agreed' ? LABELS.agreed : LABELS.notAgreed;
    return [released && fill(LABELS.released, released), agreed].filter(Boolean).join(' · ');
  }

  handleBuyer({ detail }: CustomEvent<string>): void {
    this.chosenContact = detail;
    this.showFacts();
  }

  handlePersona(event: Event): void {
    if (!(event.currentTarget instanceof HTMLElement)) return;
    this.chosenPersona = event.currentTarget.dataset.persona ?? '';
    this.showFacts();
    this.focusOn = '.title';
  }

  handlePickAnother(): void {
    this.chosenPersona = '';
    this.focusOn = '.title';
  }

  async handleOpen(): Promise<void> {
    await this[NavigationMixin.Navigate]?.({
      type: 'standard__recordPage',
      attributes: {
        recordId: this.personaId,
        objectApiName: BUYER_PERSONA.objectApiName,
        actionName: 'view',
      },
    });
  }

  async handleRetry(): Promise<void> {
    this.problem = '';
    this.focusOn = '.title';
    try {
      await this.refresh?.();
    } catch (error) {
      // Whether the platform then emits errors as well is not documented.
      this.showProblem(error);
    }
  }

  private showDeal(data: unknown): void {
    this.deal = cardDealFrom(data);
    this.problem = this.deal ? '' : gone;
    const [status] = rowsOf(data, 'Watercooler_Status__c');
    this.smallestGroup = releaseCalendarFrom(status).smallestGroup;
    this.showFacts();
  }

  /** The facts of one kind of buyer must not stand under another name while its own are read. */
  private showFacts(): void {
    const isTheirs = this.personaId !== undefined && this.dataOf === this.personaId;
    this.facts = isTheirs ? cardFactsFrom(this.data, this.deal?.stage ?? '') : null;
  }

  private showProblem(errors: unknown): void {
    // What is on the card stays true; a failed re-read only delays the next release.
    if (!this.facts) this.problem = problemOf(errors).words;
  }
}

import { LightningElement, api } from 'lwc';
import agreed from '@salesforce/label/c.Watercooler_Persona_Agreed';
import draft from '@salesforce/label/c.Watercooler_Persona_Draft';
import releasedOn from '@salesforce/label/c.Watercooler_Released_On';
import retired from '@salesforce/label/c.Watercooler_Persona_Retired';
import segment from '@salesforce/label/c.Watercooler_Segment';
import territory from '@salesforce/label/c.Watercooler_Territory';
import { dateWords } from 'c/localeWords';
import { initialsOf } from './initials';

/** What people have written about a persona, and when something about it was last released. */
export interface PersonaFacts {
  readonly name: string;
  readonly summary: string;
  readonly segment: string;
  readonly territory: string;
  readonly status: string;
  /** ISO date, empty before the first release. */
  readonly releasedOn: string;
}

const STATUSES: Readonly<Record<string, string>> = { agreed, draft, retired };

/** The top of a persona's page. */
export default class PersonaHeader extends LightningElement {
  @api persona: PersonaFacts | undefined;

  /** Puts the focus on the persona's name: for when what had it is gone. */
  @api focus(): void {
    this.template?.querySelector<HTMLElement>('.name')?.focus();
  }

  get initials(): string {
    return initialsOf(this.persona?.name ?? '');
  }

  get status(): string {
    return STATUSES[this.persona?.status ?? ''] ?? '';
  }

  get statusClass(): string {
    return this.persona?.status === 'agreed' ? 'tag agreed' : 'tag';
  }

  get facts() {
    const { persona } = this;
    return [
      { label: segment, value: persona?.segment ?? '' },
      { label: territory, value: persona?.territory ?? '' },
      { label: releasedOn, value: dateWords(persona?.releasedOn ?? '') },
    ].filter(({ value }) => value !== '');
  }
}

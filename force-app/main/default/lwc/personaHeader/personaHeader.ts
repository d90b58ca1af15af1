import { LightningElement, api } from 'lwc';
import pictureLicence from '@salesforce/label/c.Watercooler_Picture_Licence';
import { fill } from 'c/labelWords';
import { factsOf, statusMeaning, statusWords } from './headerWords';
import { initialsOf } from './initials';
import type { PersonaFacts } from './personaFacts';
import { pictureFrom } from './picture';

export type { PersonaFacts } from './personaFacts';

/** The top of a persona's page. */
export default class PersonaHeader extends LightningElement {
  @api persona: PersonaFacts | undefined;

  /** The address that gave no picture. */
  private broken = '';

  /** Puts the focus on the persona's name: for when what had it is gone. */
  @api focus(): void {
    this.template?.querySelector<HTMLElement>('.name')?.focus();
  }

  get initials(): string {
    return initialsOf(this.persona?.name ?? '');
  }

  get picture(): string {
    const address = pictureFrom(this.persona?.image ?? '');
    return address === this.broken ? '' : address;
  }

  get licence(): string {
    const licence = this.persona?.imageLicence;
    return this.picture && licence ? fill(pictureLicence, licence) : '';
  }

  get status(): string {
    return this.persona ? statusWords(this.persona) : '';
  }

  get meaning(): string {
    return this.persona ? statusMeaning(this.persona) : '';
  }

  get statusClass(): string {
    return this.persona?.status === 'agreed' ? 'tag agreed' : 'tag';
  }

  get facts() {
    return this.persona ? factsOf(this.persona) : [];
  }

  get hasFacts(): boolean {
    return this.facts.length > 0;
  }

  handleBroken(): void {
    this.broken = this.picture;
  }
}

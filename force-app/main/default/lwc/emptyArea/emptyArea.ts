import { LightningElement, api } from 'lwc';
import nothing from '@salesforce/label/c.Watercooler_Nothing_Released';
import { countInWords, fill } from 'c/labelWords';

/** What stands where no theme is shown. Withheld and never noticed read alike, here and everywhere. */
export default class EmptyArea extends LightningElement {
  /** How many reps and deals it takes. */
  @api smallestGroup = 3;

  get words(): string {
    return fill(nothing, countInWords(this.smallestGroup));
  }
}

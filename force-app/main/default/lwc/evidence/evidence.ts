import { LightningElement, api } from 'lwc';
import heardBy from '@salesforce/label/c.Watercooler_Heard_By';
import { fill } from 'c/labelWords';
import { bandWords, pipsOf } from 'c/evidenceBands';

/** How many reps, on how many deals, stand behind a theme at least: as coarse as the promise to them. */
export default class Evidence extends LightningElement {
  /** Band that distinct reps and distinct deals both reach, such as `10+`. */
  @api contributors = '';

  get pips() {
    return pipsOf(this.contributors).map(({ key, isOn }) => ({
      key,
      css: isOn ? 'pip on' : 'pip',
    }));
  }

  get words(): string {
    return fill(heardBy, bandWords(this.contributors));
  }
}

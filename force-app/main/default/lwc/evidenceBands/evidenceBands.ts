import orMore from '@salesforce/label/c.Watercooler_Or_More';
import { fill } from 'c/labelWords';

/** Where the bands begin that reps and deals both reach, weakest evidence first. */
const FLOORS = [3, 5, 10, 20, 50];

/** How strong a band is: 1 for the smallest to 5 for the largest, 0 for none. */
export function bandStrength(band: string): number {
  return FLOORS.indexOf(Number.parseInt(band, 10)) + 1;
}

/** One mark for each that a band may begin with, the reached ones on. */
export function pipsOf(band: string): { readonly key: string; readonly isOn: boolean }[] {
  const strength = bandStrength(band);
  return FLOORS.map((floor, index) => ({ key: String(floor), isOn: index < strength }));
}

/** A band as a person says it: no band has an upper end. */
export function bandWords(band: string): string {
  return fill(orMore, band.replace('+', ''));
}

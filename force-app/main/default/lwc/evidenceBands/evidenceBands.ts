/** The bands in which reps and deals are counted, weakest evidence first. */
const BANDS = ['3-4', '5-9', '10-19', '20-49', '50+'];

/** How strong a band is: 1 for the smallest to 5 for the largest, 0 for none. */
export function bandStrength(band: string): number {
  return BANDS.indexOf(band) + 1;
}

/** One mark a band, the reached ones on. */
export function pipsOf(band: string): { readonly key: string; readonly isOn: boolean }[] {
  const strength = bandStrength(band);
  return BANDS.map((key, index) => ({ key, isOn: index < strength }));
}

/** A band as people write it, with a dash between its numbers. */
export function bandWords(band: string): string {
  return band.replace('-', '–');
}

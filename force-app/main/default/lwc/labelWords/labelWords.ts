import three from '@salesforce/label/c.Watercooler_Three';
import four from '@salesforce/label/c.Watercooler_Four';
import five from '@salesforce/label/c.Watercooler_Five';

const SMALL_NUMBERS: Readonly<Record<number, string>> = { 3: three, 4: four, 5: five };

/** A label with `{0}`, `{1}` … replaced by the given words; a place nobody fills stays as it is. */
export function fill(label: string, ...words: readonly string[]): string {
  return label.replace(/\{(\d+)\}/g, (place, index: string) => words[Number(index)] ?? place);
}

/** A small whole number as a person says it: "three", "four", "five"; beyond that in digits. */
export function countInWords(count: number): string {
  return SMALL_NUMBERS[count] ?? String(count);
}

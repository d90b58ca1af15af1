import choose from '@salesforce/label/c.Watercooler_Choose_Response';
import fading from '@salesforce/label/c.Watercooler_Trend_Fading';
import growing from '@salesforce/label/c.Watercooler_Trend_Growing';
import isNew from '@salesforce/label/c.Watercooler_Trend_New';
import mixed from '@salesforce/label/c.Watercooler_Lost_Mixed';
import mostlyLost from '@salesforce/label/c.Watercooler_Lost_Mostly';
import mostlyOther from '@salesforce/label/c.Watercooler_Lost_Mostly_Other';
import moreQuotes from '@salesforce/label/c.Watercooler_More_Quotes';
import noResponse from '@salesforce/label/c.Watercooler_No_Response';
import ourResponse from '@salesforce/label/c.Watercooler_Our_Response';
import pinned from '@salesforce/label/c.Watercooler_Codebook_Pinned';
import quotes from '@salesforce/label/c.Watercooler_Quotes';
import steady from '@salesforce/label/c.Watercooler_Trend_Steady';
import whatWorks from '@salesforce/label/c.Watercooler_What_Works';

type Words = Readonly<Record<string, string>>;

export const LABELS = { choose, moreQuotes, noResponse, ourResponse, pinned, quotes, whatWorks };

const TRENDS: Words = { new: isNew, growing, steady, fading };
const LOST_SHARES: Words = { 'mostly-lost': mostlyLost, mixed, 'mostly-other': mostlyOther };

/** Trend__c for a reader; empty if there is none. */
export function trendWords(trend: string): string {
  return TRENDS[trend] ?? '';
}

/** Lost_Share__c for a reader; empty where it is not shown. */
export function lostShareWords(share: string): string {
  return LOST_SHARES[share] ?? '';
}

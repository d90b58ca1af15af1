import buildMeans from '@salesforce/label/c.Watercooler_Response_Build_Means';
import build from '@salesforce/label/c.Watercooler_Response_Build';
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
import proveMeans from '@salesforce/label/c.Watercooler_Response_Prove_Means';
import prove from '@salesforce/label/c.Watercooler_Response_Prove';
import quotes from '@salesforce/label/c.Watercooler_Quotes';
import repositionMeans from '@salesforce/label/c.Watercooler_Response_Reposition_Means';
import reposition from '@salesforce/label/c.Watercooler_Response_Reposition';
import steady from '@salesforce/label/c.Watercooler_Trend_Steady';
import trainMeans from '@salesforce/label/c.Watercooler_Response_Train_Means';
import train from '@salesforce/label/c.Watercooler_Response_Train';
import walkAwayMeans from '@salesforce/label/c.Watercooler_Response_Walk_Away_Means';
import walkAway from '@salesforce/label/c.Watercooler_Response_Walk_Away';
import whatWorks from '@salesforce/label/c.Watercooler_What_Works';

type Words = Readonly<Record<string, string>>;

export const LABELS = { choose, moreQuotes, noResponse, ourResponse, quotes, whatWorks };

const TRENDS: Words = { new: isNew, growing, steady, fading };
const LOST_SHARES: Words = { 'mostly-lost': mostlyLost, mixed, 'mostly-other': mostlyOther };
const RESPONSES: Words = { reposition, prove, train, build, 'walk-away': walkAway };

const MEANINGS: Words = {
  reposition: repositionMeans,
  prove: proveMeans,
  train: trainMeans,
  build: buildMeans,
  'walk-away': walkAwayMeans,
};

/** Trend__c for a reader; empty if there is none. */
export function trendWords(trend: string): string {
  return TRENDS[trend] ?? '';
}

/** Lost_Share__c for a reader; empty where it is not shown. */
export function lostShareWords(share: string): string {
  return LOST_SHARES[share] ?? '';
}

/** Response__c for a reader; empty if none is chosen. */
export function responseWords(response: string): string {
  return RESPONSES[response] ?? '';
}

/** What we do when this is the response; empty if none is chosen. */
export function responseMeaning(response: string): string {
  return MEANINGS[response] ?? '';
}

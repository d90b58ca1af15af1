import build from '@salesforce/label/c.Watercooler_Response_Build';
import buildMeans from '@salesforce/label/c.Watercooler_Response_Build_Means';
import prove from '@salesforce/label/c.Watercooler_Response_Prove';
import proveMeans from '@salesforce/label/c.Watercooler_Response_Prove_Means';
import reposition from '@salesforce/label/c.Watercooler_Response_Reposition';
import repositionMeans from '@salesforce/label/c.Watercooler_Response_Reposition_Means';
import train from '@salesforce/label/c.Watercooler_Response_Train';
import trainMeans from '@salesforce/label/c.Watercooler_Response_Train_Means';
import walkAway from '@salesforce/label/c.Watercooler_Response_Walk_Away';
import walkAwayMeans from '@salesforce/label/c.Watercooler_Response_Walk_Away_Means';
import { REPOSITIONS } from './repositions';

/** What can be decided to do about a theme: a value of `Response__c`, and what people call it. */
export interface ThemeResponse {
  readonly value: string;
  readonly label: string;
  /** What we do then, in a sentence. */
  readonly meaning: string;
}

export const RESPONSES: readonly ThemeResponse[] = [
  { value: 'reposition', label: reposition, meaning: repositionMeans },
  { value: 'prove', label: prove, meaning: proveMeans },
  { value: 'train', label: train, meaning: trainMeans },
  { value: 'build', label: build, meaning: buildMeans },
  { value: 'walk-away', label: walkAway, meaning: walkAwayMeans },
];

/** The response with this value of `Response__c`; undefined if none is chosen. */
export function responseOf(value: string): ThemeResponse | undefined {
  return RESPONSES.find((response) => response.value === value);
}

/** What we do about the theme with this key when that response is chosen; empty if none is. */
export function responseMeaning(value: string, themeKey: string): string {
  const own = value === 'reposition' ? REPOSITIONS.get(themeKey) : undefined;
  return own ?? responseOf(value)?.meaning ?? '';
}

import answer from '@salesforce/label/c.Watercooler_Story_Answer';
import assumption from '@salesforce/label/c.Watercooler_Assumption';
import evidence from '@salesforce/label/c.Watercooler_Story_Evidence';
import evidenceOf from '@salesforce/label/c.Watercooler_Story_Evidence_Of';
import need from '@salesforce/label/c.Watercooler_Story_Need';
import returns from '@salesforce/label/c.Watercooler_Story_Return';
import today from '@salesforce/label/c.Watercooler_Story_Today';
import { fill } from 'c/labelWords';
import type { StoryPartName } from 'c/storyText';

export const LABELS = { assumption };

/** What heads each part. */
export const PARTS: Readonly<Record<StoryPartName, string>> = {
  need,
  today,
  return: returns,
  answer,
};

/** What leads to a theme behind a sentence; where there are several, they are told apart. */
export function evidenceWords(index: number, count: number): string {
  return count > 1 ? fill(evidenceOf, String(index + 1)) : evidence;
}

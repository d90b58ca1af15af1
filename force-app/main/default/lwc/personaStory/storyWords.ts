import answer from '@salesforce/label/c.Watercooler_Story_Answer';
import assumption from '@salesforce/label/c.Watercooler_Assumption';
import evidence from '@salesforce/label/c.Watercooler_Story_Evidence';
import need from '@salesforce/label/c.Watercooler_Story_Need';
import returns from '@salesforce/label/c.Watercooler_Story_Return';
import today from '@salesforce/label/c.Watercooler_Story_Today';
import type { StoryPartName } from 'c/storyText';

export const LABELS = { assumption, evidence };

/** What heads each part. */
export const PARTS: Readonly<Record<StoryPartName, string>> = {
  need,
  today,
  return: returns,
  answer,
};

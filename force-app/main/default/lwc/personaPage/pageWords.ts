import appearsWhen from '@salesforce/label/c.Watercooler_Appears_When';
import barriers from '@salesforce/label/c.Watercooler_What_Stops_Them';
import bands from '@salesforce/label/c.Watercooler_Bands_Explained';
import bandsHeading from '@salesforce/label/c.Watercooler_Bands_Heading';
import bringsCloser from '@salesforce/label/c.Watercooler_Brings_Closer';
import describeMeanwhile from '@salesforce/label/c.Watercooler_Describe_Meanwhile';
import notLoadedPersona from '@salesforce/label/c.Watercooler_Persona_Not_Loaded';
import nothingYet from '@salesforce/label/c.Watercooler_Nothing_Yet';
import order from '@salesforce/label/c.Watercooler_Evidence_Order';
import others from '@salesforce/label/c.Watercooler_What_Else';
import othersHint from '@salesforce/label/c.Watercooler_What_Else_Hint';
import roadmap from '@salesforce/label/c.Watercooler_Roadmap';
import roadmapHint from '@salesforce/label/c.Watercooler_Roadmap_Hint';
import said from '@salesforce/label/c.Watercooler_Said_Heading';
import story from '@salesforce/label/c.Watercooler_Story';
import storyHint from '@salesforce/label/c.Watercooler_Story_Hint';
import toCome from '@salesforce/label/c.Watercooler_Themes_To_Come';
import tryAgain from '@salesforce/label/c.Watercooler_Try_Again';
import whoHint from '@salesforce/label/c.Watercooler_Who_They_Are_Hint';
import who from '@salesforce/label/c.Watercooler_Who_They_Are';
import { countInWords, fill } from 'c/labelWords';

export const LABELS = {
  bands,
  bandsHeading,
  barriers,
  bringsCloser,
  describeMeanwhile,
  notLoadedPersona,
  order,
  others,
  othersHint,
  roadmap,
  roadmapHint,
  said,
  story,
  storyHint,
  tryAgain,
  who,
  whoHint,
};

/** What it takes for a theme to appear, where that is said once for several empty areas. */
export function appearsWhenWords(smallestGroup: number): string {
  return fill(appearsWhen, countInWords(smallestGroup));
}

type Labelled = readonly { readonly label: string }[];

/** Which areas have no theme while others have. */
export function nothingYetWords(areas: Labelled): string {
  return fill(nothingYet, listed(areas));
}

/** What else will stand on a page that has no theme at all. */
export function toComeWords(areas: Labelled): string {
  return fill(toCome, listed(areas));
}

function listed(areas: Labelled): string {
  return areas.map(({ label }) => label).join(' · ');
}

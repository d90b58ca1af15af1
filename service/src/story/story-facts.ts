import type { InsightArea } from '../notes/note.ts';
import type { RoadmapStage } from '../personas/roadmap.ts';

/** A published cell, as far as a story speaks of it. */
export interface StoryCell {
  readonly themeKey: string;
  readonly area: InsightArea;
  readonly label: string;
  /** A band, as `5+` or `10+`. */
  readonly contributors: string;
  readonly lostShare: string | null;
  readonly trend: string;
  /** What people decided to do about the theme, a value of `Response__c`. */
  readonly response: string | null;
  readonly whatWorks: string | null;
}

/** What people wrote about a persona. */
export interface StoryPersona {
  readonly goals: string | null;
  readonly gaps: string | null;
  /** In the order of the roadmap. */
  readonly stages: readonly RoadmapStage[];
}

import type { InsightArea } from 'c/insightAreas';

export const THEME_STATUSES = ['active', 'proposed', 'retired'] as const;

export type ThemeStatus = (typeof THEME_STATUSES)[number];

/** What people decide about a theme. */
export interface ThemeContent {
  readonly name: string;
  readonly meaning: string;
  /** Phrases that people wrote or approved. */
  readonly examples: readonly string[];
  readonly status: ThemeStatus;
  /** The id of the theme that took this one over; empty if none did. */
  readonly mergedInto: string;
  readonly isPinned: boolean;
  readonly isHidden: boolean;
  /** `Response__c`; empty until one is chosen. */
  readonly response: string;
  readonly whatWorks: string;
}

/** One entry of the codebook, as it was last read. */
export interface Theme extends ThemeContent {
  readonly id: string;
  /** What the service knows it by, for good. */
  readonly key: string;
  readonly area: InsightArea;
  /** The words that a proposal was made from; empty for themes that people made. */
  readonly terms: readonly string[];
  /** ISO time of the last change. */
  readonly modifiedAt: string;
  /** Who made it; empty if the reader may not see that. */
  readonly modifiedBy: string;
}

/** New values for some of what people decide. */
export type Change = Partial<ThemeContent>;

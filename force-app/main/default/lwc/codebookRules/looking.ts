import { areaLabel, INSIGHT_AREAS } from 'c/insightAreas';
import type { Theme } from './theme';

export const FILTERS = ['active', 'proposed', 'hidden', 'retired'] as const;

export type Filter = (typeof FILTERS)[number];

/** The themes of one insight area, in the order people read them. */
export interface ThemeGroup {
  readonly area: string;
  readonly label: string;
  readonly themes: readonly Theme[];
}

/** Whether a theme belongs under one of the filters. Hidden ones still take notes: they are active. */
export function isUnder(filter: Filter, theme: Theme): boolean {
  return filter === 'hidden'
    ? theme.status === 'active' && theme.isHidden
    : theme.status === filter;
}

function plainWords(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The themes in whose name, meaning or phrases every word stands, whatever its case or accents. */
export function findThemes(themes: readonly Theme[], words: string): Theme[] {
  const wanted = plainWords(words).split(/\s+/).filter(Boolean);
  return themes.filter(({ name, meaning, examples, terms }) => {
    const text = plainWords([name, meaning, ...examples, ...terms].join('\n'));
    return wanted.every((word) => text.includes(word));
  });
}

/** By insight area, what stops them first; within one the pinned ones first, then by name. */
export function groupThemes(themes: readonly Theme[]): ThemeGroup[] {
  return INSIGHT_AREAS.map((area) => ({
    area,
    label: areaLabel(area),
    themes: themes
      .filter((theme) => theme.area === area)
      .sort((a, b) => Number(b.isPinned) - Number(a.isPinned) || a.name.localeCompare(b.name)),
  })).filter((group) => group.themes.length > 0);
}

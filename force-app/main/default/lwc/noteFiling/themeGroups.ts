import { areaLabel, INSIGHT_AREAS } from 'c/insightAreas';
import { idOf, textOf } from 'c/graphqlRows';
import type { Row } from 'c/graphqlRows';
import type { ThemeGroup } from 'c/themePick';

/** The codebook to choose from: this note's insight area first, then the others in their order. */
export function themeGroups(rows: readonly Row[], area: string): ThemeGroup[] {
  const order = [...INSIGHT_AREAS].sort((a, b) => Number(b === area) - Number(a === area));
  return order
    .map((key) => ({
      area: key,
      label: areaLabel(key),
      themes: rows
        .filter((row) => textOf(row, 'Insight_Area__c') === key)
        .map((row) => ({ id: idOf(row), name: textOf(row, 'Name') })),
    }))
    .filter(({ themes }) => themes.length > 0);
}

import { bandStrength } from 'c/evidenceBands';
import { flagOf, idOf, linesOf, parentOf, textOf } from 'c/graphqlRows';
import type { Row } from 'c/graphqlRows';
import { INSIGHT_AREAS } from 'c/insightAreas';
import type { InsightArea } from 'c/insightAreas';
import type { ReleasedTheme } from 'c/themeCard';

interface PlacedTheme extends ReleasedTheme {
  readonly area: string;
}

/** Null for a cell that is withheld, or whose theme marketing has hidden. */
function themeFrom(cell: Row): PlacedTheme | null {
  const theme = parentOf(cell, 'Buyer_Theme__r');
  const contributors = textOf(cell, 'Contributors__c');
  if (!theme || contributors === '' || flagOf(theme, 'Hidden__c')) return null;
  return {
    id: idOf(theme),
    key: textOf(theme, 'Key__c'),
    area: textOf(theme, 'Insight_Area__c'),
    isPinned: flagOf(theme, 'Pinned__c'),
    name: textOf(theme, 'Name'),
    meaning: textOf(theme, 'Meaning__c'),
    contributors,
    lostShare: textOf(cell, 'Lost_Share__c'),
    trend: textOf(cell, 'Trend__c'),
    quotes: linesOf(cell, 'Quotes__c'),
    response: textOf(theme, 'Response__c'),
    whatWorks: linesOf(theme, 'What_Works__c'),
  };
}

/** Pinned first, then the better backed, then by name: an order that tells nothing of arrival. */
function byWeight(a: PlacedTheme, b: PlacedTheme): number {
  return (
    Number(b.isPinned) - Number(a.isPinned) ||
    bandStrength(b.contributors) - bandStrength(a.contributors) ||
    a.name.localeCompare(b.name)
  );
}

/** The themes that may be shown of a persona, by insight area, in reading order. */
export function releasedThemes(cells: readonly Row[]): Map<InsightArea, ReleasedTheme[]> {
  const themes = cells
    .map(themeFrom)
    .filter((theme) => theme !== null)
    .sort(byWeight);
  return new Map(
    INSIGHT_AREAS.map((area) => [area, themes.filter((theme) => theme.area === area)]),
  );
}

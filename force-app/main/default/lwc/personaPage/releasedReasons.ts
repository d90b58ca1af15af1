import { flagOf, idOf, parentOf, textOf } from 'c/graphqlRows';
import type { Row } from 'c/graphqlRows';
import type { ChartReason } from 'c/chartGeometry';
import { statedReasonLabel } from 'c/statedReasons';

/** Null for a row that was taken back or never filled, or whose theme marketing has hidden. */
function reasonFrom(row: Row): ChartReason | null {
  const theme = parentOf(row, 'Buyer_Theme__r');
  const contributors = textOf(row, 'Contributors__c');
  const stated = statedReasonLabel(textOf(row, 'Stated_Reason__c'));
  if (!theme || contributors === '' || stated === '' || flagOf(theme, 'Hidden__c')) return null;
  return {
    id: idOf(row),
    stated,
    underlying: textOf(theme, 'Name'),
    contributors,
  };
}

/** What was said against what lay underneath, as far as it may be shown of a persona. */
export function releasedReasons(rows: readonly Row[]): ChartReason[] {
  return rows.map(reasonFrom).filter((reason) => reason !== null);
}

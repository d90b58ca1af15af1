import { LightningElement, api } from 'lwc';
import described from '@salesforce/label/c.Watercooler_Reason_Described';
import heading from '@salesforce/label/c.Watercooler_Said_Heading';
import hint from '@salesforce/label/c.Watercooler_Said_Hint';
import showChart from '@salesforce/label/c.Watercooler_Show_Chart';
import showTable from '@salesforce/label/c.Watercooler_Show_Table';
import theySaid from '@salesforce/label/c.Watercooler_They_Said';
import underneath from '@salesforce/label/c.Watercooler_Underneath';
import type { ChartReason } from 'c/chartGeometry';
import { bandStrength, bandWords } from 'c/evidenceBands';
import { fill } from 'c/labelWords';
import { drawingOf } from './drawing';
import type { Drawing } from './drawing';

function byWeight(a: ChartReason, b: ChartReason): number {
  return (
    bandStrength(b.contributors) - bandStrength(a.contributors) ||
    a.stated.localeCompare(b.stated) ||
    a.underlying.localeCompare(b.underlying)
  );
}

/** What buyers said first against the theme underneath: as ribbons, and as a table that says the same. */
export default class ReasonChart extends LightningElement {
  labels = { heading, hint, theySaid, underneath };
  rows: readonly ChartReason[] = [];
  drawing: Drawing = null;

  private isTableWanted = false;

  @api get reasons(): readonly ChartReason[] {
    return this.rows;
  }

  set reasons(reasons: readonly ChartReason[] | undefined) {
    this.rows = [...(reasons ?? [])].sort(byWeight);
    this.drawing = drawingOf(this.rows);
  }

  get hasReasons(): boolean {
    return this.rows.length > 0;
  }

  get frameClass(): string {
    return this.drawing && !this.isTableWanted ? 'drawn' : 'listed';
  }

  get switchLabel(): string {
    return this.isTableWanted ? showChart : showTable;
  }

  /** All that the drawing shows, for those who cannot see it. */
  get description(): string {
    return this.rows
      .map(({ stated, underlying, contributors }) =>
        fill(described, stated, underlying, bandWords(contributors)),
      )
      .join('; ');
  }

  handleSwitch(): void {
    this.isTableWanted = !this.isTableWanted;
  }
}

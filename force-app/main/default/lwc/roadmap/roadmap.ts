import { LightningElement, api } from 'lwc';
import addFirst from '@salesforce/label/c.Watercooler_Add_First_Stage';
import addStage from '@salesforce/label/c.Watercooler_Add_Stage';
import described from '@salesforce/label/c.Watercooler_Stage_Described';
import heading from '@salesforce/label/c.Watercooler_Roadmap';
import noStages from '@salesforce/label/c.Watercooler_No_Stages';
import showChart from '@salesforce/label/c.Watercooler_Show_Chart';
import showTable from '@salesforce/label/c.Watercooler_Show_Table';
import stage from '@salesforce/label/c.Watercooler_Stage';
import { fill } from 'c/labelWords';
import { drawingOf } from './drawing';
import { roadmapRows, roomWords } from './roadmapRows';
import type { PersonaStage } from './roadmapRows';

export type { PersonaStage } from './roadmapRows';

/** Who is in the room at each stage and what each side wants there, as people wrote it. */
export default class Roadmap extends LightningElement {
  @api stages: readonly PersonaStage[] = [];
  /** The persona's own name: its bar stands out. */
  @api personaName = '';
  /** Offers to add stages; fires `addstage`. */
  @api canEdit = false;

  labels = { heading, noStages, stage };

  private isTableWanted = false;

  get drawing() {
    return drawingOf(this.stages, this.personaName);
  }

  get isDrawn(): boolean {
    return this.drawing !== null && !this.isTableWanted;
  }

  get isEmpty(): boolean {
    return this.stages.length === 0;
  }

  get addLabel(): string {
    return this.isEmpty ? addFirst : addStage;
  }

  get switchLabel(): string {
    return this.isTableWanted ? showChart : showTable;
  }

  /** All that the drawing shows, for those who cannot see it. */
  get description(): string {
    return this.stages
      .filter(({ roles }) => roles.length > 0)
      .map(({ name, roles }) => fill(described, name, roomWords(roles)))
      .join('; ');
  }

  get headClass(): string {
    return this.isDrawn ? 'slds-assistive-text' : 'shown';
  }

  /** The drawing shows who is in the room; a table without it has to say so itself. */
  get tableRows() {
    return roadmapRows(this.stages).filter(({ key }) => key !== 'roles' || !this.isDrawn);
  }

  get hasTable(): boolean {
    return this.tableRows.length > 0 || !this.isDrawn;
  }

  get lists() {
    return this.stages.map((each) => ({
      key: each.id,
      name: each.name,
      lines: roadmapRows([each]).map(({ key, label, cells }) => ({
        key,
        label,
        words: cells.map(({ words }) => words).join(''),
      })),
    }));
  }

  handleSwitch(): void {
    this.isTableWanted = !this.isTableWanted;
  }

  handleAdd(): void {
    this.dispatchEvent(new CustomEvent('addstage'));
  }
}

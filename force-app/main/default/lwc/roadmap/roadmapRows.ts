import ask from '@salesforce/label/c.Watercooler_Roadmap_Ask';
import buyerGoal from '@salesforce/label/c.Watercooler_Buyer_Goal';
import inTheRoom from '@salesforce/label/c.Watercooler_In_The_Room';
import marketingGoal from '@salesforce/label/c.Watercooler_Marketing_Goal';
import salesGoal from '@salesforce/label/c.Watercooler_Sales_Goal';
import type { RoadmapStage } from 'c/chartGeometry';

/** One stage of a persona's roadmap; what nobody has written is empty. */
export interface PersonaStage extends RoadmapStage {
  readonly buyerGoal: string;
  readonly marketingGoal: string;
  readonly salesGoal: string;
  /** One question a rep can ask at this stage. */
  readonly askNext: string;
}

/** The roles as a reader lists them. */
export function roomWords(roles: readonly string[]): string {
  return roles.join(', ');
}

const ROWS: readonly {
  readonly key: string;
  readonly label: string;
  readonly wordsOf: (stage: PersonaStage) => string;
}[] = [
  { key: 'roles', label: inTheRoom, wordsOf: ({ roles }) => roomWords(roles) },
  { key: 'buyer', label: buyerGoal, wordsOf: (stage) => stage.buyerGoal },
  { key: 'marketing', label: marketingGoal, wordsOf: (stage) => stage.marketingGoal },
  { key: 'sales', label: salesGoal, wordsOf: (stage) => stage.salesGoal },
  { key: 'ask', label: ask, wordsOf: (stage) => stage.askNext },
];

/** What the roadmap says, one row a side; rows that say nothing at any stage are left out. */
export function roadmapRows(stages: readonly PersonaStage[]) {
  return ROWS.map(({ key, label, wordsOf }) => ({
    key,
    label,
    cells: stages.map((stage) => ({ key: stage.id, words: wordsOf(stage) })),
  })).filter(({ cells }) => cells.some(({ words }) => words !== ''));
}

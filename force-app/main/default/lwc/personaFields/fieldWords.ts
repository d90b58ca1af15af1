import activities from '@salesforce/label/c.Watercooler_Persona_Activities';
import addActivities from '@salesforce/label/c.Watercooler_Add_Activities';
import addBuyerRole from '@salesforce/label/c.Watercooler_Add_Buyer_Role';
import addGaps from '@salesforce/label/c.Watercooler_Add_Gaps';
import addGoals from '@salesforce/label/c.Watercooler_Add_Goals';
import addJobTitles from '@salesforce/label/c.Watercooler_Add_Job_Titles';
import addResponsibility from '@salesforce/label/c.Watercooler_Add_Responsibility';
import buyerRole from '@salesforce/label/c.Watercooler_Persona_Buyer_Role';
import gaps from '@salesforce/label/c.Watercooler_Persona_Gaps';
import goals from '@salesforce/label/c.Watercooler_Persona_Goals';
import jobTitles from '@salesforce/label/c.Watercooler_Persona_Job_Titles';
import responsibility from '@salesforce/label/c.Watercooler_Persona_Responsibility';

/** What people wrote of a persona, one paragraph or entry a line; none where nobody wrote. */
export interface PersonaWords {
  readonly responsibility: readonly string[];
  readonly goals: readonly string[];
  readonly activities: readonly string[];
  readonly gaps: readonly string[];
  readonly buyerRole: readonly string[];
  readonly jobTitles: readonly string[];
}

const FIELDS = [
  { key: 'responsibility', label: responsibility, add: addResponsibility },
  { key: 'goals', label: goals, add: addGoals },
  { key: 'activities', label: activities, add: addActivities },
  { key: 'gaps', label: gaps, add: addGaps },
  { key: 'buyerRole', label: buyerRole, add: addBuyerRole },
  { key: 'jobTitles', label: jobTitles, add: addJobTitles },
] as const;

/** The fields in reading order, with what they are called and what invites to fill them. */
export function fieldWords(words: PersonaWords | undefined) {
  return FIELDS.map((field) => ({ ...field, lines: words?.[field.key] ?? [] }));
}

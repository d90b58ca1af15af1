import { z } from 'zod';
import { insightAreas } from '../notes/note.ts';
import type { OrgConnection } from './connection.ts';
import { readTogether } from './read-together.ts';
import { filledText, lines, picklist, recordId, text } from './shapes.ts';
import { soql } from './soql.ts';

const promptShape = z.object({
  Id: recordId,
  Key__c: z.string(),
  Insight_Area__c: z.enum(insightAreas),
});
export type PromptRow = z.infer<typeof promptShape>;

/** All prompts, active or not: old notes answer old prompts. */
const prompts = {
  query: soql`SELECT Id, Key__c, Insight_Area__c FROM Note_Prompt__c`,
  shape: promptShape,
};

/** A theme, as every query for it gives it. */
export const themeShape = z.object({
  Id: recordId,
  Key__c: z.string(),
  Name: filledText,
  Insight_Area__c: z.enum(insightAreas),
  Meaning__c: text,
  Examples__c: lines,
  Status__c: picklist(['active', 'proposed', 'retired']),
  Hidden__c: z.boolean(),
  Merged_Into__c: recordId.nullable(),
  Terms__c: text.transform((terms) => (terms ?? '').split(', ').filter((term) => term !== '')),
  Response__c: text,
  What_Works__c: text,
});
export type ThemeRow = z.infer<typeof themeShape>;

/** Retired and proposed themes included. */
const themes = {
  query: soql`SELECT Id, Key__c, Name, Insight_Area__c, Meaning__c, Examples__c, Status__c,
    Hidden__c, Merged_Into__c, Terms__c, Response__c, What_Works__c FROM Buyer_Theme__c`,
  shape: themeShape,
};

const stageShape = z.object({
  Name: filledText,
  Buyer_Goal__c: text,
  Marketing_Goal__c: text,
  Sales_Goal__c: text,
});
export type StageRow = z.infer<typeof stageShape>;

const personaShape = z.object({
  Id: recordId,
  Key__c: z.string(),
  Name: filledText,
  Summary__c: text,
  Segment__c: text,
  Market__c: text,
  Territory__c: text,
  Responsibility__c: text,
  Goals__c: text,
  Activities__c: text,
  Gaps__c: text,
  Job_Titles__c: lines,
  Buyer_Role__c: text,
  Receptivity__c: picklist(['winnable', 'not-now', 'not-ours']),
  Image__c: text,
  Image_Licence__c: text,
  Image_Alt__c: text,
  Status__c: picklist(['draft', 'agreed', 'retired']),
  // Children come as a result of their own, or as null where there are none.
  Persona_Stages__r: z.object({ records: z.array(stageShape) }).nullable(),
});
export type PersonaRow = z.infer<typeof personaShape>;

/** With what people wrote about them, roadmap included. */
const personas = {
  query: soql`SELECT Id, Key__c, Name, Summary__c, Segment__c, Market__c, Territory__c,
    Responsibility__c, Goals__c, Activities__c, Gaps__c, Job_Titles__c, Buyer_Role__c,
    Receptivity__c, Image__c, Image_Licence__c, Image_Alt__c, Status__c,
    (SELECT Name, Buyer_Goal__c, Marketing_Goal__c, Sales_Goal__c FROM Persona_Stages__r
      ORDER BY Order__c NULLS LAST, Name) FROM Buyer_Persona__c`,
  shape: personaShape,
};

/** All records of the three kinds, as Salesforce has them now. */
export interface CodebookRows {
  readonly prompts: readonly PromptRow[];
  readonly themes: readonly ThemeRow[];
  readonly personas: readonly PersonaRow[];
}

/** Reads prompts, themes and personas, all of them, in one call. */
export async function readCodebook(org: OrgConnection): Promise<CodebookRows> {
  const [prompt, theme, persona] = await readTogether(org, [prompts, themes, personas]);
  return { prompts: prompt.rows, themes: theme.rows, personas: persona.rows };
}

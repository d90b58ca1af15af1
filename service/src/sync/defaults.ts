import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { buyersInGeneral } from '../notes/note.ts';
import { insertAll, type OrgRecord } from '../salesforce/write.ts';
import type { OrgSync } from './org-sync.ts';
import { recallDeleted } from './recall-deleted.ts';

const folder = new URL('../../defaults/', import.meta.url);

const promptShape = z
  .object({
    key: z.string(),
    question: z.string(),
    hint: z.string(),
    insightArea: z.string(),
    stages: z.array(z.string()),
    outcome: z.string(),
    afterReason: z.string().nullable(),
    order: z.number(),
    for: z.string(),
  })
  .transform((prompt) => ({
    Key__c: prompt.key,
    Question__c: prompt.question,
    Hint__c: prompt.hint,
    Insight_Area__c: prompt.insightArea,
    Stages__c: prompt.stages.length === 0 ? null : prompt.stages.join(';'),
    Outcome__c: prompt.outcome,
    After_Reason__c: prompt.afterReason,
    Asked_On__c: prompt.for,
    Order__c: prompt.order,
    Active__c: true,
  }));

const themeShape = z
  .object({
    key: z.string(),
    insightArea: z.string(),
    label: z.string(),
    meaning: z.string(),
    examples: z.array(z.string()),
    response: z.string().nullable(),
  })
  .transform((theme) => ({
    Key__c: theme.key,
    Name: theme.label,
    Insight_Area__c: theme.insightArea,
    Meaning__c: theme.meaning,
    Examples__c: theme.examples.join('\n'),
    Status__c: 'active',
    Response__c: theme.response,
  }));

const generalPersona = {
  Key__c: buyersInGeneral,
  Name: 'Buyers in general',
  Summary__c: 'What reps notice about buyers of any kind.',
  Status__c: 'agreed',
} as const;

/**
 * Creates the prompts, themes and the reserved persona that this org never had, and changes none
 * that it has. One that somebody deleted stays deleted.
 *
 * @returns whether any was created
 */
export async function createMissingDefaults(sync: OrgSync): Promise<boolean> {
  const { org, database } = sync;
  await recallDeleted(sync);
  const known = await database.inOrg(org.orgId, async (tx) => ({
    prompts: await tx.selectFrom('prompt').select('prompt_key as key').execute(),
    themes: await tx.selectFrom('theme').select('theme_key as key').execute(),
    personas: await tx.selectFrom('persona').select('persona_key as key').execute(),
  }));
  const created = [
    await create(
      sync,
      'Note_Prompt__c',
      await defaults('prompts.json', promptShape),
      known.prompts,
    ),
    await create(sync, 'Buyer_Theme__c', await defaults('themes.json', themeShape), known.themes),
    await create(sync, 'Buyer_Persona__c', [generalPersona], known.personas),
  ];
  return created.some((isCreated) => isCreated);
}

async function create(
  { org, log }: OrgSync,
  sobject: string,
  records: readonly (OrgRecord & { Key__c: string })[],
  known: readonly { key: string }[],
): Promise<boolean> {
  // Salesforce compares these keys without regard to case.
  const keys = new Set(known.map(({ key }) => key.toLowerCase()));
  const missing = records.filter((record) => !keys.has(record.Key__c.toLowerCase()));
  if (missing.length === 0) return false;
  const results = await insertAll(org, sobject, missing);
  const refused = results.filter(({ outcome }) => outcome === 'refused');
  if (refused.length > 0) {
    log.warn({ sobject, refused: refused.length }, 'Salesforce did not take some defaults');
  }
  return results.some(({ outcome }) => outcome === 'written');
}

async function defaults<Shape extends z.ZodType>(
  file: string,
  shape: Shape,
): Promise<z.infer<Shape>[]> {
  return z.array(shape).parse(JSON.parse(await readFile(new URL(file, folder), 'utf8')));
}

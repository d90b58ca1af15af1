import { readFile } from 'node:fs/promises';
import { z } from 'zod';

/** Where the sample company and the defaults that every org gets are kept. */
const sampleFolder = new URL('../../test/sample/', import.meta.url);
const defaultsFolder = new URL('../../service/defaults/', import.meta.url);

const user = z.object({
  id: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  username: z.string(),
  email: z.string(),
  title: z.string(),
  managerId: z.string().nullable(),
  role: z.enum(['rep', 'sales-lead', 'marketing', 'admin', 'integration']),
  permissionSet: z.string(),
});

const account = z.object({ id: z.string(), name: z.string(), city: z.string() });

const contact = z.object({
  id: z.string(),
  accountId: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  title: z.string(),
});

const opportunity = z.object({
  id: z.string(),
  name: z.string(),
  accountId: z.string(),
  ownerId: z.string(),
  stage: z.string(),
  amount: z.number(),
  closeDate: z.string(),
  contactRoles: z.array(
    z.object({ contactId: z.string(), role: z.string(), primary: z.boolean() }),
  ),
});

const lead = z.object({
  id: z.string(),
  ownerId: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  title: z.string(),
  company: z.string(),
});

const persona = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  segment: z.string(),
  market: z.string(),
  territory: z.array(z.string()),
  buyerRole: z.string(),
  receptivity: z.string(),
  jobTitles: z.array(z.string()),
  responsibility: z.string(),
  goals: z.string(),
  activities: z.string(),
  gaps: z.string(),
  story: z.string(),
  salesOwner: z.string(),
  marketingOwner: z.string(),
  status: z.string(),
});

const personaStage = z.object({
  personaId: z.string(),
  stage: z.string(),
  order: z.number(),
  buyerGoal: z.string(),
  marketingGoal: z.string(),
  salesGoal: z.string(),
  rolesInvolved: z.array(z.string()),
  askNext: z.string(),
});

const org = z.object({
  users: z.array(user),
  accounts: z.array(account),
  contacts: z.array(contact),
  opportunities: z.array(opportunity),
  leads: z.array(lead),
  personas: z.array(persona),
  personaStages: z.array(personaStage),
});

const prompt = z.object({
  key: z.string(),
  question: z.string(),
  hint: z.string(),
  insightArea: z.string(),
  stages: z.array(z.string()),
  outcome: z.string(),
  afterReason: z.string().nullable(),
  order: z.number(),
  for: z.string(),
});

const theme = z.object({
  key: z.string(),
  insightArea: z.string(),
  label: z.string(),
  meaning: z.string(),
  examples: z.array(z.string()),
  response: z.string().nullable(),
});

const note = z.object({
  id: z.string(),
  rep: z.string(),
  opportunity: z.string().nullable(),
  lead: z.string().nullable(),
  account: z.string().nullable(),
  contact: z.string().nullable(),
  persona: z.string().nullable(),
  prompt: z.string(),
  follows: z.string().nullable(),
  stage: z.string().nullable(),
  outcome: z.string(),
  source: z.string(),
  tone: z.enum(['positive', 'neutral', 'negative']),
  statedReason: z.string().nullable(),
  asset: z.string().nullable(),
  sharing: z.enum(['private', 'themes', 'quote']),
  quoteApproved: z.boolean(),
  themeConfirmed: z.string().nullable(),
  text: z.string(),
  createdAt: z.string().transform((text) => new Date(text)),
  live: z.boolean(),
});

export type SampleOrg = z.infer<typeof org>;
export type SampleUser = z.infer<typeof user>;
export type SamplePersona = z.infer<typeof persona>;
export type SamplePersonaStage = z.infer<typeof personaStage>;
export type SamplePrompt = z.infer<typeof prompt>;
/** A theme, with what Larkmoor found to work, where anybody wrote that down. */
export interface SampleTheme extends z.infer<typeof theme> {
  readonly whatWorks: string | null;
}
export type SampleNote = z.infer<typeof note>;

/** Everything the sample company brings, as written in `test/sample/` and the service's defaults. */
export interface SampleCompany {
  readonly org: SampleOrg;
  readonly prompts: readonly SamplePrompt[];
  readonly themes: readonly SampleTheme[];
  /** Oldest first. */
  readonly notes: readonly SampleNote[];
}

/** Reads the sample company. Throws when a file is missing or of another shape. */
export async function readSampleCompany(): Promise<SampleCompany> {
  const read = async <T>(folder: URL, file: string, shape: z.ZodType<T>): Promise<T> =>
    shape.parse(JSON.parse(await readFile(new URL(file, folder), 'utf8')));

  const [orgOfSample, prompts, defaultThemes, companyThemes, whatWorks, notes] = await Promise.all([
    read(sampleFolder, 'org.json', org),
    read(defaultsFolder, 'prompts.json', z.array(prompt)),
    read(defaultsFolder, 'themes.json', z.array(theme)),
    read(sampleFolder, 'company-themes.json', z.array(theme)),
    read(sampleFolder, 'what-works.json', z.record(z.string(), z.string())),
    read(sampleFolder, 'notes.json', z.array(note)),
  ]);
  return {
    org: orgOfSample,
    prompts,
    themes: [...defaultThemes, ...companyThemes].map((found) => ({
      ...found,
      whatWorks: whatWorks[found.key] ?? null,
    })),
    notes: notes.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime()),
  };
}

const taps = z.record(z.string(), z.string());

/** What reps said of the filing of their notes: note id to theme key, or `none` for "none of these". */
export async function readTaps(): Promise<ReadonlyMap<string, string>> {
  const text = await readFile(new URL('taps.json', sampleFolder), 'utf8');
  return new Map(Object.entries(taps.parse(JSON.parse(text))));
}

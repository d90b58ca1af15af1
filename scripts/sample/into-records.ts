import type {
  SampleNote,
  SamplePersona,
  SamplePersonaStage,
  SamplePrompt,
  SampleTheme,
  SampleUser,
} from './company.ts';

/** A row as the org's REST API takes it. */
export type SalesforceRow = Record<string, unknown>;

/** Finds the Salesforce id of a sample record; throws when the sample names one that it lacks. */
export type IdOf = (sampleId: string) => string;

/** "buyer's words" in the sample is `buyers-words` as a picklist value. */
export function picklistValue(words: string): string {
  const value = words.toLowerCase().replaceAll("'", '').replaceAll(' ', '-');
  return value === 'my-opinion' ? 'opinion' : value;
}

const toneOfMood = { positive: 'warm', neutral: 'neutral', negative: 'tense' } as const;

const profileOfRole: Record<SampleUser['role'], string> = {
  rep: 'Standard User',
  'sales-lead': 'Standard User',
  marketing: 'Marketing User',
  admin: 'System Administrator',
  integration: 'Minimum Access - API Only Integrations',
};

/** The profile that a user of the sample has, by name. */
export function profileOf(user: SampleUser): string {
  return profileOfRole[user.role];
}

export function promptRow(prompt: SamplePrompt): SalesforceRow {
  return {
    Key__c: prompt.key,
    Question__c: prompt.question,
    Hint__c: prompt.hint,
    Insight_Area__c: prompt.insightArea,
    Stages__c: prompt.stages.join(';') || null,
    Outcome__c: prompt.outcome,
    After_Reason__c: prompt.afterReason,
    Asked_On__c: prompt.for,
    Order__c: prompt.order,
    Active__c: true,
  };
}

export function themeRow(theme: SampleTheme): SalesforceRow {
  return {
    Key__c: theme.key,
    Name: theme.label,
    Insight_Area__c: theme.insightArea,
    Meaning__c: theme.meaning,
    Examples__c: theme.examples.join('\n'),
    Status__c: 'active',
    Response__c: theme.response,
    What_Works__c: theme.whatWorks,
  };
}

export function personaRow(persona: SamplePersona, idOf: IdOf): SalesforceRow {
  return {
    Key__c: persona.code,
    Name: persona.name,
    Summary__c: persona.story,
    Segment__c: persona.segment,
    Market__c: persona.market,
    Territory__c: persona.territory.join(', '),
    Responsibility__c: persona.responsibility,
    Goals__c: persona.goals,
    Activities__c: persona.activities,
    Gaps__c: persona.gaps,
    Job_Titles__c: persona.jobTitles.join('\n'),
    Buyer_Role__c: picklistValue(persona.buyerRole),
    Receptivity__c: picklistValue(persona.receptivity),
    Status__c: persona.status,
    Sales_Owner__c: idOf(persona.salesOwner),
    Marketing_Owner__c: idOf(persona.marketingOwner),
  };
}

/** A stage of a persona's roadmap as the org's REST API takes it. */
export function personaStageRow(stage: SamplePersonaStage, idOf: IdOf): SalesforceRow {
  return {
    Buyer_Persona__c: idOf(stage.personaId),
    Name: stage.stage,
    Order__c: stage.order,
    Buyer_Goal__c: stage.buyerGoal,
    Marketing_Goal__c: stage.marketingGoal,
    Sales_Goal__c: stage.salesGoal,
    Roles__c: stage.rolesInvolved.join('; '),
    Ask_Next__c: stage.askNext,
  };
}

/** The key under which a note of the sample is found again, in place of the panel's own. */
export function clientKeyOf(noteId: string): string {
  return `larkmoor-${noteId}`;
}

/** As the panel names notes: by their day, as the sample's people write it. */
const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });

/**
 * The record of a note, in the name of the rep who wrote it, at the time it was written.
 * @param tap what its rep said of the filing: a theme's key, `none` for "none of these"
 */
export function noteRow(note: SampleNote, tap: string | undefined, idOf: IdOf): SalesforceRow {
  const optional = (sampleId: string | null): string | null =>
    sampleId === null ? null : idOf(sampleId);
  return {
    Client_Key__c: clientKeyOf(note.id),
    Name: `Note of ${day.format(note.createdAt)}`,
    CreatedById: idOf(note.rep),
    OwnerId: idOf(note.rep),
    CreatedDate: note.createdAt.toISOString(),
    Opportunity__c: optional(note.opportunity),
    Lead__c: optional(note.lead),
    Account__c: optional(note.account),
    Contact__c: optional(note.contact),
    // A listed contact's title says which persona it is; only without one did the rep pick it.
    Buyer_Persona__c: note.contact === null ? optional(note.persona) : null,
    Prompt__r: { Key__c: note.prompt },
    Body__c: note.text,
    Tone__c: toneOfMood[note.tone],
    Source__c: picklistValue(note.source),
    Stated_Reason__c: note.statedReason,
    Asset__c: note.asset,
    Stage__c: note.stage,
    Outcome__c: note.outcome,
    Private__c: note.sharing === 'private',
    ...(tap === undefined
      ? {}
      : tap === 'none'
        ? { None_Fits__c: true }
        : { Confirmed_Theme__r: { Key__c: tap } }),
  };
}

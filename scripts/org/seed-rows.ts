import type { SampleCompany, SampleNote } from '../sample/company.ts';
import {
  noteRow,
  personaRow,
  promptRow,
  themeRow,
  type SalesforceRow,
} from '../sample/into-records.ts';

/** What marks a record of the seed. People do not type such keys, and keys never change. */
export const prefix = 'watercooler-sample-';

/** The account that the sample notes are about: a note without a deal counts by its account. */
export const accountName = 'Watercooler sample company';

/** Enough notes for every state of "My notes" to be tried. */
const notesInSeed = 8;

/** A record that the seed makes, known by its key. */
export interface SeedRow {
  readonly key: string;
  readonly row: SalesforceRow;
}

/** A note of the seed, which names its prompt and persona by their keys. */
export interface SeedNote extends SeedRow {
  readonly personaKey: string;
  readonly promptKey: string;
}

export interface Seed {
  readonly prompts: readonly SeedRow[];
  readonly themes: readonly SeedRow[];
  readonly personas: readonly SeedRow[];
  readonly notes: readonly SeedNote[];
}

/** The same records every time, so that a purge knows exactly which are the seed's. */
export function seedOf(company: SampleCompany): Seed {
  const keyOfPersona = new Map(company.org.personas.map(({ id, code }) => [id, prefix + code]));
  return {
    prompts: company.prompts.map((prompt) => keyed(prefix + prompt.key, promptRow(prompt))),
    themes: company.themes.map((theme) => keyed(prefix + theme.key, themeRow(theme))),
    personas: company.org.personas.map((persona) => {
      const row = personaRow(persona, () => '');
      // The people of the sample company do not work here.
      return keyed(prefix + persona.code, {
        ...row,
        Name: `${persona.name} (sample)`,
        Sales_Owner__c: null,
        Marketing_Owner__c: null,
      });
    }),
    notes: company.notes
      .filter(isSuitable)
      .slice(0, notesInSeed)
      .flatMap((note) => {
        const personaKey = keyOfPersona.get(note.persona ?? '');
        if (personaKey === undefined) return [];
        const key = prefix + note.id;
        return [{ key, row: noteOf(note, key), personaKey, promptKey: prefix + note.prompt }];
      }),
  };
}

function keyed(key: string, row: SalesforceRow): SeedRow {
  return { key, row: { ...row, Key__c: key } };
}

/** Role-play and answers to another note would need what the seed leaves out. */
function isSuitable(note: SampleNote): boolean {
  return note.persona !== null && note.follows === null && note.source !== 'role-play';
}

/** The note as whoever seeds would write it: by them, now, and about no deal of the org. */
function noteOf(note: SampleNote, key: string): SalesforceRow {
  const row = noteRow(note, undefined, () => '');
  const kept = ['Body__c', 'Tone__c', 'Source__c', 'Stated_Reason__c', 'Asset__c', 'Stage__c'];
  return {
    ...Object.fromEntries(kept.map((field) => [field, row[field]])),
    Outcome__c: row.Outcome__c,
    Private__c: row.Private__c,
    Client_Key__c: key,
    Name: 'Sample note',
  };
}

import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { KnownName } from '#lwc/knownNames/knownNames.ts';
import {
  readSampleCompany,
  type SampleCompany,
  type SampleNote,
} from '../../scripts/sample/company.ts';
import type { InsightArea, RawNote, Source, StoredNote } from '../../service/src/notes/note.ts';
import { insightAreas, statedReasons } from '../../service/src/notes/note.ts';
import { takeIn } from '../take-in.ts';

const expectation = z.object({
  theme: z.string().nullable(),
  alsoAccepted: z.array(z.string()),
  redactions: z.array(z.string()),
  optionalRedactions: z.array(z.string()),
  special: z.array(z.string()).nullable(),
  hostile: z.array(z.string()).nullable(),
  flags: z.array(z.string()),
});

/** What a fair reader finds in a sample note. */
export type Expectation = z.infer<typeof expectation>;

export interface SampleCase {
  readonly note: SampleNote;
  readonly language: string;
  readonly area: InsightArea | null;
  readonly expected: Expectation;
  readonly knownNames: readonly KnownName[];
}

/** The sample notes with what is expected of each; private ones too. */
export async function readSampleCases(): Promise<{ company: SampleCompany; cases: SampleCase[] }> {
  const company = await readSampleCompany();
  const expected = z.record(z.string(), expectation).parse(readJson('notes.expected.json'));
  const notes = z
    .array(z.object({ id: z.string(), language: z.string() }))
    .parse(readJson('notes.json'));
  const languages = new Map(notes.map((note) => [note.id, note.language]));
  const cases = company.notes.map((note) => {
    const found = expected[note.id];
    if (!found) throw new Error(`notes.expected.json has no entry for ${note.id}; add one`);
    const area = company.prompts.find((prompt) => prompt.key === note.prompt)?.insightArea;
    return {
      note,
      language: languages.get(note.id) ?? '',
      area: insightAreas.find((known) => known === area) ?? null,
      expected: found,
      knownNames: namesAround(note, company),
    };
  });
  return { company, cases };
}

/**
 * The sample notes as the service would store them, filed under their expected themes. Persona keys
 * are the sample's ids (`p1`). Quotes are approved.
 */
export async function takeInSample(): Promise<StoredNote[]> {
  const { company, cases } = await readSampleCases();
  return cases
    .filter(({ note }) => note.sharing !== 'private')
    .map((sampleCase) => {
      const { note, expected, knownNames } = sampleCase;
      const context = {
        names: [knownNames],
        find: () => ({ themeKey: expected.theme }),
        personas: company.org.personas.map(({ id, jobTitles }) => ({ key: id, titles: jobTitles })),
        pseudonym: (id: string) => `hash of ${id}`,
      };
      const raw = rawNoteOf(sampleCase, company);
      const isApproved = note.sharing === 'quote' && note.quoteApproved;
      const approvedQuote = isApproved ? takeIn(raw, context).quote : null;
      return takeIn({ ...raw, approvedQuote }, context);
    });
}

const sources: Record<string, Source> = {
  "buyer's words": 'buyers-words',
  heard: 'heard',
  observed: 'observed',
  'my opinion': 'opinion',
  'role-play': 'role-play',
};

function rawNoteOf({ note, area }: SampleCase, company: SampleCompany): RawNote {
  const { opportunities, contacts, leads } = company.org;
  const contact = contacts.find(({ id }) => id === note.contact);
  const lead = leads.find(({ id }) => id === note.lead);
  return {
    id: note.id,
    createdById: note.rep,
    createdAt: note.createdAt,
    body: note.text,
    promptArea: area,
    followsId: note.follows,
    source: sources[note.source] ?? null,
    tone: null,
    statedReason: statedReasons.find((reason) => reason === note.statedReason) ?? null,
    opportunityId: note.opportunity,
    leadId: note.lead,
    accountId: note.account,
    buyerTitle: (contact ?? lead)?.title ?? null,
    chosenPersonaKey: contact ? null : note.persona,
    confirmedThemeKey: note.themeConfirmed,
    noneFits: false,
    withdrawn: false,
    approvedQuote: null,
    isLost: opportunities.find(({ id }) => id === note.opportunity)?.stage === 'Closed Lost',
  };
}

/** What the CRM knows around a note: its account and people there, its lead, and all colleagues. */
function namesAround(note: SampleNote, { org }: SampleCompany): KnownName[] {
  const accountId =
    note.account ??
    org.opportunities.find(({ id }) => id === note.opportunity)?.accountId ??
    org.contacts.find(({ id }) => id === note.contact)?.accountId;
  const accounts = org.accounts.filter(({ id }) => id === accountId);
  const contacts = org.contacts.filter((contact) => contact.accountId === accountId);
  const leads = org.leads.filter(({ id }) => id === note.lead);
  const fullName = (person: { firstName: string; lastName: string }): string =>
    `${person.firstName} ${person.lastName}`;
  return [
    ...[...contacts, ...leads].map((person) => named('buyer', fullName(person))),
    ...accounts.map((account) => named('account', account.name)),
    ...leads.map((lead) => named('account', lead.company)),
    ...accounts.map((account) => named('site', account.city)),
    ...org.users.map((user) => named('colleague', fullName(user))),
  ];
}

function named(role: KnownName['role'], name: string): KnownName {
  return { role, name };
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'));
}

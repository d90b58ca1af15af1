import agreed from '@salesforce/label/c.Watercooler_Persona_Agreed';
import draft from '@salesforce/label/c.Watercooler_Persona_Draft';
import draftMeans from '@salesforce/label/c.Watercooler_Draft_Means';
import market from '@salesforce/label/c.Watercooler_Market';
import marketingOwner from '@salesforce/label/c.Watercooler_Marketing_Owner';
import notNamed from '@salesforce/label/c.Watercooler_Not_Named';
import receptivity from '@salesforce/label/c.Watercooler_Receptivity';
import releasedOn from '@salesforce/label/c.Watercooler_Released_On';
import reservedMeans from '@salesforce/label/c.Watercooler_Reserved_Means';
import retired from '@salesforce/label/c.Watercooler_Persona_Retired';
import retiredMeans from '@salesforce/label/c.Watercooler_Retired_Means';
import salesOwner from '@salesforce/label/c.Watercooler_Sales_Owner';
import segment from '@salesforce/label/c.Watercooler_Segment';
import territory from '@salesforce/label/c.Watercooler_Territory';
import { dateWords } from 'c/localeWords';
import type { PersonaFacts } from './personaFacts';

type Words = Readonly<Record<string, string>>;

const STATUSES: Words = { agreed, draft, retired };
const MEANINGS: Words = { draft: draftMeans, retired: retiredMeans };

/** The status for a reader; the reserved persona has none, as nobody agrees on it. */
export function statusWords({ status, isReserved }: PersonaFacts): string {
  return isReserved ? '' : (STATUSES[status] ?? '');
}

/** What a reader should know before trusting the page; empty for an agreed persona. */
export function statusMeaning({ status, isReserved }: PersonaFacts): string {
  return isReserved ? reservedMeans : (MEANINGS[status] ?? '');
}

/** What stands in the header's list: whatever is filled, and both owners even if not yet named. */
export function factsOf(persona: PersonaFacts): { label: string; value: string }[] {
  const owners = [
    { label: salesOwner, value: persona.salesOwner || notNamed },
    { label: marketingOwner, value: persona.marketingOwner || notNamed },
  ];
  return [
    { label: segment, value: persona.segment },
    { label: market, value: persona.market },
    { label: territory, value: persona.territory },
    { label: receptivity, value: persona.receptivity },
    ...(persona.isReserved ? [] : owners),
    { label: releasedOn, value: dateWords(persona.releasedOn) },
  ].filter(({ value }) => value !== '');
}

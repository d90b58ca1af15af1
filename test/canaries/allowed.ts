import type { Canary } from './canary.ts';

/** How far an ordinary word of a note may be seen at the moment. */
export type Shown = 'nowhere' | 'redacted' | 'quoted';

/** Where the redacted words of a note rest, for the service and for its rep. */
const redactedPlaces = new Set([
  'database public.note.redacted_text',
  'database public.note.quote',
  'database public.written_row.desired',
  'org Buyer_Note__c.Quote__c',
]);

/** And where they may be seen besides, once their rep approved them and a release published them. */
const quotePlaces = [
  'database public.note.approved_quote',
  'org Persona_Theme__c.Quotes__c',
  'answer /v1/personas/',
];

/**
 * Whether a canary may be seen there. Nothing but a word that is nobody's name ever may, and what a
 * note says there is taken from its own words, struck of every other canary.
 */
export function isAllowed(canary: Canary, place: string, shown: Shown): boolean {
  if (canary.kind !== 'word' || shown === 'nowhere') return false;
  if (redactedPlaces.has(place)) return true;
  return shown === 'quoted' && quotePlaces.some((known) => place.startsWith(known));
}

import type { Persona, PersonaSummary, ReleaseCalendar } from './persona.ts';

/** Reads personas for the API: what people wrote, and released facts only. */
export interface PersonaReader {
  /**
   * The org's personas, by name; *buyers in general* last. As on the pages in Salesforce, drafts are
   * among them and say so, and retired ones are not: what was released about a draft is as true.
   */
  list(orgId: string): Promise<readonly PersonaSummary[]>;
  /** One persona with its released cells, or undefined if this org has none of that key. */
  byKey(orgId: string, key: string): Promise<Persona | undefined>;
  /** When the org's cells were last released and will be next. */
  calendar(orgId: string): Promise<ReleaseCalendar>;
}

/** What people have written about a persona, and when something about it was last released. */
export interface PersonaFacts {
  readonly name: string;
  readonly summary: string;
  readonly segment: string;
  readonly market: string;
  readonly territory: string;
  /** As people read it. */
  readonly receptivity: string;
  readonly salesOwner: string;
  readonly marketingOwner: string;
  readonly status: string;
  /** ISO date, empty before the first release. */
  readonly releasedOn: string;
  /** Address of a picture, as somebody typed it. */
  readonly image: string;
  readonly imageAlt: string;
  readonly imageLicence: string;
  /** The persona that holds what no single persona could: it has no owners and is never agreed. */
  readonly isReserved: boolean;
}

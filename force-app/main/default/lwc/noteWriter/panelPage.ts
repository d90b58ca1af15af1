import type { KnownName } from 'c/knownNames';
import type { Buyer, Persona } from 'c/noteForm';

export type Outcome = 'open' | 'won' | 'lost';

/** The kinds of record the panel stands on, as Asked_On__c names them. */
export type PlaceKind = 'opportunity' | 'contact' | 'lead' | 'account';

export interface DealState {
  readonly stage: string;
  readonly outcome: Outcome;
}

/** A question the panel may ask; people edit these as records. */
export interface Prompt {
  readonly id: string;
  readonly question: string;
  readonly hint: string;
  readonly area: string;
  /** Stage names it is meant for; none means all. */
  readonly stages: readonly string[];
  readonly outcome: string;
  /** The shallow reason it follows up on; empty for a first question. */
  readonly afterReason: string;
  readonly askedOn: string;
}

/** All that the panel needs to know about the record it stands on. */
export interface PanelRecord {
  readonly id: string;
  readonly kind: PlaceKind;
  /** Null where the record is no deal. */
  readonly deal: DealState | null;
  /** The account that stands for the deal; empty on an opportunity or a lead, which do so themselves. */
  readonly accountId: string;
  readonly buyers: readonly Buyer[];
  /** Everybody and every company the record names, to be struck out of the text. */
  readonly names: readonly KnownName[];
  /** How many notes this person has written here. */
  readonly noteCount: number;
}

/** Who can read notes in this org, as the status record tells it. */
export interface Readers {
  /** How many reps must have noticed the same; null if the org does not say. */
  readonly k: number | null;
  /** Who can read the notes of others, in plain words, one a line. */
  readonly names: readonly string[];
  /** When that was checked, as an ISO moment; empty if it never was. */
  readonly checkedOn: string;
}

/** What the panel needs to know about the org, whatever record it stands on. */
export interface PanelSetup {
  /** Every question there is; which of them fit is the record's to say. */
  readonly prompts: readonly Prompt[];
  readonly personas: readonly Persona[];
  readonly readers: Readers;
  /** The rep's own name, to be struck out of the text. */
  readonly names: readonly KnownName[];
}

/** The record and the org together: what can be asked here, and about whom. */
export interface PanelPage {
  readonly record: PanelRecord;
  readonly setup: PanelSetup;
  /** The questions that fit, from the one that this note begins with. */
  readonly prompts: readonly Prompt[];
  readonly followUps: Readonly<Record<string, readonly Prompt[] | undefined>>;
  /** A vague answer that names a reason is asked back with these words, by reason. */
  readonly askBack: Readonly<Record<string, string>>;
  readonly names: readonly KnownName[];
  /** Whether the panel first asks which reason the buyer gave. */
  readonly hasLadder: boolean;
  readonly likeliestBuyer: string;
}

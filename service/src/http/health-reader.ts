import type { CallUse } from '../salesforce/call-budget.ts';
import type { OrgErrorKind } from '../salesforce/errors.ts';

/** What keeps the connection from working, for a machine or a page to word. */
export interface Problem {
  /** As in OrgError; `database`: ours is away; `own-fault`: something failed here. */
  readonly kind: OrgErrorKind | 'database' | 'own-fault';
  /** Salesforce's code, as in `invalid_grant`, if there was one. */
  readonly code: string | null;
}

/** How many rounds failed since the process started, by what they failed of. */
export type FailedRounds = Readonly<Partial<Record<Problem['kind'], number>>>;

/** How much of the history of notes was read so far. */
export interface Progress {
  readonly taken: number;
  readonly total: number;
}

/**
 * How the connection to Salesforce is doing:
 * - `standing-by`: another process follows the org, and this one takes over if that ends
 * - `saving-calls`: the org's last calls of the day are kept for others, or used up
 */
export interface OrgHealth {
  readonly connection: 'connected' | 'signing-in' | 'backing-off' | 'standing-by' | 'saving-calls';
  /** Since when it is in that state. */
  readonly since: Date;
  /** Why it is not connected, in words for an admin; no token, name or address in it. */
  readonly reason: string | null;
  readonly problem: Problem | null;
  readonly nextAttemptAt: Date | null;
  /** When the last round reached its end; null until the first did. */
  readonly lastRoundAt: Date | null;
  /** Left out where nobody counts them. */
  readonly failedRounds?: FailedRounds;
  /** How far behind Salesforce we are, in milliseconds; null until the first poll succeeded. */
  readonly lagMs: number | null;
  /** The API calls of the org and our part of them; null where nobody counts. */
  readonly calls: CallUse | null;
  /** Set while history is loaded. */
  readonly progress: Progress | null;
  /** Notes that a redaction rule failed on since the start; no words of them are kept. */
  readonly unreadNotes: number;
}

/** Tells health without asking anybody: it has to answer while everything else is away. */
export interface HealthReader {
  org(): OrgHealth;
  /** Which org that is, and as whom we are signed in; null before the first sign-in. */
  followed(): { readonly orgId: string; readonly username: string } | null;
}

/** How the connection to Salesforce is doing. */
export interface OrgHealth {
  readonly connection: 'connected' | 'signing-in' | 'backing-off';
  /** Since when it is in that state. */
  readonly since: Date;
  /** Why it is not connected, in words for an admin; no token, name or address in it. */
  readonly reason: string | null;
  readonly nextAttemptAt: Date | null;
  /** How far behind Salesforce we are, in milliseconds; null until the first poll succeeded. */
  readonly lagMs: number | null;
  /** Notes that a redaction rule failed on since the start; no words of them are kept. */
  readonly unreadNotes: number;
}

/** Tells health without asking anybody: it has to answer while everything else is away. */
export interface HealthReader {
  org(): OrgHealth;
}

/** How long is kept what nothing else bounds. */
export interface Keeping {
  readonly auditYears: number;
  readonly receiptYears: number;
  readonly findingDays: number;
}

/** Tokens that ended are listed for so long, so that one can see which it was. */
export const endedTokenDays = 30;

/** What retention looks after, as the report names it. */
export type RetentionKind =
  'audit entries' | 'erasure receipts' | 'ended tokens' | 'findings about the org';

/** What follows Salesforce or is needed for good: told in the report, and never removed by age. */
export type KeptKind = 'notes' | 'notes without words' | 'releases' | 'erasures';

/** How much there is of something. */
export interface Stock {
  readonly rows: number;
  /** When the oldest came to be; null where there is none. */
  readonly oldest: string | null;
}

/** What retention did, or would do. */
export interface RetentionReport {
  readonly isDryRun: boolean;
  /** What goes by its age: what there was, and how many rows were older than they may be. */
  readonly byAge: Readonly<Record<RetentionKind, Stock & { readonly removed: number }>>;
  /** What goes when its note leaves Salesforce, when its release is long past, or never. */
  readonly kept: Readonly<Record<KeptKind, Stock>>;
}

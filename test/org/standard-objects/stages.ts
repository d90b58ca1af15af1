export interface Stage {
  readonly name: string;
  readonly isClosed: boolean;
  readonly isWon: boolean;
}

/** The company's sales stages; a stage says whether a deal is closed and won, as OpportunityStage does. */
export const stages: readonly Stage[] = [
  { name: 'Discover', isClosed: false, isWon: false },
  { name: 'Evaluate', isClosed: false, isWon: false },
  { name: 'Decide', isClosed: false, isWon: false },
  { name: 'Closed Won', isClosed: true, isWon: true },
  { name: 'Closed Lost', isClosed: true, isWon: false },
  // Selling more to a customer: an open deal of its own.
  { name: 'Expand', isClosed: false, isWon: false },
];

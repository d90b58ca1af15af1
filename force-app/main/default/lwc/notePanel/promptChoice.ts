export type Outcome = 'open' | 'won' | 'lost';

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
  readonly order: number;
}

export interface DealState {
  readonly stage: string;
  readonly outcome: Outcome;
}

/** Whether a deal is still open, and if not, how it ended. */
export function outcomeOf(isClosed: boolean, isWon: boolean): Outcome {
  if (!isClosed) return 'open';
  return isWon ? 'won' : 'lost';
}

/** Stage names from a field that separates them by semicolons. */
export function stagesIn(field: string): string[] {
  return field
    .split(';')
    .map((stage) => stage.trim())
    .filter((stage) => stage !== '');
}

function isAnyOr(value: string, wanted: string): boolean {
  return value === '' || value === 'any' || value === wanted;
}

function isMeantForStage(prompt: Prompt, stage: string): boolean {
  // Admins type stage names by hand, so case does not count.
  const wanted = stage.toLowerCase();
  return prompt.stages.length === 0 || prompt.stages.some((name) => name.toLowerCase() === wanted);
}

function fits(prompt: Prompt, deal: DealState): boolean {
  return (
    prompt.afterReason === '' &&
    isAnyOr(prompt.askedOn, 'opportunity') &&
    isAnyOr(prompt.outcome, deal.outcome) &&
    isMeantForStage(prompt, deal.stage)
  );
}

/** The first questions to ask about a deal, best first; a follow-up never opens the panel. */
export function promptsFor(deal: DealState, prompts: readonly Prompt[]): Prompt[] {
  return prompts.filter((prompt) => fits(prompt, deal)).sort((a, b) => a.order - b.order);
}

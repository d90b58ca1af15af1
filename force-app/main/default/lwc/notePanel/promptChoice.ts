import type { DealState, Outcome, PlaceKind, Prompt } from 'c/noteWriter';
import { isStatedReason } from 'c/statedReasons';

/** Where a question is asked. */
export interface AskedAt {
  readonly kind: PlaceKind;
  /** Null where there is no deal: then only questions for any outcome and any stage fit. */
  readonly deal: DealState | null;
  /** How many notes the rep has written there. */
  readonly noteCount: number;
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

function fits(prompt: Prompt, { kind, deal }: AskedAt): boolean {
  return (
    isAnyOr(prompt.askedOn, kind) &&
    isAnyOr(prompt.outcome, deal?.outcome ?? '') &&
    isMeantForStage(prompt, deal?.stage ?? '')
  );
}

/** Away from a deal few questions fit: those meant for just this kind of record go first. */
function rankOf(prompt: Prompt, { kind, deal }: AskedAt): number {
  return deal === null && prompt.askedOn !== kind ? 1 : 0;
}

/**
 * The questions to ask here, in the order they come in; a follow-up never opens the panel. Each note
 * that the rep wrote here begins one question further on, and after the last with the first again.
 */
export function promptsFor(at: AskedAt, prompts: readonly Prompt[]): Prompt[] {
  const all = prompts
    .filter((prompt) => prompt.afterReason === '' && fits(prompt, at))
    .sort((a, b) => rankOf(a, at) - rankOf(b, at));
  const passed = all.splice(0, at.noteCount % all.length);
  return [...all, ...passed];
}

/**
 * What to ask after each stated reason, best first. On a lost deal these are steps of the ladder; on
 * an open one the words of a follow-up are used to ask back, so there its outcome does not matter.
 */
export function followUpsFor(
  kind: PlaceKind,
  prompts: readonly Prompt[],
): Readonly<Record<string, readonly Prompt[] | undefined>> {
  const all = prompts.filter(
    ({ askedOn, afterReason }) => isAnyOr(askedOn, kind) && isStatedReason(afterReason),
  );
  return Object.groupBy(all, ({ afterReason }) => afterReason);
}

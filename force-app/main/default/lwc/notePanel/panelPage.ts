import type { KnownName } from 'c/knownNames';
import { likeliestBuyer } from './panelRecord';
import type { PanelRecord } from './panelRecord';
import type { PanelSetup } from './panelSetup';
import { followUpsFor, promptsFor } from './promptChoice';
import type { Prompt } from './promptChoice';

/** The record and the org together: what can be asked here, and about whom. */
export interface PanelPage {
  readonly record: PanelRecord;
  readonly setup: PanelSetup;
  /** The questions that fit, best first. */
  readonly prompts: readonly Prompt[];
  readonly followUps: Readonly<Record<string, readonly Prompt[] | undefined>>;
  /** A vague answer that names a reason is asked back with these words, by reason. */
  readonly askBack: Readonly<Record<string, string>>;
  readonly names: readonly KnownName[];
  /** Whether the panel first asks which reason the buyer gave. */
  readonly hasLadder: boolean;
  readonly likeliestBuyer: string;
}

/** Puts the two answers together. */
export function panelPageFrom(record: PanelRecord, setup: PanelSetup): PanelPage {
  const followUps = followUpsFor(record.kind, setup.prompts);
  const hasLadder = record.deal?.outcome === 'lost';
  const questions = Object.entries(followUps).map(([reason, all]) => [reason, all?.[0]?.question]);
  return {
    record,
    setup,
    prompts: promptsFor(record, setup.prompts),
    followUps,
    // On a lost deal the ladder has asked already.
    askBack: hasLadder ? {} : Object.fromEntries(questions.filter(([, words]) => words)),
    names: [...record.names, ...setup.names].filter(({ name }) => name !== ''),
    hasLadder,
    likeliestBuyer: likeliestBuyer(record.buyers),
  };
}

/** The question of a draft, be it one that fits the record or one that follows a reason. */
export function promptOf(page: PanelPage, promptId: string): Prompt | undefined {
  return page.setup.prompts.find(({ id }) => id === promptId);
}

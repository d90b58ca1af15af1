import type { PanelPage, PanelRecord, PanelSetup } from 'c/noteWriter';
import { likeliestBuyer } from './panelRecord';
import { followUpsFor, promptsFor } from './promptChoice';

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

import { isStatedReason } from 'c/statedReasons';
import { hasWords, newDraft } from './noteDraft';
import type { Draft } from './noteDraft';
import type { PanelPage, Prompt } from './panelPage';

/** The first draft on a page: about the likeliest buyer, for the first question that fits. */
export function firstDraft(page: PanelPage, clientKey: string): Draft {
  return newDraft(clientKey, page.likeliestBuyer, page.prompts[0]?.id);
}

/** Whether the panel asks for the reason first, not for words. */
export function isOnLadder(page: PanelPage, draft: Draft): boolean {
  return page.hasLadder && draft.reason === '' && !draft.isLadderLeft;
}

/** The question after this one, and round again. */
export function askElse(page: PanelPage, draft: Draft): Draft {
  const here = page.prompts.findIndex(({ id }) => id === draft.promptId);
  const next = page.prompts[(here + 1) % page.prompts.length];
  return { ...draft, promptId: next?.id ?? '' };
}

/** The reason leads to its follow-up, whatever was typed stays. */
export function withReason(page: PanelPage, draft: Draft, reason: string): Draft {
  return { ...draft, reason, promptId: page.followUps[reason]?.[0]?.id ?? '' };
}

/** Back to the reasons with every word. */
export function withoutReason(draft: Draft): Draft {
  return { ...draft, reason: '', isLadderLeft: false };
}

/** The ordinary question instead of the reasons. */
export function offLadder(page: PanelPage, draft: Draft): Draft {
  return { ...draft, reason: '', isLadderLeft: true, promptId: page.prompts[0]?.id ?? '' };
}

/** A new draft after a saved one: another question, and no reason asked for twice. */
export function nextDraft(page: PanelPage, saved: Draft, clientKey: string): Draft {
  const fresh = { ...firstDraft(page, clientKey), isLadderLeft: true };
  return saved.reason ? fresh : askElse(page, { ...fresh, promptId: saved.promptId });
}

/** A further follow-up on the reason of a saved note; undefined if all were asked. */
export function oneMorePrompt(page: PanelPage, saved: Draft): Prompt | undefined {
  const all = page.followUps[saved.reason] ?? [];
  return all[all.findIndex(({ id }) => id === saved.promptId) + 1];
}

/** A draft that follows up on a saved note: the same buyer and reason, the next question. */
export function followingDraft(
  page: PanelPage,
  saved: Draft,
  noteId: string,
  clientKey: string,
): Draft {
  return {
    ...newDraft(clientKey, saved.buyer, oneMorePrompt(page, saved)?.id),
    contactId: saved.contactId,
    contactName: saved.contactName,
    personaId: saved.personaId,
    reason: saved.reason,
    follows: noteId,
  };
}

/**
 * The draft after the page was read again. A question never changes under words that are being typed,
 * not even when the deal is lost meanwhile; without words it follows the record.
 */
export function settled(page: PanelPage, draft: Draft): Draft {
  const prompt = page.setup.prompts.find(({ id }) => id === draft.promptId);
  const isFollowUp = prompt !== undefined && prompt.afterReason !== '';
  if (hasWords(draft)) {
    const cameByLadder = draft.reason !== '' || isFollowUp;
    return cameByLadder ? draft : { ...draft, isLadderLeft: true };
  }
  const isFirst = page.prompts.some(({ id }) => id === draft.promptId);
  return isFirst || isFollowUp ? draft : { ...draft, promptId: page.prompts[0]?.id ?? '' };
}

/** What was kept in the browser as a draft again; null if it is none, or of another version. */
export function draftFromKept(kept: unknown, page: PanelPage): Draft | null {
  if (typeof kept !== 'object' || kept === null) return null;
  const held = new Map<string, unknown>(Object.entries(kept));
  const blank = newDraft('', '');
  const parts = Object.entries(blank).map(([name, usual]) => {
    const value = held.get(name);
    return [name, typeof value === typeof usual ? value : usual];
  });
  const draft: Draft = { ...blank, ...Object.fromEntries(parts) };
  if (draft.clientKey === '' || !hasWords(draft)) return null;
  const isStillThere = page.record.buyers.some(({ contactId }) => contactId === draft.buyer);
  const isKnown = isStillThere || draft.contactId !== '' || draft.personaId !== '';
  const reason = isStatedReason(draft.reason) && page.hasLadder ? draft.reason : '';
  return settled(page, { ...draft, reason, buyer: isKnown ? draft.buyer : page.likeliestBuyer });
}

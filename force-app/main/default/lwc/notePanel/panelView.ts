import { isOnLadder, oneMorePrompt } from './draftSteps';
import type { Draft } from './noteDraft';
import { myNotesWords, oneMoreWords } from './notePanelWords';
import { promptOf } from './panelPage';
import type { PanelPage } from './panelPage';

/** What the panel knows. */
export interface PanelState {
  readonly page: PanelPage | null;
  readonly draft: Draft;
  readonly loadProblem: string;
  readonly hasNoAccess: boolean;
  readonly isInMyNotes: boolean;
  readonly notesSavedHere: number;
  readonly savedNoteId: string | null;
}

/** What the panel shows: at any time one of loading, my notes, ladder, asking, saved, or a problem. */
export interface PanelView {
  readonly isLoading: boolean;
  readonly isInMyNotes: boolean;
  readonly isOnLadder: boolean;
  readonly isAsking: boolean;
  readonly isSaved: boolean;
  /** Whether the way to the rep's own notes is offered. */
  readonly hasMyNotes: boolean;
  readonly myNotes: string;
  readonly question: string;
  readonly hint: string;
  readonly area: string;
  readonly canAskElse: boolean;
  readonly hasAsset: boolean;
  /** The next follow-up on a saved reason, if there is one. */
  readonly oneMore: string;
}

/** After these reasons it matters which of our material the buyer judged by. */
const JUDGED_BY_MATERIAL = ['complex', 'missing'];

/** Works out what to show. */
export function panelView(state: PanelState): PanelView {
  const { page, draft, savedNoteId, isInMyNotes } = state;
  const isOpen = page !== null && state.loadProblem === '' && !isInMyNotes;
  const isWriting = isOpen && savedNoteId === null;
  const asksReason = page !== null && isOnLadder(page, draft);
  const prompt = page ? promptOf(page, draft.promptId) : undefined;
  const next = page && savedNoteId ? oneMorePrompt(page, draft) : undefined;
  return {
    isLoading: page === null && !state.hasNoAccess && state.loadProblem === '',
    isInMyNotes,
    isOnLadder: isWriting && asksReason,
    isAsking: isWriting && !asksReason,
    isSaved: isOpen && savedNoteId !== null,
    hasMyNotes: isOpen,
    myNotes: myNotesWords((page?.record.noteCount ?? 0) + state.notesSavedHere),
    question: prompt?.question ?? '',
    hint: prompt?.hint ?? '',
    area: prompt?.area ?? '',
    canAskElse: draft.reason === '' && (page?.prompts.length ?? 0) > 1,
    hasAsset: JUDGED_BY_MATERIAL.includes(draft.reason),
    oneMore: next ? oneMoreWords(next.question) : '',
  };
}

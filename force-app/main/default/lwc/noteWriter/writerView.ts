import { isOnLadder, oneMorePrompt } from './draftSteps';
import type { Draft } from './noteDraft';
import { oneMoreWords } from './noteWriterWords';
import type { PanelPage } from './panelPage';

/** What is shown: the ladder, the form, or what became of the note. */
export interface WriterView {
  readonly isOnLadder: boolean;
  readonly isAsking: boolean;
  readonly isSaved: boolean;
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

/**
 * Works out what to show.
 * @param savedNoteId null while writing; empty when the note is saved but its id could not be read
 */
export function writerView(page: PanelPage, draft: Draft, savedNoteId: string | null): WriterView {
  const isSaved = savedNoteId !== null;
  const asksReason = isOnLadder(page, draft);
  // It may follow a reason: then it is not among the first questions.
  const prompt = page.setup.prompts.find(({ id }) => id === draft.promptId);
  const next = savedNoteId ? oneMorePrompt(page, draft) : undefined;
  return {
    isOnLadder: !isSaved && asksReason,
    isAsking: !isSaved && !asksReason,
    isSaved,
    question: prompt?.question ?? '',
    hint: prompt?.hint ?? '',
    area: prompt?.area ?? '',
    canAskElse: draft.reason === '' && page.prompts.length > 1,
    hasAsset: JUDGED_BY_MATERIAL.includes(draft.reason),
    oneMore: next ? oneMoreWords(next.question) : '',
  };
}

import userId from '@salesforce/user/Id';
import { clear, load, save } from 'c/noteDrafts';
import { draftFromKept } from './draftSteps';
import { hasWords } from './noteDraft';
import type { Draft } from './noteDraft';
import { unsentWords } from './noteWriterWords';
import type { PanelPage } from './panelPage';

/** Keeps a draft in this browser as long as it holds words. */
export function keepDraft(recordId: string, draft: Draft): void {
  if (hasWords(draft)) save(userId, recordId, draft);
  else clear(userId, recordId);
}

/** Forgets the draft: it has become a note. */
export function forgetDraft(recordId: string): void {
  clear(userId, recordId);
}

/** The draft that the rep left on this record, and words that say from when it is. */
export function keptDraft(page: PanelPage): { draft: Draft; words: string } | null {
  const kept = load(userId, page.record.id);
  const draft = draftFromKept(kept?.draft, page);
  return kept && draft ? { draft, words: unsentWords(kept.keptAt, Date.now()) } : null;
}

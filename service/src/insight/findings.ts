import type { StatedReason, ToneClass } from '../notes/note.ts';

/** What the words of a note tell by themselves, each null where they do not tell. */
export interface Findings {
  readonly themeKey: string | null;
  readonly tone: ToneClass | null;
  readonly statedReason: StatedReason | null;
}

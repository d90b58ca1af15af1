import { statedReasons } from '../../notes/note.ts';

/** The reasons, and `none` for a text that names none. */
export const reasonClasses = ['none', ...statedReasons] as const;
export type ReasonClass = (typeof reasonClasses)[number];

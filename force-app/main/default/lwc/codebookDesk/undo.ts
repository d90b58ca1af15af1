import { changeForKept, inverseOf } from 'c/codebookRules';
import type { Change, Theme } from 'c/codebookRules';

/** How the last act is taken back: step by step, and a refused step ends it. */
export interface Undo {
  /** What the theme was called before. */
  readonly name: string;
  readonly steps: readonly { readonly id: string; readonly change: Change }[];
}

/** Takes back a change of a theme, given as it was before. */
export function undoOf(theme: Theme, change: Change): Undo {
  return { name: theme.name, steps: [{ id: theme.id, change: inverseOf(theme, change) }] };
}

/** Gives a split theme its words and phrases back, then retires the theme that was made. */
export function undoOfSplit(theme: Theme, made: Theme): Undo {
  const change = inverseOf(theme, changeForKept(theme));
  return {
    name: theme.name,
    steps: [
      { id: theme.id, change },
      { id: made.id, change: { status: 'retired' } },
    ],
  };
}

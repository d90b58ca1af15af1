import { groupThemes } from 'c/codebookRules';
import type { Theme } from 'c/codebookRules';

/** The list with newer versions put in; an answer that is older than what is held is passed over. */
export function withThemes(themes: readonly Theme[], incoming: readonly Theme[]): Theme[] {
  const byId = new Map(themes.map((theme) => [theme.id, theme]));
  for (const theme of incoming) {
    const held = byId.get(theme.id);
    const isOlder = held && Date.parse(theme.modifiedAt) < Date.parse(held.modifiedAt);
    if (!isOlder) byId.set(theme.id, theme);
  }
  return [...byId.values()];
}

/** The theme beside the list: the chosen one, else what waits for a decision, else the first. */
export function shownTheme(
  themes: readonly Theme[],
  chosenId: string,
  canKeep: boolean,
): Theme | undefined {
  const inOrder = groupThemes(themes).flatMap((group) => group.themes);
  return (
    inOrder.find(({ id }) => id === chosenId) ??
    inOrder.find(({ status }) => canKeep && status === 'proposed') ??
    inOrder.find(({ status }) => status === 'active') ??
    inOrder[0]
  );
}

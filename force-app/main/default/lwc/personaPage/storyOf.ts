import { readStory, shownStory } from 'c/storyText';
import type { StoryPart } from 'c/storyText';
import type { ReleasedTheme } from 'c/themeCard';

/** The story as far as its themes are shown: one that marketing has hidden takes its sentences along. */
export function storyOf(text: string, shown: readonly ReleasedTheme[]): StoryPart[] {
  const keys = new Set(shown.map(({ key }) => key));
  return shownStory(readStory(text), (key) => keys.has(key));
}

import type { StorySentence } from '#lwc/storyText/storyText.ts';
import type { StoryCell } from './story-facts.ts';
import { quotedLabel } from './quoted.ts';

const trendWords = new Map([
  ['growing', ', growing'],
  ['fading', ', fading'],
]);

const lostWords = new Map([
  ['mostly-lost', ', mostly in lost deals'],
  ['mostly-other', ', mostly outside lost deals'],
]);

/**
 * A theme, what is said of it, and what stands behind it: “No proof” holds them back (heard by 10 or more
 * reps, mostly in lost deals).
 */
export function backed(cell: StoryCell, does = ''): string {
  const heard = cell.trend === 'new' ? 'newly heard' : 'heard';
  const lost = lostWords.get(cell.lostShare ?? '') ?? '';
  const trend = trendWords.get(cell.trend) ?? '';
  const said = does === '' ? '' : ` ${does}`;
  return `${quotedLabel(cell.label)}${said} (${heard} by ${bandOf(cell)} reps${lost}${trend})`;
}

function bandOf({ contributors }: StoryCell): string {
  return contributors.replace('+', ' or more');
}

/** A sentence that published cells back. */
export function evidence(words: string, cells: readonly StoryCell[]): StorySentence {
  return { words, themeKeys: cells.map(({ themeKey }) => themeKey), isAssumption: false };
}

/** A sentence that rests on what people wrote, perhaps about a published theme. */
export function assumption(words: string, about: readonly StoryCell[] = []): StorySentence {
  return { words, themeKeys: about.map(({ themeKey }) => themeKey), isAssumption: true };
}

/** What else is heard, all in one sentence: none where there is nothing else. */
export function alsoHeard(lead: string, cells: readonly StoryCell[]): StorySentence[] {
  if (cells.length === 0) return [];
  const named = cells.map(
    (cell) =>
      `${quotedLabel(cell.label)} (${bandOf(cell)} reps${trendWords.get(cell.trend) ?? ''})`,
  );
  const last = named.pop() ?? '';
  const words = named.length === 0 ? last : `${named.join(', ')} and ${last}`;
  return [evidence(`${lead} ${words}.`, cells)];
}

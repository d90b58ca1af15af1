import type { StoryPart } from '#lwc/storyText/storyText.ts';
import type { InsightArea } from '../notes/note.ts';
import { mostHeardFirst } from '../privacy/release/band.ts';
import { tellAnswer } from './tell-answer.ts';
import { tellNeed, tellReturn, tellToday } from './tell-buyer.ts';
import type { StoryCell, StoryPersona } from './story-facts.ts';

/**
 * The story of a persona in four parts, each sentence from published cells or marked as an
 * assumption; null without any published cell, since nothing is invented. The order comes from what
 * is published alone, so it tells nothing of arrival.
 */
export function tellStory(
  persona: StoryPersona,
  cells: readonly StoryCell[],
): readonly StoryPart[] | null {
  if (cells.length === 0) return null;
  const sorted = [...cells].sort(byWeight);
  const of = (area: InsightArea): StoryCell[] => sorted.filter((cell) => cell.area === area);
  return [
    { name: 'need', sentences: tellNeed(persona, of('why-now')) },
    { name: 'today', sentences: tellToday(persona, of('stops'), of('room')) },
    { name: 'return', sentences: tellReturn(persona, of('success')) },
    { name: 'answer', sentences: tellAnswer(persona, of('choose'), of('buy'), sorted) },
  ];
}

const trendOrder = ['growing', 'new', 'steady', 'fading'];

function byWeight(a: StoryCell, b: StoryCell): number {
  return (
    mostHeardFirst(a, b) ||
    trendOrder.indexOf(a.trend) - trendOrder.indexOf(b.trend) ||
    (a.themeKey < b.themeKey ? -1 : 1)
  );
}

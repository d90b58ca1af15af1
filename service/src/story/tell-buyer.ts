import type { StorySentence } from '#lwc/storyText/storyText.ts';
import { mostHeardFirst } from '../privacy/release/band.ts';
import { alsoHeard, assumption, backed, evidence } from './evidence-words.ts';
import { quotedWords } from './quoted.ts';
import type { StoryCell, StoryPersona } from './story-facts.ts';

/** What they need: what made them move, and their goals. */
export function tellNeed({ goals }: StoryPersona, whyNow: readonly StoryCell[]): StorySentence[] {
  const [first, ...others] = whyNow;
  const goal = quotedWords(goals);
  return [
    ...(first ? [evidence(`${backed(first, 'gets them looking')}.`, [first])] : []),
    ...alsoHeard('Reps also hear', others),
    ...(goal === null ? [] : [assumption(`Their goals, as we see them: ${goal}`)]),
  ];
}

/** How satisfied they are: what holds them back, what a visitor notices, what they lack. */
export function tellToday(
  { gaps }: StoryPersona,
  stops: readonly StoryCell[],
  room: readonly StoryCell[],
): StorySentence[] {
  const [first, ...others] = stops;
  const [noticed, ...alsoNoticed] = room;
  const [second] = others;
  const lead = first && second && mostHeardFirst(first, second) < 0 ? 'Above all, ' : '';
  const gap = quotedWords(gaps);
  return [
    ...(first ? [evidence(`${lead}${backed(first, 'holds them back')}.`, [first])] : []),
    ...(noticed ? [evidence(`In the room, reps notice ${backed(noticed)}.`, [noticed])] : []),
    ...alsoHeard('Reps also hear or see', [...others, ...alsoNoticed]),
    ...(gap === null ? [] : [assumption(`Where we believe they struggle: ${gap}`)]),
  ];
}

/** With so many themes of success nobody has to guess what else they want. */
const enoughSuccess = 3;

/** The return they expect: what success looks like, and what they want at the end of the roadmap. */
export function tellReturn(
  { stages }: StoryPersona,
  success: readonly StoryCell[],
): StorySentence[] {
  const [first, ...others] = success;
  const last = stages.findLast(({ buyerGoal }) => quotedWords(buyerGoal) !== null);
  const goal = quotedWords(last?.buyerGoal ?? null);
  return [
    ...(first
      ? [evidence(`${backed(first, 'is what success looks like to them')}.`, [first])]
      : []),
    ...alsoHeard('Reps also hear', others),
    ...(last === undefined || goal === null || success.length >= enoughSuccess
      ? []
      : [assumption(`At the stage ${last.name}, we expect them to want this: ${goal}`)]),
  ];
}

import type { StorySentence } from '#lwc/storyText/storyText.ts';
import type { RoadmapStage } from '../personas/roadmap.ts';
import { alsoHeard, assumption, backed, evidence } from './evidence-words.ts';
import { quotedLabel, quotedPhrase, quotedWords } from './quoted.ts';
import type { StoryCell, StoryPersona } from './story-facts.ts';

/** So many answers at most, one where much is heard already, and of the roadmap the first stage: a story is no plan. */
const answersTold = 2;

/** What we mean to do about a theme, by the value of its `Response__c`. */
const responses = new Map([
  ['reposition', 'tell our story from what matters to them'],
  ['prove', 'show that it works, at a place like theirs'],
  ['train', 'help our own people to answer it well'],
  ['build', 'build what is missing, so that it no longer stands in the way'],
  ['walk-away', 'notice it early, and spend the time elsewhere'],
]);

/** How sales and marketing meet it: how these buyers decide, what we answer, what each side does. */
export function tellAnswer(
  { stages }: StoryPersona,
  choose: readonly StoryCell[],
  buy: readonly StoryCell[],
  cells: readonly StoryCell[],
): StorySentence[] {
  const [choice, ...otherChoices] = choose;
  const [buying, ...otherBuying] = buy;
  const others = [...otherChoices, ...otherBuying];
  const answerable = [...cells.filter(isStop), ...cells.filter((cell) => !isStop(cell))];
  return [
    ...(choice ? [evidence(`${backed(choice, 'sways their choice')}.`, [choice])] : []),
    ...(buying ? [evidence(`${backed(buying, 'shapes how they buy')}.`, [buying])] : []),
    ...alsoHeard('Reps also see', others),
    ...answersTo(answerable.filter(hasAnswer).slice(0, others.length > 0 ? 1 : answersTold)),
    ...stages.flatMap(partsAt).slice(0, 1),
  ];
}

function isStop({ area }: StoryCell): boolean {
  return area === 'stops';
}

function hasAnswer({ response, whatWorks }: StoryCell): boolean {
  return responses.has(response ?? '') || quotedWords(whatWorks) !== null;
}

/** Themes with the same answer share a sentence, unless one of them has words of its own. */
function answersTo(cells: readonly StoryCell[]): StorySentence[] {
  const [first, second] = cells;
  const isShared =
    first?.response === second?.response && cells.every(({ whatWorks }) => !quotedWords(whatWorks));
  if (!first || !second || !isShared) return cells.map((cell) => answerTo([cell]));
  return [answerTo([first, second])];
}

function answerTo(cells: readonly StoryCell[]): StorySentence {
  const response = responses.get(cells[0]?.response ?? '');
  const works = quotedWords(cells[0]?.whatWorks ?? null);
  const labels = cells.map(({ label }) => quotedLabel(label)).join(' and ');
  const whatWorks = response === undefined ? `What works where we meet ${labels}` : 'What works';
  const words = [
    ...(response === undefined ? [] : [`Our response to ${labels} is to ${response}.`]),
    ...(works === null ? [] : [`${whatWorks}: ${works}`]),
  ];
  return assumption(words.join(' '), cells);
}

function partsAt({ name, marketingGoal, salesGoal }: RoadmapStage): StorySentence[] {
  const marketing = quotedPhrase(marketingGoal);
  const sales = quotedPhrase(salesGoal);
  const parts = [
    ...(marketing === null ? [] : [`marketing’s part is ${marketing}`]),
    ...(sales === null ? [] : [`sales’ part is ${sales}`]),
  ];
  return parts.length === 0 ? [] : [assumption(`At the stage ${name}, ${parts.join('; ')}.`)];
}

import type { StorySentence } from '#lwc/storyText/storyText.ts';
import type { RoadmapStage } from '../personas/roadmap.ts';
import { alsoHeard, assumption, backed, evidence } from './evidence-words.ts';
import { quotedLabel, quotedPhrase, quotedWords } from './quoted.ts';
import type { StoryCell, StoryPersona } from './story-facts.ts';

/** So many answers at most, one where much is heard already, and of the roadmap the first stage: a story is no plan. */
const answersTold = 2;

/** What we do about a theme, by the value of its `Response__c`. */
const responses = new Map([
  ['reposition', 'tell it from what matters to them'],
  ['prove', 'show that it works, at a place like theirs'],
  ['train', 'help our own people to answer it well'],
  ['build', 'change what we sell so that it no longer stands in the way'],
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
    ...(choice ? [evidence(`What decides their choice: ${backed(choice)}.`, [choice])] : []),
    ...(buying ? [evidence(`How they go about buying: ${backed(buying)}.`, [buying])] : []),
    ...alsoHeard('It also depends on this:', others),
    ...answerable.flatMap(answerTo).slice(0, others.length > 0 ? 1 : answersTold),
    ...stages.flatMap(partsAt).slice(0, 1),
  ];
}

function isStop({ area }: StoryCell): boolean {
  return area === 'stops';
}

function answerTo(cell: StoryCell): StorySentence[] {
  const response = responses.get(cell.response ?? '');
  const works = quotedWords(cell.whatWorks);
  const label = quotedLabel(cell.label);
  if (response === undefined && works === null) return [];
  const words = [
    ...(response === undefined ? [] : [`Our answer to ${label}: ${response}.`]),
    ...(works === null ? [] : [`What works where we meet ${response ? 'it' : label}: ${works}`]),
  ];
  return [assumption(words.join(' '), [cell])];
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

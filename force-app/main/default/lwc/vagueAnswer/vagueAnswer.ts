/**
 * Tells an answer that says nothing yet ("price", "bad timing", "no idea") from one that does, so that
 * the note form can ask back once. Knows English; what it does not know it takes for an answer.
 */

/** The stated reasons that a vague answer can name: keys of Stated_Reason__c. */
export type NamedReason =
  'price' | 'complex' | 'missing' | 'timing' | 'no-decision' | 'competitor' | 'trust';

export interface VagueAnswer {
  /** The first reason it names; null if it names none. */
  readonly reason: NamedReason | null;
}

/** Longer answers say something, whatever their words are. */
const MOST_WORDS = 10;
/** "They went with Veldhaus Logistics GmbH": more words than these tell more than a name. */
const MOST_NAME_WORDS = 3;

const reasons: readonly (readonly [NamedReason, Set<string>])[] = [
  [
    'price',
    listOf(`price prices priced pricing cost costs costly expensive pricey cheap cheaper cheapest
      budget money afford`),
  ],
  ['complex', listOf('complex complicated complexity confusing hard difficult')],
  ['missing', listOf('missing feature features functionality gap lack lacked lacking')],
  ['timing', listOf('timing time early late year quarter later')],
  ['no-decision', listOf('decision decide decided undecided indecision stalled')],
  ['competitor', listOf('competitor competitors competition rival rivals')],
  ['trust', listOf('trust trusted')],
];

/** Words that say that there is nothing to say. */
const nothingWords = listOf(`
  bad clue dunno fine good guess idea idk know meh na none nope nothing ok okay same sure tba tbc
  tbd unclear unknown unsure usual well
`);

/** Words that say nothing of their own. */
const fillers = listOf(`
  a about again all also always an and as at be because been bit but by can cant chose closed cos
  couldnt deal did didnt do dont due etc for from fully get given going got had has have he her
  high him his honestly i im in is isnt it its just less like lol lost made main mainly maybe me
  more most much my n next no not now of old on one only or our out picked probably quite ready
  really reason reasons right said say says she simply so sort stated still such tbh than that
  the their them then there they theyre thing think this to told too us use very was wasnt way we
  went were with wont would wrong yes yet you
`);

const choosing = listOf('went gone going go lost signed');
const towards = listOf('with for to');

/** What is vague about an answer, or null if it says something. An empty one says nothing wrong. */
export function vagueAnswer(text: string): VagueAnswer | null {
  if (text.trim() === '') return null;
  const words = wordsIn(text);
  if (words.length > MOST_WORDS) return null;
  const telling = words.filter((word) => !fillers.has(word));
  const saysNothing = telling.every((word) => nothingWords.has(word) || reasonOf(word));
  if (saysNothing && (telling.length > 0 || words.length === 0)) {
    return { reason: firstReason(words) };
  }
  return namesOnlyWinner(words) ? { reason: firstReason(words) ?? 'competitor' } : null;
}

function namesOnlyWinner(words: readonly string[]): boolean {
  const at = words.findIndex(
    (word, place) => choosing.has(word) && towards.has(words[place + 1] ?? ''),
  );
  if (at < 0) return false;
  const winner = words.slice(at + 2);
  const isOnlyThat = words.slice(0, at).every((word) => fillers.has(word));
  return isOnlyThat && winner.length > 0 && winner.length <= MOST_NAME_WORDS;
}

function firstReason(words: readonly string[]): NamedReason | null {
  return words.map(reasonOf).find((reason) => reason !== null) ?? null;
}

function reasonOf(word: string): NamedReason | null {
  return reasons.find(([, words]) => words.has(word))?.[0] ?? null;
}

function wordsIn(text: string): string[] {
  const plain = text.toLowerCase().replace('n/a', 'na').replace(/['’]/g, '');
  return plain.match(/[\p{L}\p{N}]{1,64}/gu) ?? [];
}

function listOf(words: string): Set<string> {
  return new Set(words.trim().split(/\s{1,20}/));
}

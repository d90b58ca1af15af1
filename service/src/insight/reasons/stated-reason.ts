import { type StatedReason, statedReasons } from '../../notes/note.ts';
import { reasonPhrases } from './reason-phrases.ts';

const sorts = statedReasons.map((reason) => ({
  reason,
  phrase: new RegExp(`(?<![\\p{L}\\p{N}])(?:${reasonPhrases[reason].join('|')})(?![\\p{L}])`, 'gu'),
}));

/** Turned round or doubted just before, a phrase says the opposite or nothing: "not too expensive". */
const turned =
  /(?<!\p{L})(?:not|isn'?t|wasn'?t|aren'?t|never|nothing|no longer|if|whether|unless|not about|not because|nothing to do with)(?: (?:it|its|it's|it is|was|is|the|that|really|exactly|at all|about|we're|they're)){0,3} $/u;

/** What is wrong with what they have now is why they look, and no reason against us. */
const ofOthers =
  /(?<!\p{L})(?:old|current|existing|present|previous|last|incumbent'?s?|rival'?s?|competitor'?s?|today'?s)(?!\p{L})/u;
const aboutTheThing: readonly StatedReason[] = ['price', 'complex', 'missing'];

/** So many characters before a phrase may turn it. */
const turnReach = 40;

/** The reason stands early in a note; more would cost time for nothing. */
const longestCharacters = 4_000;

/** The one reason that a text names in so many words; null when it names none, or several. */
export function statedReasonOf(text: string): StatedReason | null {
  const said = text.slice(0, longestCharacters).toLowerCase().replaceAll('’', "'");
  const named = sorts.filter(({ reason, phrase }) =>
    [...said.matchAll(phrase)].some(({ index }) => isMeant(said, index, reason)),
  );
  const [first, second] = named;
  return first && !second ? first.reason : null;
}

function isMeant(said: string, at: number, reason: StatedReason): boolean {
  const before = said.slice(Math.max(0, at - turnReach), at);
  if (turned.test(before)) return false;
  const clause = before.split(/[.;:!?,"]|(?<!\p{L})but(?!\p{L})/u).at(-1) ?? '';
  return !(aboutTheThing.includes(reason) && ofOthers.test(clause));
}

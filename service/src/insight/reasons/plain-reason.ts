import type { StatedReason } from '../../notes/note.ts';

/** Words that name a reason outright; every pattern is a list of fixed phrases, so none backtracks far. */
const phrases: readonly (readonly [StatedReason, RegExp])[] = [
  [
    'price',
    /\b(?:too (?:expensive|pricey|dear|costly|steep)|(?:can'?t|cannot|couldn'?t) afford|(?:over|beyond|outside) (?:their|the|our|his|her) budget|price (?:is|was) (?:too high|the problem)|costs? too much)\b/,
  ],
  ['complex', /\btoo (?:complex|complicated|fiddly|hard to use|difficult to use)\b/],
  ['missing', /\b(?:missing (?:a )?features?|features? (?:is|was|are|were) missing)\b/],
  [
    'timing',
    /\b(?:(?:bad|wrong|not the right|not a good) (?:time|timing|moment)|not (?:this|until next) (?:year|quarter))\b/,
  ],
  [
    'no-decision',
    /\b(?:(?:can'?t|cannot|couldn'?t) decide|no decision|decided to do nothing|staying as they are)\b/,
  ],
  [
    'competitor',
    /\b(?:went with|chose|signed with|picked|going with) (?:a|the|their|another) (?:competitor|rival|competition|other (?:vendor|supplier))\b|\bwent with (?:someone|somebody) else\b/,
  ],
  ['trust', /\b(?:don'?t|doesn'?t|didn'?t|do not|does not|did not) trust (?:us|our|me)\b/],
];

/** Turned round just before, a phrase says the opposite: "not too expensive". */
const turned = /\b(?:not|isn'?t|wasn'?t|never|nothing) (?:really |at all )?$/;

/** So many characters before a phrase may turn it. */
const turnReach = 24;

/** The one reason that a text names in so many words; null when it names none, or several. */
export function plainReasonOf(text: string): StatedReason | null {
  const said = text.toLowerCase().replaceAll('’', "'");
  const named = phrases.filter(([, phrase]) => {
    const found = phrase.exec(said);
    return found && !turned.test(said.slice(Math.max(0, found.index - turnReach), found.index));
  });
  const [first, second] = named;
  return first && !second ? first[0] : null;
}

import { valenceOf } from './word-valence.ts';

/** A word of a text with what it adds to the tone there. */
export interface ChargedWord {
  readonly word: string;
  /** From about -6 to 6, after the words before it were heard; 0 for most words. */
  readonly charge: number;
  readonly isNegated: boolean;
  /** The last one of several sentences, clauses and contrasts counts more than those before. */
  readonly isAfterBut: boolean;
  readonly isInLastSentence: boolean;
  readonly isQuoted: boolean;
}

/** The words that turn, raise and lower the charge of what follows are VADER's. */
const negations = new Set(
  (
    'aint arent cannot cant couldnt darent didnt doesnt dont hadnt hasnt havent isnt mightnt mustnt ' +
    'neither neednt never none nope nor not nothing nowhere oughtnt shant shouldnt wasnt werent ' +
    'without wont wouldnt rarely seldom despite'
  ).split(' '),
);

const boosters = new Set(
  (
    'absolutely amazingly awfully completely considerably decidedly deeply effing enormously ' +
    'entirely especially exceptionally extremely fabulously flipping flippin fricking frickin ' +
    'frigging friggin fully fucking greatly hella highly hugely incredibly intensely majorly more ' +
    'most particularly purely quite really remarkably so substantially thoroughly totally ' +
    'tremendously uber unbelievably unusually utterly very'
  ).split(' '),
);

const dampeners = new Set(
  (
    'almost barely hardly kinda kindof less little marginally occasionally partly scarcely slightly ' +
    'somewhat sorta sortof'
  ).split(' '),
);

/** So many words a negation or a booster reaches ahead, as VADER found. */
const reach = 3;

/** What VADER measured that a negation, a booster beside the word and capitals do to a word. */
const negated = -0.74;
const boosted = 0.293;
const shouted = 0.733;

/** Longer texts say their tone in the first and last words; more would cost time for nothing. */
const longestCharacters = 4_000;

/** The words of a text in order, each with its charge. */
export function chargedWords(text: string): ChargedWord[] {
  const tokens = tokensOf(text);
  const words = tokens.filter((token) => token.kind === 'word');
  const isShouting = words.some((token) => /[a-z]{2}/.test(token.text));
  const lastSentence = tokens.at(-1)?.sentence ?? 0;
  let sinceNegation = reach + 1;
  let isAfterBut = false;
  const before: string[] = [];
  const charged: ChargedWord[] = [];
  for (const [at, token] of tokens.entries()) {
    const word = token.text.toLowerCase().replaceAll('’', "'");
    if (word === 'but') isAfterBut = true;
    const isNegated = sinceNegation <= reach;
    let charge = valenceOf(word);
    if (boosters.has(word) || dampeners.has(word)) charge = 0;
    // "kind of" speaks of no kindness.
    if (word === 'kind' && tokens[at + 1]?.text.toLowerCase() === 'of') charge = 0;
    if (charge !== 0) {
      const sign = Math.sign(charge);
      before.slice(-reach).forEach((other, place, all) => {
        const share = 1 - 0.05 * (all.length - 1 - place);
        if (boosters.has(other)) charge += sign * boosted * share;
        else if (dampeners.has(other)) charge -= sign * boosted * share;
      });
      if (isShouting && /^[A-Z]{2,64}$/.test(token.text)) charge += sign * shouted;
      if (isNegated) charge *= negated;
    }
    charged.push({
      word,
      charge,
      isNegated,
      isAfterBut,
      isInLastSentence: token.sentence === lastSentence,
      isQuoted: token.isQuoted,
    });
    sinceNegation = isNegation(word) ? 1 : sinceNegation + 1;
    before.push(word);
  }
  return charged;
}

function isNegation(word: string): boolean {
  return negations.has(word) || word.endsWith("n't");
}

interface Token {
  readonly kind: 'word' | 'emoticon';
  readonly text: string;
  readonly sentence: number;
  readonly isQuoted: boolean;
}

/** Emoticons either way round, hearts, emoji, words, and what ends a sentence or a quotation. */
const token =
  /[:;=8x][-'^o]?[)(\][dpos/\\|*3@]{1,8}(?![\p{L}\p{N}/])|[()][-']?[:;=](?![\p{L}\p{N}])|<\/?3|\^_{1,8}\^|\p{Extended_Pictographic}|[\p{L}\p{N}]{1,64}(?:['’-][\p{L}\p{N}]{1,64}){0,4}|[.!?"“”\n]/giu;

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let sentence = 0;
  let isQuoted = false;
  let endedSentence = false;
  for (const [found] of text.slice(0, longestCharacters).matchAll(token)) {
    if (/^[.!?\n]$/.test(found)) endedSentence = true;
    if (/^["“”]$/.test(found)) isQuoted = !isQuoted;
    if (/^[.!?"“”\n]$/.test(found)) continue;
    if (endedSentence) sentence += 1;
    endedSentence = false;
    const kind = /[\p{L}\p{N}]/u.test(found.charAt(0)) && found.length > 1 ? 'word' : 'emoticon';
    tokens.push({ kind, text: found, sentence, isQuoted });
  }
  return tokens;
}

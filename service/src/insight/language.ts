/**
 * Small words that are frequent in one language and hardly occur in English. Words that both
 * have ("me", "die", "in", "war", "pour") are left out.
 */
const foreignWords = new Set(
  listOf(
    // Spanish, Portuguese, Italian
    'el la los las de del es un una unos unas que quien cuando donde como pero porque con sin para por ' +
      'sobre entre hasta desde muy mas menos aun tambien siempre nunca nada algo todo todos cada ' +
      'otro otra otros este esta esto ese eso esos aquel mis lo le les se han ' +
      'hay hace hacen fue era eran esta estan estamos tiene tienen tenemos tengo dice dijo dicen ' +
      'quiere quieren puede pueden va si segun ahora despues antes mejor peor ' +
      'nao uma um dos das pelo pela sem mas muito tambem isso ele ela eles elas sao ' +
      'il gli una della delle degli dei nel nella che non piu anche molto sono hanno questo questa',
    // German, Dutch
    'der das den dem des ein eine einen einem einer und oder aber nicht kein keine keinen mit ohne ' +
      'von vom zum zur bei beim nach aus auf uber unter wenn weil dass als wie ' +
      'ist sind waren wird wurde werden haben hatte hatten sie er wir ihr ihm ihn uns ich auch noch ' +
      'nur schon sehr mehr immer nie nichts etwas alles dann dort jetzt zu gegen seit ' +
      'het een voor niet geen maar ook zijn wordt werd naar bij wij dat deze',
    // French
    'les des une du au aux est sont etait ont avec sans ne qui dans sur il elle ils elles nous ' +
      'vous leur leurs ses mais donc tres plus cette ces tout tous rien chez',
    // Polish, Swedish, Danish, Norwegian
    'jest nie sie czy dla przez och att inte ett som ar ikke og',
  ),
);

/** Small English words; one of them in a short text settles it. */
const englishWords = new Set(
  listOf(
    'the a an and or but of to in on at by for from with without as is are was were be been being has ' +
      'had have do does did not no yes it its he she they we you i his her their our your him them us ' +
      'this that these those there here what which who when where why how if then than so just only ' +
      'very too more most all any some every one two out up down off over after before about again ' +
      'said says told asked wants want got get would could should can cant wont dont didnt will',
  ),
);

/** So many words of another language a rep may drop into a note that is still English. */
const foreignWordsAllowed = 1;

/** From this many words on, English text has some of its small words. */
const wordsToJudge = 8;

/** A note with fewer words of the rep's own is judged with its quotations. */
const ownWordsToJudge = 4;

/**
 * Whether a text is English, so that it may be coded. Quoted passages are the buyer's and may be in
 * any language if the rep's own words are English. Notes that mix languages are not English. A text
 * too short to tell ("price") is.
 */
export function isEnglish(text: string): boolean {
  if (isMostlyAnotherScript(text)) return false;
  const own = wordsIn(withoutQuotations(text));
  const words = own.length < ownWordsToJudge ? wordsIn(text) : own;
  const foreign = words.filter((word) => foreignWords.has(word)).length;
  const english = words.filter((word) => englishWords.has(word)).length;
  if (foreign > foreignWordsAllowed || foreign > english) return false;
  return words.length < wordsToJudge || english > 0;
}

function withoutQuotations(text: string): string {
  return text.replace(/["“„«][^"“”„«»]{0,2000}["”“»]/g, ' ');
}

function isMostlyAnotherScript(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return letters > 0 && latin * 2 < letters;
}

function wordsIn(text: string): string[] {
  const plain = text
    .replace(/\[[a-z]{1,12}\]/g, ' ')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}'’]/gu, '');
  return plain.split(/[^\p{L}]/u).filter((word) => word !== '');
}

function listOf(...groups: string[]): string[] {
  return groups.flatMap((group) => group.split(' '));
}

/**
 * Small words that are frequent in one language and hardly occur in English. Words that both
 * have ("me", "die", "in", "war", "pour") are left out.
 */
const foreignWords = new Set(
  listOf(
    // Spanish, Portuguese, Italian
    'el la los las de del es un una unos unas que quien cuando donde como pero porque con sin para por ' +
      'sobre entre hasta desde muy mas menos aun tambien siempre nunca nada algo todos cada ' +
      'otro otra otros este esta esto ese eso esos aquel mis lo le les se han ' +
      'hay hace hacen fue era eran esta estan estamos tiene tienen tenemos tengo dijo dicen ' +
      'quiere quieren puede pueden va segun ahora despues antes mejor peor ' +
      'nao uma um dos das pelo pela sem mas muito tambem isso ele ela eles elas sao ' +
      'muy caro precio nadie jefe empresa reunion presupuesto enero febrero marzo junio julio agosto ' +
      'septiembre octubre noviembre diciembre ano anos antes nuestro nuestra ellos ellas gusta falta ' +
      'prefieren necesitan dicen decir bien malo mucho mucha poco tambien porque clientes sistema ' +
      'chefe preco orcamento reuniao ninguem equipa equipe direcao foi falta querem precisam preferem disseram ' +
      'ficar esperar este ano muito eles gostou gostaram aprovacao ligacao prazo fevereiro setembro outubro ' +
      'capo prezzo riunione nessuno nessuna sede tempi fiera vogliono vuole aspettano settembre ' +
      'gennaio febbraio luglio ottobre bene paura cambiare senza troppo poi ancora quando loro noi ' +
      'il gli una della delle degli dei nel nella che piu anche molto sono hanno questo questa',
    // German, Dutch
    'der das den dem des ein eine einen einem einer und oder aber nicht kein keine keinen mit ohne ' +
      'von vom zum zur bei beim nach aus auf unter wenn weil dass als wie ' +
      'ist sind waren wird wurde werden haben hatte hatten sie er wir ihr ihm ihn uns ich auch noch ' +
      'nur schon sehr mehr immer nie nichts etwas alles dann dort jetzt zu gegen seit ' +
      'will erst heute morgen herbst fruhjahr sommer mussen muss zustimmen entscheiden entscheidet preis teuer teurer ' +
      'keinen leider kunde kunden vertrag angebot betriebsrat umstellung lauft vor diese dieser dieses unser ' +
      'unsere unserer ihre ihren seine seinen doch ganz viel viele wenig schlecht konnte konnten wollen wollte ' +
      'sagt sagte meint meinte fragt gefragt hatten warten wartet ' +
      'prijs wachten wacht akkoord inkoop willen wil eerst veel weinig baas blijft volgens vloer dus nog ' +
      'heel alleen waar hun hem onze ook omdat als maar wel tijd besluit duur goed slecht ' +
      'het een voor niet geen maar ook zijn wordt werd naar bij wij dat deze',
    // French
    'les des une du au aux est sont etait ont avec sans ne qui dans sur il elle ils elles nous ' +
      'vous leur leurs ses mais donc tres cette ces tout tous rien chez ' +
      'trop cher pour eux jusquen jusqua depuis personne parlait siege mais avril juin juillet aout ' +
      'septembre octobre novembre decembre veut veulent peut peuvent fait faire voir avant apres semaines directeur ' +
      'prix reunion rester froide attendent prefere preferent pas meme delai notre votre',
    // Polish, Swedish, Danish, Norwegian
    'jest nie sie czy dla przez przy szef chce chca czeka czekamy brak cena dobra zly drogo budzetu budzet roku jesieni ' +
      'spotkanie nikt byl byla bylo tylko juz jeszcze bardzo wola zostac zgode do za ich nich ' +
      'och att inte ett som ar ikke og hon han vill ingen ingenting inget motet tyckte priset kallt ' +
      'fran kund samma fragade dyrt vantar besked inkop lagret kvar tiden aven ' +
      'hun vil ikke noget meget mye alle moten pris dyrt ventar venter ' +
      'cok dediler bir icin degil patron daha prea pentru nu este sunt sau foarte liian det macht ihnen zij haar maio maggio scade kostar heille ovat eika mutta kallis ' +
      'tul nekik nem egy hogy prilis rekl sef neni jsou jako',
  ),
);

/** Small English words, and what reps write most; one of them in a short text settles it. */
const englishWords = new Set(
  listOf(
    'the a an and or but of to in on at by for from with without as is are was were be been being has ' +
      'had have do does did not no yes it its he she they we you i his her their our your him them us ' +
      'this that these those there here what which who when where why how if then than so just only ' +
      'very too more most all any some every one two out up down off over after before about again ' +
      'said says told asked wants want got get would could should can cant wont dont didnt will ' +
      'first office signs sign signed fair leads group sites site depot price pricing budget boss team deal buyer ' +
      'meeting call room loud slow cold warm jokes joked tax hotels closed depots makes make hard support zone ' +
      'time needs need legal cautious vendor vendors pilot demo pushed us then silence plant wanted shop trial ' +
      'before until next year month week late early they them screens labels decided decides open source',
  ),
);

/** English words that other languages have too: they settle nothing against a foreign one. */
const sharedWords = new Set(listOf('a an in on no as do to is so was want will i'));

/** Words with accents that English has taken in. */
const loanWords = new Set(
  listOf(
    'deja cafe creme uber senor senora naive resume facade cliche touche manana voila fiance fiancee role',
  ),
);

/** Names of places and people with a small foreign word: El Paso, Maria de la Cruz, Rue du Port. */
const names =
  /(?<!\p{L})(?:(?:El|La|Las|Los|Le|Les|Des|Du|San|De|Di|Da|Van|Von|Il|Das|Die|Der)\s(?=\p{Lu}\p{Ll})|(?<=\p{Lu}\p{Ll}{1,20}\s)(?:(?:de|del|della|di|du|des|da|do|dos|van|von)\s)(?:(?:la|las|los|den|der)\s)?(?=\p{Lu}\p{Ll}))/gu;

/** So many words of another language a rep may drop into a note that is still English. */
const foreignWordsAllowed = 1;

/** In a text with fewer words, accents tell a language as well as small words do. */
const fewWords = 12;

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
  const inLists = words.filter(isForeign).length;
  // One accent says little in a long text: it may be a dish, or a word that the buyer liked.
  const foreign = inLists + (words.length < fewWords ? words.filter(hasForeignLetter).length : 0);
  const english = words.filter(({ plain }) => englishWords.has(plain));
  const onlyEnglish = english.filter(({ plain }) => !sharedWords.has(plain)).length;
  if (foreign > foreignWordsAllowed || foreign > onlyEnglish) return false;
  return words.length < wordsToJudge || english.length > 0;
}

interface Word {
  /** Lower case, without accents. */
  readonly plain: string;
  /** Whether it has a letter that English words do not have; names may have any. */
  readonly hasAccent: boolean;
}

function isForeign({ plain }: Word): boolean {
  return foreignWords.has(plain) && !englishWords.has(plain);
}

function hasForeignLetter({ plain, hasAccent }: Word): boolean {
  return hasAccent && !loanWords.has(plain) && !foreignWords.has(plain);
}

function withoutQuotations(text: string): string {
  return text.replace(/["“„«][^"“”„«»]{0,2000}["”“»]/g, ' ');
}

function isMostlyAnotherScript(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return letters > 0 && latin * 2 < letters;
}

function wordsIn(text: string): Word[] {
  const withoutNames = text
    .replace(/\[[a-z]{1,12}\]/g, ' ')
    .normalize('NFC')
    .replace(names, ' ')
    .replace(/['’]/g, '');
  return (withoutNames.match(/[\p{L}\p{M}]{1,64}/gu) ?? []).map((word) => {
    const plain = word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
    return { plain, hasAccent: /^\p{Ll}/u.test(word) && /[^a-z]/i.test(word) };
  });
}

function listOf(...groups: string[]): string[] {
  return groups.flatMap((group) => group.split(' '));
}

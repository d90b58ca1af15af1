import { readFileSync } from 'node:fs';
import { places } from './places.ts';

/** What is known of a word that stands in lower case without accents. */
export interface WordMarks {
  /** A word of English that everybody uses; a rare one; or none that a dictionary has. */
  readonly use: 'common' | 'rare' | 'none';
  readonly isGivenName: boolean;
  /** A given name of English speakers: it is one in lower case as well. */
  readonly isEnglishName: boolean;
  readonly isSurname: boolean;
  readonly isPlace: boolean;
  /** Weekdays, months, nationalities and languages: a capital of theirs names nobody. */
  readonly isCapitalAnyway: boolean;
}

/** Names that a dictionary of English takes for words, though hardly anybody means the words. */
const namesFirst = new Set(
  `
  abigail aggie alan alec alex alexandrine andrew andy angelica anil anna aurelia barry ben
  benjamin bertha beth billy bob carl carlos charlie charlotte clarence clement colleen dan danny
  daphne dave dennis derek derrick dexter donna dora eddie eric eve fletcher fred gary gemma geoff
  george gilbert graham greg hamza harry hector henry homer jack jake jasmine jean jeff jenny
  jerry jess jill jim jimmy joan joe joey johannes john johnny jon josh joshua julia kate kelly
  ken kevin kim kris kyle kylie larry laura lee leo les liz louis lucy luke maggie marcel
  margarita marguerite maria marie martin marty marvin mary matt mavis maxwell meg megan merlin
  mick mickey mike molly morris murphy myrtle nancy ned neil nick nigel oliver oscar otto owen
  pascal paul peter phil phoebe polly rachel raj ralph ray rhea rick rickey rob robin roger ron
  rowan roy ruth sally sam sarah shelly shiv simon smriti spencer stella steve tammy ted terry tim
  timothy toby tod tom tommy tony tracy troy vera veronica victor victoria vincent wally walt
  walter wendy willy zac zack
  `.split(/\s{1,20}/),
);

/** Words that lists of names have, though a capital makes hardly ever a name of them. */
const wordsFirst = new Set(
  `
  aba al anal anas angel baby bailey bank banks barn baron bean beans beau bell best bird black
  bless blessing blossom bond brain brand bridge brook brooks buck bud buddy burton buster campos
  case cash castle chance chase christen church colt comfort cooper day days delta destiny diamond
  dirk dock dolly dona dos earnest ebony el else emerald era esse ester ethyl evens evert faithful
  fanny field fields fish foot ford forest general genesis gentle gold good green gunner guru hand
  harmony haven head heaven hill hills hunter hyacinth ivory jewel judge junior justice juvenal
  kin king kip lake lamb lance lane law laws light little long love lyric magnolia major marquis
  mass maverick melody mercado miracle miss misty monde moon name naval noble nova novella ole
  opal oral page pan pandora patience peg pink pinkie pleasant poppy porter post power powers
  precious price prince princess promise prudence queen rain ransom raven rice rich ring river rod
  roman royal rusty sage sal santa serenity shad shade sharp short silver sim sincere sister skip
  small snow so sol soma son sonny sterling stew stone summer sun sunny talon tanner telly the
  tope tory toy trace trey trinity turner unique urban van vesta viola vita viva wale ward warren
  week white winter wise wood woods yaw young
  `.split(/\s{1,20}/),
);

/** Words as people type them, which no dictionary has. */
const typedWords = new Set(
  `
  alot arent calc cannot cant couldnt csrd didnt doesnt dont eachother etc gonna gotta hadnt hasnt
  havent ill im infosec isnt ive kinda meta nein shouldnt sorta takt thats theyre theyve wanna wasnt
  werent whats wont wouldnt youre
  `.split(/\s{1,20}/),
);

/** What before a hyphen makes words, whatever stands behind: `x-ray`, `on-prem`. */
const wordOpenings = /^(?:[a-z]|in|multi|non|off|on|post|pre|self|semi|up)-/;

/** The file that `scripts/privacy/entity-words.ts` gathers: a word and its letters a line. */
const file = new URL('entity-words.txt', import.meta.url);

let letters: ReadonlyMap<string, string> | null = null;

function read(): ReadonlyMap<string, string> {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  return new Map(
    lines.map((line) => {
      const gap = line.indexOf(' ');
      return [line.slice(0, gap), line.slice(gap + 1)];
    }),
  );
}

/** The letters of a word in the file; read at the first word asked for, in some 60 ms. */
function lettersOf(word: string): string {
  letters ??= read();
  return letters.get(word) ?? '';
}

/**
 * What is known of a word in lower case without accents. Parts joined by hyphens are words together
 * (`follow-up`), unless one of them is none (`Weber-Santana`).
 */
export function marksOf(word: string): WordMarks {
  if (!word.includes('-')) return marksOfOne(word);
  if (wordOpenings.test(word)) return { ...marksOfOne(''), use: 'common' };
  const parts = word.split('-').filter((part) => part.length > 1 && !/^\d/.test(part));
  const marks = parts.map(marksOfOne);
  const name = marks.find(({ use }) => use === 'none');
  return name ?? { ...marksOfOne(''), use: 'common' };
}

function marksOfOne(word: string): WordMarks {
  const own = wordsFirst.has(word) || typedWords.has(word) ? 'c' : lettersOf(word);
  return {
    use: useOf(word, own),
    isGivenName: own.includes('g'),
    isEnglishName: own.includes('l'),
    isSurname: own.includes('s'),
    isPlace: own.includes('p') || (places.has(word) && !/[gs]/.test(own)),
    isCapitalAnyway: own.includes('o'),
  };
}

/** Whether a word in lower case without accents is one of English, rather than a name. */
export function isWord(word: string): boolean {
  return marksOf(word).use !== 'none';
}

function useOf(word: string, own: string): WordMarks['use'] {
  if (namesFirst.has(word)) return 'none';
  if (own.includes('c')) return 'common';
  if (own.includes('w')) return 'rare';
  // "timesheets", "rostered": forms that the list lacks. No name becomes a word by such an ending.
  if (own !== '') return 'none';
  return stemsOf(word).some((stem) => /[cw]/.test(lettersOf(stem))) ? 'rare' : 'none';
}

/** What is left without an ending or a beginning that makes words of words. */
function stemsOf(word: string): string[] {
  const ended = /^(.{4,64})(?:s|ed|ing|ers?|ly|able|ness|ment)$/.exec(word)?.[1] ?? '';
  const begun = /^(?:un|re|pre|non|multi|over|under|out|semi)(.{4,64})$/.exec(word)?.[1] ?? '';
  return [ended, `${ended}e`, begun];
}

/** The words that everybody uses, in alphabetical order. */
export function commonWords(): string[] {
  letters ??= read();
  return [...letters].filter(([, own]) => own.includes('c')).map(([word]) => word);
}

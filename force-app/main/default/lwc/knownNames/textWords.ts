/** A word of a text, and how it reads without case and accents. */
export interface Word {
  readonly start: number;
  readonly end: number;
  /** Lower case without accents, so that `Núria` and `nuria` are one. */
  readonly plain: string;
  readonly isCapitalised: boolean;
}

/** Letters that do not fall apart into a plain letter and an accent. */
const plainLetters = new Map([
  ...Object.entries({ ß: 'ss', ø: 'o', æ: 'ae', œ: 'oe', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' }),
  // Letters of other alphabets that look like ours, and small capitals.
  ...pairs('аaвbсcԁdеeһhіiјjкkмmнhоoрpԛqѕsтtуyԝwхxӏl'),
  ...pairs('αaβbεeιiκkνvοoρpτtυuχxγy'),
  ...pairs('ᴀaʙbᴄcᴅdᴇeɢgʜhɪiᴊjᴋkʟlᴍmɴnᴏoᴘpʀrꜱsᴛtᴜuᴠvᴡwʏyᴢz'),
]);

function pairs(letters: string): [string, string][] {
  return (letters.match(/../gu) ?? []).map((pair) => [pair.slice(0, 1), pair.slice(1)]);
}

/** The words of a text in order. */
export function wordsOf(text: string): Word[] {
  // At most 64 characters a word; joiners that one cannot see do not part a word.
  const words = text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}\p{Cf}]{0,63}/gu);
  return Array.from(words, ({ 0: word, index: start }) => ({
    start,
    end: start + word.length,
    plain: word
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[\p{M}\p{Cf}]/gu, '')
      .replace(/[^a-z0-9]/g, (letter) => plainLetters.get(letter) ?? letter),
    isCapitalised: /^\d{0,64}\p{Lu}/u.test(word),
  }));
}

/**
 * A text as people see it: without characters that show nothing (zero-width joiners, soft hyphens,
 * marks that turn the writing direction, control characters), and with full-width and mathematical
 * letters as plain ones. What one cannot see could hide a name from every rule that follows, turn a
 * quote around on a page, or be refused by the database. Joiners stay where they shape what one sees:
 * within an emoji, and between letters of scripts that need them, such as Persian and Hindi.
 */
export function visibleText(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/\r\n?/g, '\n')
      // Line breaks and tabs are the only control characters that mean something in a note.
      .replace(/(?![\t\n])[\p{Cc}\p{Default_Ignorable_Code_Point}]/gu, keptWhereItShapes)
      .replace(/[\uFF01-\uFF5E\u{1D400}-\u{1D7FF}]/gu, (letter) => letter.normalize('NFKC'))
  );
}

const isJoiner = /^[\u200c\u200d]$/;
const asEmoji = '\ufe0f';
const endsEmoji = /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier})\ufe0f?$/u;
const startsEmoji = /^\p{Extended_Pictographic}/u;
const joinedScripts =
  '\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Mongolian}\\p{Script=Devanagari}' +
  '\\p{Script=Bengali}\\p{Script=Gurmukhi}\\p{Script=Gujarati}\\p{Script=Oriya}\\p{Script=Tamil}' +
  '\\p{Script=Telugu}\\p{Script=Kannada}\\p{Script=Malayalam}\\p{Script=Sinhala}\\p{Script=Khmer}';
const endsJoinedLetter = new RegExp(`[${joinedScripts}]$`, 'u');
const startsJoinedLetter = new RegExp(`^[${joinedScripts}]`, 'u');

function keptWhereItShapes(sign: string, at: number, text: string): string {
  const before = text.slice(Math.max(0, at - 3), at);
  const after = text.slice(at + sign.length, at + sign.length + 2);
  if (sign === asEmoji) return endsEmoji.test(before) ? sign : '';
  if (!isJoiner.test(sign)) return '';
  const isInEmoji = sign === '\u200d' && endsEmoji.test(before) && startsEmoji.test(after);
  const isInWord = endsJoinedLetter.test(before) && startsJoinedLetter.test(after);
  return isInEmoji || isInWord ? sign : '';
}

/**
 * A text as people see it: without characters that show nothing (zero-width joiners, soft hyphens,
 * marks that turn the writing direction, control characters), and with full-width and mathematical
 * letters as plain ones. What one cannot see could hide a name from every rule that follows, turn a
 * quote around on a page, or be refused by the database.
 */
export function visibleText(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/\r\n?/g, '\n')
      // Line breaks and tabs are the only control characters that mean something in a note.
      .replace(/(?![\t\n])[\p{Cc}\p{Default_Ignorable_Code_Point}]/gu, '')
      .replace(/[\uFF01-\uFF5E\u{1D400}-\u{1D7FF}]/gu, (letter) => letter.normalize('NFKC'))
  );
}

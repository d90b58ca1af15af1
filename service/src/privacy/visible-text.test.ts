import { describe, expect, it } from 'vitest';
import { bodyCharacters } from '../notes/note.ts';
import { redact } from './redact.ts';
import { visibleText } from './visible-text.ts';

const names = [{ role: 'buyer', name: 'Pete Sallow' }] as const;
const seen = (text: string): string => redact(visibleText(text), names).text;

describe('a text as people see it', () => {
  it.each([
    ['zero-width characters', 'P\u200bet\u2060e rang', '[buyer] rang'],
    ['more of them than a word has letters', `P${'\u200b'.repeat(200)}ete rang`, '[buyer] rang'],
    ['soft hyphens and fillers', 'Pe\u00adte S\u115fallow', '[buyer]'],
    ['marks that turn the direction', '\u202ePete\u202c rang', '[buyer] rang'],
    ['full-width letters and signs', 'ｐｅｔｅ＠ｂｒａｍｌｅｙ．ｃｏｍ', '[email]'],
    ['mathematical letters', '𝐏𝐞𝐭𝐞 rang', '[buyer] rang'],
    ['full-width digits', 'call ０７７００９００１２３', 'call [phone]'],
    ['a number in pieces', '07700\u200b900\u200b123', '[phone]'],
    ['an address in pieces', 'pete\u200b@\u200bbramley.com', '[email]'],
  ])('hides no name behind %s', (_, text, expected) => {
    expect(seen(text)).toBe(expected);
  });

  it('holds nothing that a database refuses', () => {
    expect(visibleText('a\u0000b\u0007c \ud800 d')).toBe('abc \ufffd d');
  });

  it('keeps what people wrote otherwise', () => {
    const text = 'Größe “ok” … 50 %\n\tnaïve – ½, 😎 señor';
    expect(visibleText(text)).toBe(text);
  });

  it('keeps joiners where they shape what one sees, and nowhere else', () => {
    const family = '\u{1F468}\u200d\u{1F469}\u200d\u{1F467} \u2764\ufe0f\u200d\u{1F525}';
    const persian = '\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645';
    expect(visibleText(`${family} ${persian}`)).toBe(`${family} ${persian}`);
    expect(visibleText('P\u200de\u200cte \u200d\u{1F600}\u200d. a\ufe0f')).toBe(
      'Pete \u{1F600}. a',
    );
  });

  it('takes a full field of it at once', () => {
    expect(visibleText('\u200b'.repeat(bodyCharacters))).toBe('');
  });
});

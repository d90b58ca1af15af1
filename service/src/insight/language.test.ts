import { describe, expect, it } from 'vitest';
import { labelledLines } from '../../../test/bad-input/labelled-lines.ts';
import { readSampleCases } from '../../../test/sample/taken-in.ts';
import { isEnglish } from './language.ts';

describe('English', () => {
  it.each([
    'price',
    'tbc',
    'fine i guess',
    '🙄',
    '',
    'Buyer said "se nos ha quedado pequeño" about the dock, twice',
    '[buyer] at [account]: wants the failure demo',
    'pros and cons, de facto standard, vice versa',
    'frozen til April, beer garden is booked, van outside',
  ])('is "%s"', (text) => {
    expect(isEnglish(text)).toBe(true);
  });

  it.each([
    'Zu teuer, heißt es. Eigentlich wollte sie ein Werk sehen.',
    'Se quedan con el Excel. Funciona desde 2009 y es gratis.',
    'Le prix est trop élevé pour eux, et ils ne sont pas pressés.',
    'dice que no tenemos portugués y sí lo tenemos, the website only shows 3 flags',
    'Het is te duur, zegt hij, maar dat is niet de reden',
    'Слишком дорого для них',
    '高すぎると言われた',
    'Liian kallis heidän mielestään, palataan asiaan syksyllä uudestaan',
  ])('is not "%s"', (text) => {
    expect(isEnglish(text)).toBe(false);
  });

  it('is told from the other languages on all notes of the sample', async () => {
    const { cases } = await readSampleCases();
    const wrong = cases.filter(
      ({ note, language }) => isEnglish(note.text) !== (language === 'en'),
    );
    expect(wrong.map(({ note }) => note.id)).toEqual([]);
  });

  it('is told from ten other languages in short notes, but for one in fifty', () => {
    const lines = labelledLines('language.txt');
    const wrong = lines.filter(({ label, text }) => isEnglish(text) !== (label === 'english'));
    expect(wrong.length / lines.length).toBeLessThanOrEqual(0.02);
  });
});

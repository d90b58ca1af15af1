import type { KnownName } from '#lwc/knownNames/knownNames.ts';
import type { CodebookTheme } from '../../service/src/insight/coding/coder.ts';
import { loadPhraseBank } from '../../service/src/insight/coding/phrase-bank.ts';
import type { NoteToRedact } from '../../service/src/insight/worker/messages.ts';
import { type InsightArea, insightAreas } from '../../service/src/notes/note.ts';
import { readSampleCases } from '../../test/sample/taken-in.ts';
import { made } from './made-up-words.ts';

const colleagueCount = 200;

/** What to time the taking in of notes on. */
export interface NoteMaterial {
  readonly themes: readonly CodebookTheme[];
  readonly colleagues: readonly KnownName[];
  /** So many notes, each with the names around it and the area of its prompt; no two are the same. */
  notes(count: number): (NoteToRedact & { readonly area: InsightArea })[];
}

/**
 * The sample company's notes and codebook; when those run out, sentences of the phrase bank, and
 * then two of these together, beside the names around the sample's notes.
 */
export async function readNoteMaterial(): Promise<NoteMaterial> {
  const { company, cases } = await readSampleCases();
  const bank = loadPhraseBank().flatMap(({ area, sentences }) =>
    sentences.map((text) => ({ text, area })),
  );
  const written = cases
    .filter(({ note, language }) => note.sharing !== 'private' && language === 'en')
    .map(({ note, area }) => ({ text: note.text, area: area ?? 'room' }));
  const namesAround = cases.map(({ knownNames }) =>
    knownNames.filter(({ role }) => role !== 'colleague'),
  );
  const said = [...written, ...bank];
  return {
    themes: company.themes.map(({ insightArea, ...theme }) => ({
      ...theme,
      area: insightAreas.find((area) => area === insightArea) ?? 'room',
      active: true,
    })),
    colleagues: Array.from({ length: colleagueCount }, (_, at) => ({
      role: 'colleague',
      name: made.personName(at),
    })),
    notes: (count) =>
      Array.from({ length: count }, (_, at) => {
        const round = Math.floor(at / said.length);
        const first = said[at % said.length];
        const second = round === 0 ? undefined : bank[(at * 7 + round) % bank.length];
        return {
          body: [first?.text, second?.text].filter((text) => text !== undefined).join(' '),
          withdrawn: false,
          knownNames: namesAround[at % namesAround.length] ?? [],
          area: first?.area ?? 'room',
        };
      }),
  };
}

import { teaches } from '../../insight/coding/coder.ts';
import type { Insight, CoderLesson } from '../../insight/worker/insight.ts';

/** Where a body says what it is about: `They speak of price (12)`. */
const topicShape = /speak of ([a-z]{1,20})/;

/**
 * Reads notes by one word each, at once and always alike: a note is filed as the first confirmed note
 * about the same word was, else under the first theme whose words name it. Nothing is struck out.
 */
export function createWordInsight(): Insight {
  const lessons = new Map<string, CoderLesson>();
  return {
    embedderId: 'words',
    redact: (notes) =>
      Promise.resolve(
        notes.map(({ body, withdrawn }) =>
          withdrawn
            ? { keepsWords: false, heldReason: null }
            : {
                keepsWords: true,
                heldReason: null,
                redactedText: body,
                quote: body.slice(0, 255),
                isEnglish: true,
              },
        ),
      ),
    embed: (texts) => Promise.resolve(texts.map((text) => Buffer.from(topicOf(text)))),
    async file(coder, notes) {
      // A coder of the same key is not asked for again, as in the product.
      const lesson = lessons.get(coder.key) ?? (await coder.load());
      lessons.set(coder.key, lesson);
      return notes.map(({ text, contributor }) => ({
        themeKey: themeOf(topicOf(text), contributor, lesson),
        tone: null,
        statedReason: null,
      }));
    },
    findNear(centres, notes) {
      const topics = new Set(centres.map(({ text }) => topicOf(text)));
      return Promise.resolve(notes.map(({ text }) => topics.has(topicOf(text))));
    },
    close: () => Promise.resolve(),
  };
}

function topicOf(text: string): string {
  return topicShape.exec(text)?.[1] ?? '';
}

function themeOf(topic: string, author: string, { themes, confirmed }: CoderLesson): string | null {
  const active = new Map(themes.filter((theme) => theme.active).map((theme) => [theme.key, theme]));
  const [first] = confirmed
    .filter((note) => topicOf(note.text) === topic && teaches(note, author))
    .filter(({ themeKey }) => active.has(themeKey))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  if (first !== undefined) return first.themeKey;
  const named = [...active.values()]
    .filter((theme) => [theme.meaning, ...theme.examples].some((text) => topicOf(text) === topic))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  return named[0]?.key ?? null;
}

import { type CodebookTheme, teaches } from '../../service/src/insight/coding/coder.ts';
import type {
  CoderLesson,
  CoderSource,
  Insight,
} from '../../service/src/insight/worker/insight.ts';

/** What the words of a note are about, here: the one word that says so. */
export const topics = ['topic-a', 'topic-b', 'topic-c', 'topic-d', 'topic-e', 'topic-f'] as const;

/** How many lessons are kept, so that a long run does not grow. */
const lessonsKept = 4;

/**
 * Reads notes by one word of theirs, so that a process starts at once and everything that follows
 * from reading can be foretold. As with the real one, what reps confirmed moves others.
 */
export function createPlainInsight(): Insight {
  const lessons = new Map<string, CoderLesson>();

  async function lessonOf(coder: CoderSource): Promise<CoderLesson> {
    const known = lessons.get(coder.key);
    if (known !== undefined) return known;
    const lesson = await coder.load();
    lessons.set(coder.key, lesson);
    for (const key of lessons.keys()) {
      if (lessons.size <= lessonsKept) break;
      lessons.delete(key);
    }
    return lesson;
  }

  return {
    embedderId: 'plain',
    redact: (notes) =>
      Promise.resolve(
        notes.map(({ body, withdrawn }) =>
          withdrawn || body.includes('hold')
            ? { keepsWords: false, heldReason: withdrawn ? null : 'health' }
            : {
                keepsWords: true,
                heldReason: null,
                redactedText: body,
                quote: body.slice(0, 255),
                isEnglish: true,
              },
        ),
      ),
    embed: (texts) => Promise.resolve(texts.map((text) => Uint8Array.of(1, text.length % 128))),
    async file(coder, notes) {
      const lesson = await lessonOf(coder);
      return notes.map(({ text, contributor }) => ({
        themeKey: themeOf(text, contributor, lesson),
        tone: null,
        statedReason: null,
      }));
    },
    findNear(centres, notes) {
      const near = new Set(centres.map(({ text }) => topicOf(text)));
      return Promise.resolve(notes.map(({ text }) => near.has(topicOf(text))));
    },
    close: () => Promise.resolve(),
  };
}

function topicOf(text: string): string | null {
  return topics.find((topic) => text.includes(topic)) ?? null;
}

function themeOf(text: string, author: string, { themes, confirmed }: CoderLesson): string | null {
  const topic = topicOf(text);
  if (topic === null) return null;
  const [first] = confirmed
    .filter((note) => topicOf(note.text) === topic && teaches(note, author))
    .sort((one, other) => (one.id < other.id ? -1 : 1));
  if (first !== undefined) return first.themeKey;
  const active = themes
    .filter(isActive)
    .map(({ key }) => key)
    .sort();
  return active[topics.findIndex((known) => known === topic) % active.length] ?? null;
}

function isActive(theme: CodebookTheme): boolean {
  return theme.active;
}

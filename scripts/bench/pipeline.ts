import { startInsight } from '../../service/src/insight/worker/start-insight.ts';
import { slices } from '../../service/src/slices.ts';
import { silentLog } from '../../test/silent-log.ts';
import { rounded, timed } from './figure.ts';
import { readNoteMaterial } from './note-material.ts';

/** How many times the time of embedding the whole of taking notes in may need. */
const budgetTimes = 1.25;

const noteCount = 1000;

/** As many as the synchronisation reads at a time. */
const notesPerStep = 200;

/** Best of so many rounds; both take turns, so that a busy machine slows both. */
const rounds = 4;

/**
 * Times taking notes in (redaction with names, hold, language, embedding, theme, tone and reason),
 * in the thread and the portions of the product, beside embedding the same texts and nothing else.
 */
export async function benchPipeline(): Promise<{
  notes: number;
  seconds: number;
  embeddingSeconds: number;
  /** Of the processors, the same; what waits costs nothing here. */
  cpuSeconds: number;
  embeddingCpuSeconds: number;
  timesEmbedding: number;
  shareOfBudget: number;
}> {
  const { themes, colleagues, notes } = await readNoteMaterial();
  const all = notes(noteCount);
  const insight = await startInsight({ modelPath: null }, { log: silentLog });
  const coder = { key: 'bench', load: () => Promise.resolve({ themes, confirmed: [] }) };
  let texts: string[] = [];

  async function takeIn(): Promise<void> {
    texts = [];
    for (const slice of slices(all, notesPerStep)) {
      const redacted = await insight.redact(slice, colleagues);
      const readable = redacted.flatMap((note, at) =>
        note?.keepsWords && note.isEnglish
          ? [{ text: note.redactedText, area: slice[at]?.area ?? null }]
          : [],
      );
      const vectors = await insight.embed(readable.map(({ text }) => text));
      await insight.file(
        coder,
        readable.map((note, at) => ({ ...note, vector: vectors[at] ?? null, contributor: 'rep' })),
      );
      texts.push(...readable.map(({ text }) => text));
    }
  }

  async function embed(): Promise<void> {
    for (const slice of slices(texts, notesPerStep)) await insight.embed(slice);
  }

  try {
    // The first round warms up, and loads the coder.
    await takeIn();
    await embed();
    const whole = [];
    const bare = [];
    for (let round = 0; round < rounds; round += 1) {
      whole.push(await timed(takeIn));
      bare.push(await timed(embed));
    }
    const least = (times: readonly number[]): number => Math.min(...times);
    const ms = least(whole.map((time) => time.ms));
    const embeddingMs = least(bare.map((time) => time.ms));
    return {
      notes: texts.length,
      seconds: rounded(ms / 1000, 2),
      embeddingSeconds: rounded(embeddingMs / 1000, 2),
      cpuSeconds: rounded(least(whole.map((time) => time.cpuMs)) / 1000, 2),
      embeddingCpuSeconds: rounded(least(bare.map((time) => time.cpuMs)) / 1000, 2),
      timesEmbedding: rounded(ms / embeddingMs, 3),
      shareOfBudget: rounded(ms / embeddingMs / budgetTimes, 2),
    };
  } finally {
    await insight.close();
  }
}

import { startInsight } from '../../service/src/insight/worker/start-insight.ts';
import { searchThemes } from '../../service/src/release/search-themes.ts';
import { slices } from '../../service/src/slices.ts';
import { silentLog } from '../../test/silent-log.ts';
import { type MsFigure, msFigure, type SecondsFigure, secondsFigure, timed } from './figure.ts';
import { watchMainThread } from './main-thread.ts';
import { readNoteMaterial } from './note-material.ts';

const budgetSeconds = 90;

/** The longest that nothing else may run in the process. */
const budgetBlockMs = 50;

const noteCount = 10_000;
const confirmedCount = 1000;

/** As many as one transaction files anew. */
const notesPerStep = 500;

/**
 * Times filing 10,000 notes anew whose vectors are stored, by a coder that learnt from 1,000 others,
 * and looking for themes among all of them, in the threads of the product; and how long these
 * block the main thread at most.
 */
export async function benchRecode(): Promise<{
  filing: SecondsFigure;
  themes: SecondsFigure;
  whole: SecondsFigure;
  cpuSeconds: number;
  longestBlock: MsFigure;
  longestBlockCpu: MsFigure;
  proposals: number;
}> {
  const { themes, notes } = await readNoteMaterial();
  const insight = await startInsight({ modelPath: null }, { log: silentLog });
  try {
    const written = notes(noteCount + confirmedCount);
    const texts = written.map(({ body }) => body);
    const vectors: Uint8Array[] = [];
    for (const slice of slices(texts, notesPerStep)) vectors.push(...(await insight.embed(slice)));
    const stored = written.map(({ area }, at) => ({
      id: `n${String(at).padStart(5, '0')}`,
      area,
      text: texts[at] ?? '',
      vector: vectors[at] ?? new Uint8Array(),
      contributor: `rep ${at % 83}`,
      deal: `deal ${at % 1999}`,
    }));
    const confirmed = stored.slice(noteCount).map(({ area, ...note }, at) => {
      const ofArea = themes.filter((theme) => theme.area === area);
      const themeKey = ofArea[at % ofArea.length]?.key ?? '';
      return { ...note, themeKey, pupils: 'everybody' as const };
    });
    const unfiled = stored.slice(0, noteCount);
    const coder = { key: 'bench', load: () => Promise.resolve({ themes, confirmed }) };

    const watch = watchMainThread();
    const filing = await timed(async () => {
      for (const step of slices(unfiled, notesPerStep)) await insight.file(coder, step);
    });
    let proposals = 0;
    const search = await timed(async () => {
      proposals = (
        await searchThemes({
          notes: unfiled.map((note) => ({ ...note, isHeard: false })),
          others: [],
          k: 5,
        })
      ).length;
    });
    const block = watch.stop();
    return {
      filing: secondsFigure(filing.ms, budgetSeconds),
      themes: secondsFigure(search.ms, budgetSeconds),
      whole: secondsFigure(filing.ms + search.ms, budgetSeconds),
      cpuSeconds: Math.round((filing.cpuMs + search.cpuMs) / 1000),
      longestBlock: msFigure(block.longestMs, budgetBlockMs),
      longestBlockCpu: msFigure(block.longestCpuMs, budgetBlockMs),
      proposals,
    };
  } finally {
    await insight.close();
  }
}

import { z } from 'zod';
import { partition } from '../../service/src/insight/discovery/partition.ts';
import { loadWordVectors } from '../../service/src/insight/embedding/word-vectors.ts';
import { bodyCharacters } from '../../service/src/notes/note.ts';
import { embedTexts, type EmbeddingOptions } from './embed-rows.ts';
import { parseRows } from './labelled-rows.ts';
import { agreementOf } from './partition-agreement.ts';
import { rounded } from './share.ts';

const row = z.object({ text: z.string().max(bodyCharacters), label: z.string().trim().min(1) });

export interface ThemesScore {
  readonly task: 'themes';
  readonly n: number;
  /** How many groups were made: as many as the file has labels. */
  readonly k: number;
  /** From 0 to 1, as are the next two. */
  readonly acc: number;
  readonly nmi: number;
  readonly ari: number;
  /** Embedding included. */
  readonly notesPerSecond: number;
}

/**
 * Groups the texts of the rows `{text, label}` without looking at the labels, save for how many there
 * are, and scores the groups. Throws with the number of the first line that is not such a row, or
 * when there is none.
 */
export async function run(
  rows: readonly unknown[],
  options: EmbeddingOptions = {},
): Promise<ThemesScore> {
  const parsed = parseRows(rows, row, 'themes');
  if (parsed.length === 0) throw new Error('The themes task needs at least one row.');
  const labels = parsed.map(({ label }) => label);
  const k = new Set(labels).size;
  const startedAt = performance.now();
  const texts = await embedTexts(
    parsed.map(({ text }) => text),
    options,
  );
  const groups = partition(texts, k, loadWordVectors());
  const seconds = (performance.now() - startedAt) / 1000;
  const { acc, nmi, ari } = agreementOf(labels, groups);
  return {
    task: 'themes',
    n: parsed.length,
    k,
    acc: rounded(acc),
    nmi: rounded(nmi),
    ari: rounded(ari),
    notesPerSecond: Math.round(parsed.length / seconds),
  };
}

import { z } from 'zod';
import { reasonClasses } from '../../service/src/insight/reasons/reason-class.ts';
import { statedReasonOf } from '../../service/src/insight/reasons/stated-reason.ts';
import { bodyCharacters } from '../../service/src/notes/note.ts';
import { embedTexts, type EmbeddingOptions } from './embed-rows.ts';
import { parseRows } from './labelled-rows.ts';
import { type LabelScore, scoreLabels } from './score-labels.ts';

const row = z.object({ text: z.string().max(bodyCharacters), label: z.enum(reasonClasses) });

/**
 * Scores the stated reason on rows `{text, label: a stated reason or 'none'}`; throws with the number
 * of the first line that is not such a row.
 */
export async function run(
  rows: readonly unknown[],
  options: EmbeddingOptions = {},
): Promise<{ readonly task: 'reasons' } & LabelScore> {
  const parsed = parseRows(rows, row, 'reasons');
  const embedded = await embedTexts(
    parsed.map(({ text }) => text),
    options,
  );
  const pairs = parsed.map(({ text, label }, at) => ({
    label,
    given: statedReasonOf({ text, vector: embedded[at]?.vector ?? null }) ?? 'none',
  }));
  return { task: 'reasons', ...scoreLabels(pairs) };
}

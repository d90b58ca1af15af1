import { z } from 'zod';
import { textTones } from '../../service/src/insight/tone/text-tone.ts';
import { toneOf } from '../../service/src/insight/tone/tone.ts';
import { bodyCharacters } from '../../service/src/notes/note.ts';
import { embedTexts, type EmbeddingOptions } from './embed-rows.ts';
import { parseRows } from './labelled-rows.ts';
import { type LabelScore, scoreLabels } from './score-labels.ts';

const row = z.object({ text: z.string().max(bodyCharacters), label: z.enum(textTones) });

/**
 * Scores the tone on rows `{text, label: 'negative' | 'neutral' | 'positive'}`; throws with the number
 * of the first line that is not such a row.
 */
export async function run(
  rows: readonly unknown[],
  options: EmbeddingOptions = {},
): Promise<{ readonly task: 'tone' } & LabelScore> {
  const parsed = parseRows(rows, row, 'tone');
  const embedded = await embedTexts(
    parsed.map(({ text }) => text),
    options,
  );
  const pairs = parsed.map(({ text, label }, at) => ({
    label,
    given: toneOf({ text, vector: embedded[at]?.vector ?? null }),
  }));
  return { task: 'tone', ...scoreLabels(pairs) };
}

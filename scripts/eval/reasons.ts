import { z } from 'zod';
import { reasonClasses } from '../../service/src/insight/reasons/reason-class.ts';
import { statedReasonOf } from '../../service/src/insight/reasons/stated-reason.ts';
import { bodyCharacters } from '../../service/src/notes/note.ts';
import { parseRows } from './labelled-rows.ts';
import { type LabelScore, scoreLabels } from './score-labels.ts';

const row = z.object({ text: z.string().max(bodyCharacters), label: z.enum(reasonClasses) });

/**
 * Scores the stated reason on rows `{text, label: a stated reason or 'none'}`; throws with the number
 * of the first line that is not such a row.
 */
export function run(rows: readonly unknown[]): { readonly task: 'reasons' } & LabelScore {
  const pairs = parseRows(rows, row, 'reasons').map(({ text, label }) => ({
    label,
    given: statedReasonOf(text) ?? 'none',
  }));
  return { task: 'reasons', ...scoreLabels(pairs) };
}

import type { z } from 'zod';

/** Parses the rows of a task; throws with the number of the first line that is not such a row. */
export function parseRows<Row>(
  rows: readonly unknown[],
  schema: z.ZodType<Row>,
  task: string,
): Row[] {
  return rows.map((value, at) => {
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    const problem = issue ? `${issue.path.join('.') || 'the row'}: ${issue.message}.` : '';
    throw new Error(`Line ${at + 1} is no row of the ${task} task. ${problem}`);
  });
}

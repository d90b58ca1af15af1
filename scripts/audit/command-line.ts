import { parseArgs } from 'node:util';
import { z } from 'zod';

export interface AuditArguments {
  readonly from: Date;
  /** The moment after the last one. */
  readonly to: Date;
  /** The org by its Id of 18 characters; null asks Salesforce. */
  readonly orgId: string | null;
}

const usage = 'Give --from and --to with days such as 2026-11-20, and if you like --org ORG_ID.';

const day = z.iso.date().transform((text) => new Date(text));
const shape = z.object({
  from: day,
  to: day,
  org: z
    .string()
    .regex(/^[A-Za-z0-9]{18}$/)
    .optional(),
});

const dayMs = 24 * 3600_000;

/** Reads the arguments of the command. Throws with what to write instead. */
export function parseAuditArguments(given: readonly string[]): AuditArguments {
  const parsed = shape.safeParse(read(given));
  if (!parsed.success) throw new Error(usage);
  const { from, to, org } = parsed.data;
  if (from > to) throw new Error('--from is after --to. Give the earlier day first.');
  return { from, to: new Date(to.getTime() + dayMs), orgId: org ?? null };
}

function read(given: readonly string[]): unknown {
  const one = { type: 'string' } as const;
  try {
    return parseArgs({ args: [...given], options: { from: one, to: one, org: one } }).values;
  } catch {
    throw new Error(usage);
  }
}

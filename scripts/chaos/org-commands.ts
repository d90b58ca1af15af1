import { z } from 'zod';
import type { FaultRule } from '../../test/org/faults/faults.ts';

/** What an org's process is started with. */
export const orgSettings = z.strictObject({
  databaseUrl: z.string(),
  publicUrl: z.string(),
  publicKey: z.string(),
  organizationNumber: z.number(),
  seed: z.number(),
});
export type OrgSettings = z.infer<typeof orgSettings>;

const faultRule = z.object({
  kind: z.custom<FaultRule['kind']>((kind) => typeof kind === 'string'),
  times: z.number(),
  match: z
    .object({ method: z.string(), url: z.string(), sobject: z.string() })
    .partial()
    .optional(),
  delayMs: z.number().optional(),
});

/** What an org's process can be told to do. */
export const orgCommand = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('act'), count: z.number() }),
  z.object({ kind: z.literal('query'), soql: z.string(), isAsService: z.boolean() }),
  z.object({ kind: z.literal('fault'), rule: faultRule }),
  z.object({ kind: z.literal('clear') }),
  z.object({ kind: z.literal('counts') }),
  /** A clock that stands still gives everything one stamp. */
  z.object({ kind: z.literal('clock'), offsetMs: z.number(), isStanding: z.boolean() }),
  z.object({ kind: z.literal('create'), count: z.number() }),
  /** Many at once, and past every rule; written over the days before. */
  z.object({ kind: z.literal('seed'), count: z.number() }),
  z.object({ kind: z.literal('calls') }),
  z.object({ kind: z.literal('edit'), ids: z.array(z.string()) }),
  z.object({ kind: z.literal('remove'), id: z.string() }),
  z.object({ kind: z.literal('close-sessions') }),
  /** From now on queries see what is written some seconds later; or all of it at once. */
  z.object({ kind: z.literal('late'), isLate: z.boolean() }),
]);
export type OrgCommand = z.infer<typeof orgCommand>;

/** What it answers; 0 is its port, told once when it is ready. */
export const orgAnswer = z.union([
  z.object({ id: z.number(), error: z.string() }),
  z.object({ id: z.number(), answer: z.unknown() }),
]);
export type OrgAnswer = z.infer<typeof orgAnswer>;

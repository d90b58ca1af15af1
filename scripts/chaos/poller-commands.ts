import { z } from 'zod';

/** What a polling process is started with. */
export const pollerSettings = z.strictObject({
  loginUrl: z.string(),
  privateKey: z.string(),
  databaseUrl: z.string(),
  changesPerPage: z.number(),
  /** The pause between two rounds; null polls when told to. */
  pollMs: z.number().nullable(),
  /** How far its clock is off. */
  clockOffsetMs: z.number(),
  callTimeoutMs: z.number(),
});
export type PollerSettings = z.infer<typeof pollerSettings>;

/** What a polling process can be told to do. */
export const pollerCommand = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('poll') }),
  z.object({ kind: z.literal('sweep') }),
  z.object({ kind: z.literal('release') }),
  /** Ends itself by SIGKILL at this crossing, counted from now. */
  z.object({ kind: z.literal('crash-at'), crossing: z.number() }),
  /** Stops itself (SIGSTOP) when it reads a note next: after the call that brought it, before it is stored. */
  z.object({ kind: z.literal('pause-reading') }),
  z.object({ kind: z.literal('clock'), offsetMs: z.number() }),
  z.object({ kind: z.literal('stop') }),
]);
export type PollerCommand = z.infer<typeof pollerCommand>;

/** What it says: that it can be told things, that a round ended, what became of a command. */
export const pollerMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('round') }),
  z.object({ kind: z.literal('done'), id: z.number(), crossings: z.number() }),
  z.object({ kind: z.literal('failed'), id: z.number(), reason: z.string() }),
]);
export type PollerMessage = z.infer<typeof pollerMessage>;

import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Config } from '../../service/src/config.ts';

/** Kept under the data directory while the sample runs, for commands that look at it. */
export const runningSampleFile = 'running-sample.json';

/** Where in the data directory the sample's PostgreSQL has its own. */
export const samplePostgres = 'postgres';

/** How the sample's service was set up, and how far its time is ahead. */
export interface RunningSample {
  readonly config: Config;
  readonly leadMs: number;
}

const shape = z.object({
  config: z.custom<Config>(
    (value) => z.object({ salesforce: z.object({}) }).safeParse(value).success,
  ),
  leadMs: z.number(),
});

/** Reads that file; null when it was cut short. */
export function parseRunningSample(text: string): RunningSample | null {
  try {
    return shape.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Writes that file, which only its owner can read: it lets in. */
export async function tellRunning(dataDir: string, sample: RunningSample): Promise<void> {
  await writeFile(join(dataDir, runningSampleFile), JSON.stringify(sample), { mode: 0o600 });
}

/** Removes it. */
export async function tellStopped(dataDir: string): Promise<void> {
  await rm(join(dataDir, runningSampleFile), { force: true });
}

import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './config.ts';
import { keepSecret } from './secret-file.ts';

/**
 * The key under which reps and deals are hashed: the configured one, else one that is made once and
 * kept under the data directory. Throws if that file was cut short.
 */
export async function contributorKey(
  config: Pick<Config, 'contributorKey' | 'dataDir'>,
): Promise<string> {
  if (config.contributorKey !== null) return config.contributorKey;
  await mkdir(config.dataDir, { recursive: true });
  const path = join(config.dataDir, 'contributor-key');
  const key = await keepSecret(path, () => randomBytes(32).toString('base64'));
  if (Buffer.byteLength(key) >= 32) return key;
  throw new Error(
    `${path} does not hold a contributor key. Restore it from a backup: with another key every ` +
      'rep would count as a new one.',
  );
}

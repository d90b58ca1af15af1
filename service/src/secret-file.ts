import { randomUUID } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';

/**
 * The secret kept in this file, which only its owner can read; makes the file the first time. A
 * link is made whole or not at all, and fails if the file is there: neither a kill nor two first
 * starts at once can leave half a file or two secrets.
 */
export async function keepSecret(path: string, make: () => string): Promise<string> {
  const kept = await readFile(path, 'utf8').catch(() => undefined);
  if (kept !== undefined) return kept;
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, make(), { mode: 0o600, flush: true });
  await link(draft, path).catch(() => undefined);
  await rm(draft, { force: true });
  return readFile(path, 'utf8');
}

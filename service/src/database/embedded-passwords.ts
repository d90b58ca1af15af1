import { randomBytes } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const passwords = z.object({ postgres: z.string().min(32), watercooler: z.string().min(32) });

/** The password of each role of the embedded server. */
export type Passwords = z.infer<typeof passwords>;

/** Reads the embedded server's passwords from the data directory; makes them the first time. */
export async function embeddedPasswords(dataDir: string): Promise<Passwords> {
  const path = join(dataDir, 'postgres-passwords.json');
  const draft = `${path}.${process.pid}`;
  const fresh: Passwords = { postgres: newPassword(), watercooler: newPassword() };
  await writeFile(draft, JSON.stringify(fresh), { mode: 0o600 });
  // A link is made whole or not at all, and fails if the file is there: neither a kill nor two
  // first starts at once can leave half a file or two sets of passwords.
  await link(draft, path).catch(() => undefined);
  await rm(draft, { force: true });
  const kept = passwords.safeParse(parseJson(await readFile(path, 'utf8')));
  if (kept.success) return kept.data;
  throw new Error(
    `${path} does not hold the passwords of the embedded database. Restore it from a backup, ` +
      'or move the data directory away to start anew.',
  );
}

function newPassword(): string {
  return randomBytes(24).toString('base64url');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

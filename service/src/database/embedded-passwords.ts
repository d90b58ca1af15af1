import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { keepSecret } from '../secret-file.ts';

const passwords = z.object({ postgres: z.string().min(32), watercooler: z.string().min(32) });

/** The password of each role of the embedded server. */
export type Passwords = z.infer<typeof passwords>;

/** Reads the embedded server's passwords from the data directory; makes them the first time. */
export async function embeddedPasswords(dataDir: string): Promise<Passwords> {
  const path = join(dataDir, 'postgres-passwords.json');
  const text = await keepSecret(path, () =>
    JSON.stringify({ postgres: newPassword(), watercooler: newPassword() } satisfies Passwords),
  );
  const kept = passwords.safeParse(parseJson(text));
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

import { createHmac, hash } from 'node:crypto';

/** A short name for a value: equal values have equal ones. Not for secrets: it can be guessed. */
export function fingerprint(value: unknown): string {
  return hash('sha256', JSON.stringify(value), 'base64url').slice(0, 22);
}

/** A name for a value that nobody without the key can guess, as 64 hexadecimal digits. */
export function keyedHash(key: string, value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return createHmac('sha256', key).update(text).digest('hex');
}

import { createHash } from 'node:crypto';

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** The Id prefix (`a…`) of a custom object: from its name, so that adding objects moves none. */
export function customKeyPrefix(name: string): string {
  const [first = 0, second = 0] = createHash('sha256').update(name).digest();
  return `a${digits.charAt(first % 62)}${digits.charAt(second % 62)}`;
}

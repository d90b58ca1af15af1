import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/** Who a token speaks for. */
export const tokenRoles = ['rep', 'marketing', 'sales-lead', 'admin'] as const;
export const tokenRole = z.enum(tokenRoles);
export type TokenRole = z.infer<typeof tokenRole>;

/** What a token claims to be; true only if its hash is stored. */
export interface TokenClaim {
  readonly orgId: string;
  readonly role: TokenRole;
}

const shape = /^wc_([A-Za-z0-9]{18})_(rep|marketing|sales-lead|admin)_[A-Za-z0-9_-]{43}$/;

/** Makes a token with 256 bits of chance: `wc_<org id>_<role>_<secret>`. */
export function newToken(orgId: string, role: TokenRole, random = randomBytes): string {
  return `wc_${orgId}_${role}_${random(32).toString('base64url')}`;
}

/** Reads the org and role that a token names, or undefined if it is no token of ours. */
export function readToken(token: string): TokenClaim | undefined {
  const [, orgId, roleText] = shape.exec(token) ?? [];
  const role = tokenRoles.find((known) => known === roleText);
  return orgId && role ? { orgId, role } : undefined;
}

/** Lower-case hexadecimal SHA-256 of the whole token: all that is stored of it. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Compares two hashes in a time that does not tell where they differ. */
export function isSameHash(a: string, b: string): boolean {
  const left = Buffer.from(a, 'hex');
  const right = Buffer.from(b, 'hex');
  return left.length === right.length && timingSafeEqual(left, right);
}

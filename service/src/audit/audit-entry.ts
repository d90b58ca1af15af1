import { z } from 'zod';
import { tokenRoles } from '../http/token.ts';

/** Who did it: the service by itself, a command on its machine, or a role that signed in. */
export const auditActors = ['service', 'admin command', ...tokenRoles] as const;
export type AuditActor = (typeof auditActors)[number];

const count = z.int().min(0);
const role = z.enum(tokenRoles);
/** Says which token, and opens nothing. */
const tokenId = z.string().regex(/^[A-Za-z0-9-]{1,36}$/);

/**
 * Every action there is, with what is told of it: kinds and numbers. There is no place for a note, a
 * contributor, even hashed, or a name, and each shape refuses whatever it does not list.
 */
const actions = [
  action('token issued', { role, tokenId: tokenId.optional(), days: count.optional() }),
  action('token revoked', { role, tokenId: tokenId.optional(), tokens: count.optional() }),
  action('sign-in', { role }),
  action('sign-out', { role }),
  action('release', {
    release: z.string().regex(/^\d{4}-Q[1-4]\.\d{1,9}$/),
    k: count,
    batches: count,
  }),
  action('smallest group changed', { from: count.nullable(), to: count }),
  action('erasure', {
    kind: z.enum(['contributor', 'contact', 'lead', 'account']),
    notes: count,
    rows: count,
  }),
  action('erasure repeated', { erasures: count, notes: count, rows: count }),
  action('retention', { kind: z.string().regex(/^[a-z ]{1,40}$/), rows: count }),
  action('rebuild', { rows: count }),
] as const;

function action<const Name extends string, Told extends z.ZodRawShape>(name: Name, told: Told) {
  return z.strictObject({
    actor: z.enum(auditActors),
    action: z.literal(name),
    told: z.strictObject(told),
  });
}

/** What is written down of one action. */
export const auditEntry = z.discriminatedUnion('action', actions);
export type AuditEntry = z.infer<typeof auditEntry>;

import { randomBytes } from 'node:crypto';
import type { Session } from './org.ts';

export interface Sessions {
  open(userId: string): string;
  find(token: string): Session | undefined;
  close(token?: string): void;
}

/** As long as an org's default session. */
const lifetimeMs = 2 * 60 * 60 * 1000;

/**
 * Tokens of signed-in users, in memory only: after a restart everybody signs in again. Sign-in goes
 * by real time, whatever the org's clock says.
 */
export function createSessions(organizationId: string, realTime: () => Date): Sessions {
  const open = new Map<string, { userId: string; endsAtMs: number }>();
  return {
    open(userId) {
      // Only characters that the Salesforce CLI takes in a token.
      const secret = randomBytes(32).toString('base64url').replaceAll('-', '.');
      const token = `${organizationId.slice(0, 15)}!${secret}`;
      open.set(token, { userId, endsAtMs: realTime().getTime() + lifetimeMs });
      return token;
    },
    find(token) {
      const session = open.get(token);
      if (!session) return undefined;
      const nowMs = realTime().getTime();
      if (session.endsAtMs <= nowMs) {
        open.delete(token);
        return undefined;
      }
      // Use keeps a session alive.
      session.endsAtMs = nowMs + lifetimeMs;
      return { userId: session.userId };
    },
    close(token) {
      if (token === undefined) open.clear();
      else open.delete(token);
    },
  };
}

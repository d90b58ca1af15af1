import { createHash } from 'node:crypto';
import type { StatedReason } from '../../notes/note.ts';
import type { Saying } from './saying.ts';

/**
 * What releases made of a note that stands in no batch: `returned` stood in one once, `weighed` was heard and not
 * shown.
 */
export const kinds = ['returned', 'weighed'] as const;
export type Kind = (typeof kinds)[number];

/** How a release heard a note first. As it was then, or not at all, does it enter anything later. */
export interface Hearing {
  /** Names the persona and the release, by `nameOfLook`: whoever has the same came with the same crowd. */
  readonly look: string;
  /** Null once a release did not find it where it was, or saying what it said: it enters nothing again. */
  readonly saying: Saying | null;
  /** Whether its deal was lost by then. */
  readonly isLost: boolean;
  /** The reason stated above it, if it came with a crowd whose deals were lost. */
  readonly reason: StatedReason | null;
  /** The look at which it came to buyers in general, with those it was heard with first; null if it did not. */
  readonly generalLook: string | null;
}

/** A note that releases looked at and that stands in no batch. */
export interface LookedAt {
  readonly kind: Kind;
  /** The persona in which it was heard last, be it buyers in general; null where that is not known. */
  readonly personaKey: string | null;
  /** Null once a release did not find it at all, or where it is not known: it enters nothing again. */
  readonly hearing: Hearing | null;
}

export const lookNameCharacters = 6;

/** A short name for what a release heard in a persona. */
export function nameOfLook(personaKey: string, releaseId: string): string {
  const hash = createHash('sha256').update(JSON.stringify([personaKey, releaseId]));
  return hash.digest('base64url').slice(0, lookNameCharacters);
}

import { z } from 'zod';
import { type InsightArea, insightAreas } from '../notes/note.ts';
import { parseReleaseId } from './release-mark.ts';

/**
 * What no other record of Salesforce tells: the k of quarters, releases and when they were, the notes
 * that still stand in numbers although they are no longer there, and what people deleted, so that it is
 * neither created nor proposed again.
 */
export interface ReleaseHistory {
  readonly groups: readonly { readonly quarter: string; readonly k: number }[];
  /** The oldest first. */
  readonly releases: readonly PastRelease[];
  readonly gone: readonly GoneNote[];
  readonly deleted: readonly DeletedRecord[];
}

export interface PastRelease {
  readonly releaseId: string;
  readonly quarter: string;
  readonly number: number;
  readonly k: number;
  readonly releasedAt: Date;
}

/** A note that was deleted or made private after its release. */
export interface GoneNote {
  readonly id: string;
  /** The keyed hash of its rep. */
  readonly contributor: string;
  /** As `Release__c` would hold it. */
  readonly mark: string;
}

/** A prompt, theme or persona that somebody deleted: what it was known by, and not what it said. */
export type DeletedRecord =
  | { readonly kind: 'persona'; readonly key: string; readonly recordId: string }
  | {
      readonly kind: 'prompt';
      readonly key: string;
      readonly recordId: string;
      readonly area: InsightArea;
    }
  | {
      readonly kind: 'theme';
      readonly key: string;
      readonly recordId: string;
      readonly area: InsightArea;
      /** The words it was proposed with, if a release did. */
      readonly terms: readonly string[];
    };

/** `Releases__c` holds no more. */
export const historyCharacters = 131_072;

/**
 * The history as one line of JSON. Where it would be too long, the last of the gone notes are left
 * out: a rebuild then takes them out of the numbers at once, as the next release does anyway.
 */
export function historyText({ groups, releases, gone, deleted }: ReleaseHistory): string {
  const text = JSON.stringify({
    groups: groups.map(({ quarter, k }) => [quarter, k]),
    releases: releases.map((past) => [past.releaseId, past.k, past.releasedAt.toISOString()]),
    deleted,
    gone: [],
  });
  const entries: string[] = [];
  let characters = text.length;
  for (const { id, contributor, mark } of gone) {
    const entry = JSON.stringify([id, contributor, mark]);
    characters += entry.length + 1;
    if (characters > historyCharacters) break;
    entries.push(entry);
  }
  return `${text.slice(0, -2)}${entries.join(',')}]}`;
}

const group = z.number().int().min(3).max(99);
const recordKnown = {
  key: z.string().min(1).max(80),
  recordId: z.string().regex(/^[A-Za-z0-9]{18}$/),
};
const deletedShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('persona'), ...recordKnown }),
  z.object({ kind: z.literal('prompt'), ...recordKnown, area: z.enum(insightAreas) }),
  z.object({
    kind: z.literal('theme'),
    ...recordKnown,
    area: z.enum(insightAreas),
    terms: z.array(z.string()),
  }),
]);
const historyShape = z.object({
  groups: z.array(z.tuple([z.string().regex(/^\d{4}-Q[1-4]$/), group])),
  releases: z.array(z.tuple([z.string(), group, z.iso.datetime()])),
  deleted: z.array(deletedShape).default([]),
  gone: z.array(
    z.tuple([
      z.string().regex(/^[A-Za-z0-9]{18}$/),
      z.string().regex(/^[0-9a-f]{64}$/),
      z.string().max(255),
    ]),
  ),
});

/** Reads such a line; null when it is none. */
export function parseHistory(text: string | null): ReleaseHistory | null {
  const parsed = historyShape.safeParse(jsonOf(text ?? ''));
  if (!parsed.success) return null;
  const releases = parsed.data.releases.flatMap(([name, k, at]) => {
    const named = parseReleaseId(name);
    return named === null ? [] : [{ ...named, k, releasedAt: new Date(at) }];
  });
  return {
    groups: parsed.data.groups.map(([quarter, k]) => ({ quarter, k })),
    releases,
    gone: parsed.data.gone.map(([id, contributor, mark]) => ({ id, contributor, mark })),
    deleted: parsed.data.deleted,
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

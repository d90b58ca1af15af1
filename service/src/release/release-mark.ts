import type { StatedReason } from '../notes/note.ts';
import { statedReasons } from '../notes/note.ts';

/** A release by its name, `2026-Q4.2`, and the k it published under. */
export interface MarkedRelease {
  readonly releaseId: string;
  /** Counts up within the org. */
  readonly number: number;
  readonly quarter: string;
  readonly k: number;
}

/** What a note's `Release__c` says about the batch it was released in. */
export interface ReleaseMark extends MarkedRelease {
  readonly personaKey: string;
  readonly themeKey: string;
  /** Its batch in the reason ledger, if it stands in one. */
  readonly reason: ReasonMark | null;
}

/** A note's place in the reason ledger: under its own persona, or among buyers in general. */
export interface ReasonMark extends MarkedRelease {
  readonly reason: StatedReason;
  readonly isGeneral: boolean;
}

const release = String.raw`((\d{4}-Q[1-4])\.([1-9]\d{0,8}))`;
const markShape = new RegExp(String.raw`^${release}\|([^|]+)\|([^|]+)\|k([1-9]\d?)(?:\|(.+))?$`);
const reasonShape = new RegExp(String.raw`^([a-z-]+)\|(own|general)\|${release}\|k([1-9]\d?)$`);

/** Reads a `Release__c`; null when it is none of ours. */
export function parseReleaseMark(text: string | null): ReleaseMark | null {
  const [, releaseId, quarter, number, personaKey, themeKey, k, rest] =
    markShape.exec(text ?? '') ?? [];
  const released = releaseOf(releaseId, quarter, number, k);
  if (released === null || personaKey === undefined || themeKey === undefined) return null;
  const reason = rest === undefined ? null : parseReason(rest);
  if (rest !== undefined && reason === null) return null;
  return { ...released, personaKey, themeKey, reason };
}

function parseReason(text: string): ReasonMark | null {
  const [, name, place, releaseId, quarter, number, k] = reasonShape.exec(text) ?? [];
  const released = releaseOf(releaseId, quarter, number, k);
  const reason = statedReasons.find((known) => known === name);
  if (released === null || reason === undefined) return null;
  return { ...released, reason, isGeneral: place === 'general' };
}

function releaseOf(
  releaseId: string | undefined,
  quarter: string | undefined,
  number: string | undefined,
  k: string | undefined,
): MarkedRelease | null {
  if (releaseId === undefined || quarter === undefined || Number(k) < 3) return null;
  return { releaseId, quarter, number: Number(number), k: Number(k) };
}

/**
 * `<release>|<persona>|<theme>|k<k>`, and for a note in the reason ledger
 * `|<reason>|own or general|<release>|k<k>`: enough to take both batches over if our database is lost.
 */
export function releaseMark(batch: {
  readonly release_id: string;
  readonly persona_key: string;
  readonly theme_key: string;
  readonly k: number;
  readonly reason: string | null;
  readonly reason_persona_key: string | null;
  readonly reason_release_id: string | null;
  readonly reason_k: number | null;
}): string {
  const mark = `${batch.release_id}|${batch.persona_key}|${batch.theme_key}|k${batch.k}`;
  if (batch.reason === null) return mark;
  const place = batch.reason_persona_key === batch.persona_key ? 'own' : 'general';
  return `${mark}|${batch.reason}|${place}|${batch.reason_release_id}|k${batch.reason_k}`;
}

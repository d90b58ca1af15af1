/** What a note's `Release__c` says about the batch it was released in. */
export interface ReleaseMark {
  readonly releaseId: string;
  readonly number: number;
  readonly quarter: string;
  readonly personaKey: string;
  readonly themeKey: string;
  readonly k: number;
}

const markShape = /^((\d{4}-Q[1-4])\.([1-9]\d{0,8}))\|([^|]+)\|([^|]+)\|k([1-9]\d?)$/;

/** Reads a `Release__c`; null when it is none of ours. */
export function parseReleaseMark(text: string | null): ReleaseMark | null {
  const [, releaseId, quarter, number, personaKey, themeKey, k] = markShape.exec(text ?? '') ?? [];
  if (
    releaseId === undefined ||
    quarter === undefined ||
    personaKey === undefined ||
    themeKey === undefined ||
    Number(k) < 3
  ) {
    return null;
  }
  return { releaseId, number: Number(number), quarter, personaKey, themeKey, k: Number(k) };
}

/** `<release>|<persona>|<theme>|k<k>`: enough to take the batch over if our database is lost. */
export function releaseMark(batch: {
  readonly release_id: string;
  readonly persona_key: string;
  readonly theme_key: string;
  readonly k: number;
}): string {
  return `${batch.release_id}|${batch.persona_key}|${batch.theme_key}|k${batch.k}`;
}

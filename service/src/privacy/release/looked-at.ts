/**
 * What releases that looked at a note, and left it in no batch, made of it: `returned` stood in
 * a batch once, `weighed` stood in a crowd and was not shown, `seen` did neither.
 */
export const kinds = ['returned', 'weighed', 'seen'] as const;
export type Kind = (typeof kinds)[number];

/** Where a note stood when a release looked at it. */
export interface Place {
  /** Null for a note that no persona's titles fitted. */
  readonly personaKey: string | null;
  /** A name for the job titles that all personas had. */
  readonly titles: string;
}

/** A note that releases looked at and that stands in no batch. */
export interface LookedAt {
  readonly kind: Kind;
  /** Null where that is not known any more. */
  readonly place: Place | null;
}

/** What of the notes that wait is known to whoever compares releases, by note id. */
export interface Earlier {
  /** Stood in a batch: whatever they say was shown once. */
  readonly returned: ReadonlySet<string>;
  /** Stood in a batch or in a crowd: what was not shown of a crowd is an answer, too. */
  readonly heard: ReadonlySet<string>;
  /** Waited while personas had other titles, there or elsewhere, and stood in no batch. */
  readonly apart: ReadonlySet<string>;
}

/** The place that a stored row says; null where it says none. */
export function placeOf(row: {
  readonly persona_key: string | null;
  readonly titles: string | null;
}): Place | null {
  return row.titles === null ? null : { personaKey: row.persona_key, titles: row.titles };
}

/** No release looked at anything. */
export const nothingEarlier: Earlier = {
  returned: new Set(),
  heard: new Set(),
  apart: new Set(),
};

/**
 * Sorts notes by what earlier releases made of them.
 *
 * @param titles a name for the job titles that all personas have now; null where notes still stand where other
 *   titles put them, and so all are apart
 */
export function earlierAt(
  notes: Iterable<readonly [id: string, LookedAt]>,
  titles: string | null,
): Earlier {
  const [returned, heard, apart] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const [id, { kind, place }] of notes) {
    if (kind !== 'seen') heard.add(id);
    if (kind === 'returned') returned.add(id);
    // What was shown once only rides along.
    else if (place?.titles !== titles) apart.add(id);
  }
  return { returned, heard, apart };
}

/**
 * The persona of a note. It stays where a release found it for as long as personas keep their titles: whoever may
 * edit a contact cannot move the notes of one rep from persona to persona and look what appears.
 *
 * @param byTitle the persona that the buyer's title fits now
 */
export function personaStaying(
  place: Place | null,
  titles: string,
  byTitle: () => string | null,
): string | null {
  return place?.titles === titles ? place.personaKey : byTitle();
}

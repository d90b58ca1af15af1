/**
 * What releases that looked at a note, and left it in no batch, made of it: `returned` stood in
 * a batch once, `weighed` stood in a crowd and was not shown, `seen` did neither.
 */
export const kinds = ['returned', 'weighed', 'seen'] as const;
export type Kind = (typeof kinds)[number];

/** Where a note stood when a release looked at it. */
export interface Place {
  /** The persona in which it waited, be it buyers in general. */
  readonly personaKey: string;
  /** The titles that personas had, by a name. */
  readonly titles: string;
}

/** A note that releases looked at and that stands in no batch. */
export interface LookedAt {
  readonly kind: Kind;
  /** Null where it stood in no persona, or where that is not known any more. */
  readonly place: Place | null;
}

/** A note that waits, and where. */
export interface WaitingNote {
  readonly id: string;
  /** By its rep's choice or its buyer's title. */
  readonly ownPersona: string;
  /** The same, or buyers in general once it grew old. */
  readonly personaKey: string;
}

/** What of the notes that wait is known to whoever compares releases, by note id. */
export interface Earlier {
  /** Stood in a batch: whatever they say was shown once. */
  readonly returned: ReadonlySet<string>;
  /** Stood in a crowd: what was not shown of a crowd is an answer, too. */
  readonly heard: ReadonlySet<string>;
  /** Waited elsewhere before, or while personas had other titles, and stood in no batch. */
  readonly apart: ReadonlySet<string>;
}

/**
 * Sorts the notes that wait by what earlier releases made of them.
 *
 * @param titles the titles that personas have had since the last release, by their name; null where they
 *   changed, or where notes still stand where other titles put them: then all are apart
 */
export function earlierAt(
  waiting: readonly WaitingNote[],
  lookedAt: ReadonlyMap<string, LookedAt>,
  titles: string | null,
): Earlier {
  const earlier = {
    returned: new Set<string>(),
    heard: new Set<string>(),
    apart: new Set<string>(),
  };
  for (const { id, ownPersona, personaKey } of waiting) {
    const known = lookedAt.get(id);
    if (known === undefined) continue;
    const { kind, place } = known;
    if (kind === 'returned') earlier.returned.add(id);
    // What was heard stays so under whatever persona; only those that grow old come to others all together.
    const hasGrownOld = personaKey !== ownPersona && place !== null;
    const isHeardHere = !hasGrownOld || place.personaKey === personaKey;
    if (kind === 'weighed' && isHeardHere) earlier.heard.add(id);
    const isThere = place?.personaKey === personaKey || place?.personaKey === ownPersona;
    // What was shown once only rides along.
    if (kind !== 'returned' && !(isThere && place.titles === titles)) earlier.apart.add(id);
  }
  return earlier;
}

/** The place that a stored row says; null where it says none. */
export function placeOf(row: {
  readonly persona_key: string | null;
  readonly titles: string | null;
}): Place | null {
  const { persona_key: personaKey, titles } = row;
  return personaKey === null || titles === null ? null : { personaKey, titles };
}

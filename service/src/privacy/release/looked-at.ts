/**
 * What releases that looked at a note, and left it in no batch, made of it: `returned` stood in
 * a batch once, `weighed` stood in a crowd and was not shown, `seen` did neither.
 */
export const kinds = ['returned', 'weighed', 'seen'] as const;
export type Kind = (typeof kinds)[number];

/** A note that releases looked at and that stands in no batch. */
export interface LookedAt {
  readonly kind: Kind;
  /** The persona in which it stood in a crowd, be it buyers in general; null where that is not known, or it did not. */
  readonly personaKey: string | null;
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
  /** Those that were heard together: what was not shown of a crowd is an answer, too. */
  readonly looks: readonly ReadonlySet<string>[];
}

/**
 * Sorts the notes that wait by what earlier releases made of them. What was heard stays so under whatever persona:
 * whoever makes personas could have it heard again, beside one rep more. Only buyers in general hear again what grew
 * old, since it comes from several personas; but each of these heard its own together.
 */
export function earlierOf(
  waiting: readonly WaitingNote[],
  lookedAt: ReadonlyMap<string, LookedAt>,
): Earlier {
  const returned = new Set<string>();
  const looks = new Map<string, Set<string>>();
  for (const { id, ownPersona, personaKey } of waiting) {
    const known = lookedAt.get(id);
    if (known?.kind === 'returned') returned.add(id);
    if (known?.kind !== 'weighed') continue;
    const hasGrownOld = personaKey !== ownPersona;
    const heardIn = hasGrownOld ? (known.personaKey ?? personaKey) : personaKey;
    looks.set(heardIn, (looks.get(heardIn) ?? new Set()).add(id));
  }
  return { returned, looks: [...looks.values()] };
}

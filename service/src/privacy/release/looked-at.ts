/** What releases made of a note that stands in no batch: `returned` stood in one once, `weighed` was heard and not shown. */
export const kinds = ['returned', 'weighed'] as const;
export type Kind = (typeof kinds)[number];

/** A note that releases looked at and that stands in no batch. */
export interface LookedAt {
  readonly kind: Kind;
  /** The persona in which it was heard, be it buyers in general; null where that is not known, or it came back. */
  readonly personaKey: string | null;
}

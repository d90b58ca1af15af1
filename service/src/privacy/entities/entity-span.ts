/** Where somebody is named. */
export interface EntitySpan {
  /** Offsets into the given text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly kind: 'person' | 'company' | 'name';
}

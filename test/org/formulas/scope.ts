import type { ObjectDefinition } from '../metadata/definitions.ts';
import type { Value } from '../rows.ts';

type Fields = Readonly<Record<string, Value>>;

/** What a formula may refer to, known before any record is looked at. */
export interface Ground {
  readonly objects: ReadonlyMap<string, ObjectDefinition>;
  readonly customPermissions: ReadonlySet<string>;
}

/** What a formula is evaluated on: one record as it is about to be saved, and who saves it. */
export interface Scope {
  readonly fields: Fields;
  /** The record before the change; null when it is new. */
  readonly prior: Fields | null;
  /** The fields of the record with this Id; undefined when it is gone. */
  readonly recordOf: (id: string) => Fields | undefined;
  readonly hasCustomPermission: (name: string) => boolean;
}

/** The kinds of values a formula works with; a picklist is none of the others. */
export type FormulaType = 'text' | 'number' | 'boolean' | 'date' | 'datetime' | 'picklist';

/** A part of a formula, ready to be evaluated. */
export interface Compiled {
  readonly type: FormulaType;
  readonly evaluate: (scope: Scope) => Value;
}

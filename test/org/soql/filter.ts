import type { FieldDefinition, ObjectDefinition } from '../metadata/definitions.ts';
import type { StoredRecord } from '../records/store.ts';
import { SalesforceError } from '../salesforce-error.ts';
import { comparator, literalKey, sortKey, type SortKey } from './compare.ts';
import type { SoqlContext } from './context.ts';
import { readerOf, resolvePath } from './path.ts';
import type { Condition } from './query.ts';

export type Filter = (record: StoredRecord) => boolean;

/** Makes the test whether a key is among what a semi-join's inner query gives. */
export type SemiJoins = (condition: InQuery) => (key: SortKey) => boolean;

type InQuery = Extract<Condition, { kind: 'in-query' }>;

function refuseLongText(field: FieldDefinition): void {
  if (!field.isLongText) return;
  throw new SalesforceError(
    'INVALID_FIELD',
    `field '${field.name}' can not be filtered in a query call`,
  );
}

function costOf({ kind }: Condition): number {
  return kind === 'in-query' ? 1 : 0;
}

/** Turns a WHERE clause into a test of records, with the user's field permissions applied. */
export function compileFilter(
  context: SoqlContext,
  object: ObjectDefinition,
  condition: Condition,
  semiJoins: SemiJoins,
): Filter {
  const compile = (part: Condition) => compileFilter(context, object, part, semiJoins);
  if ('parts' in condition) {
    // Semi-joins look at other records: they come after all that the record itself tells.
    const parts = [...condition.parts].sort((a, b) => costOf(a) - costOf(b)).map(compile);
    return condition.kind === 'and'
      ? (record) => parts.every((part) => part(record))
      : (record) => parts.some((part) => part(record));
  }
  if (condition.kind === 'not') {
    const part = compile(condition.part);
    return (record) => !part(record);
  }
  const path = resolvePath(context, object, condition.path);
  const { field } = path;
  refuseLongText(field);
  const read = readerOf(context, path);
  if (condition.kind === 'compare') {
    const test = comparator(field, condition.operator, condition.literal);
    return (record) => test(read(record));
  }
  const { isNegated } = condition;
  if (condition.kind === 'in') {
    const wanted = new Set(condition.literals.map((literal) => literalKey(field, literal)));
    return (record) => wanted.has(sortKey(field, read(record))) !== isNegated;
  }
  const isAmong = semiJoins(condition);
  return (record) => isAmong(sortKey(field, read(record))) !== isNegated;
}

import type { FieldDefinition, ObjectDefinition } from '../metadata/definitions.ts';
import type { StoredRecord } from '../records/store.ts';
import { SalesforceError } from '../salesforce-error.ts';
import { comparator, literalKey, sortKey, type SortKey } from './compare.ts';
import type { SoqlContext } from './context.ts';
import { malformed } from './malformed.ts';
import { readerOf, resolvePath } from './path.ts';
import type { Condition, SoqlQuery } from './query.ts';

export type Filter = (record: StoredRecord) => boolean;

/** Runs a semi-join's inner query and gives the keys of its one field. */
export type InnerKeys = (query: SoqlQuery) => ReadonlySet<SortKey>;

function refuseLongText(field: FieldDefinition): void {
  if (!field.isLongText) return;
  throw new SalesforceError(
    'INVALID_FIELD',
    `field '${field.name}' can not be filtered in a query call`,
  );
}

/** Turns a WHERE clause into a test of records, with the user's field permissions applied. */
export function compileFilter(
  context: SoqlContext,
  object: ObjectDefinition,
  condition: Condition,
  innerKeys: InnerKeys,
): Filter {
  const compile = (part: Condition) => compileFilter(context, object, part, innerKeys);
  if ('parts' in condition) {
    const parts = condition.parts.map(compile);
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
  if (field.type !== 'id' && field.type !== 'reference') {
    throw malformed(`a semi-join needs an ID or reference field, not ${field.name}`);
  }
  const wanted = innerKeys(condition.query);
  return (record) => wanted.has(sortKey(field, read(record))) !== isNegated;
}

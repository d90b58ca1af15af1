import type { FieldDefinition, ObjectDefinition } from '../metadata/definitions.ts';
import type { StoredRecord } from '../records/store.ts';
import type { SortKey } from './compare.ts';
import type { SoqlContext } from './context.ts';
import { malformed } from './malformed.ts';
import { resolvePath } from './path.ts';
import type { Condition, SoqlQuery } from './query.ts';

type InQuery = Extract<Condition, { kind: 'in-query' }>;

/** As many as the platform allows in one WHERE clause. */
const mostSemiJoins = 2;

function semiJoinsIn(condition: Condition): InQuery[] {
  if ('parts' in condition) return condition.parts.flatMap(semiJoinsIn);
  if (condition.kind === 'not') return semiJoinsIn(condition.part);
  return condition.kind === 'in-query' ? [condition] : [];
}

/** Refuses semi-joins where the platform takes none: below OR, NOT or parentheses, and more than two. */
export function refuseMisplacedSemiJoins(where: Condition): void {
  const all = semiJoinsIn(where);
  const parts = where.kind === 'and' ? where.parts : [where];
  if (all.some((semiJoin) => !parts.includes(semiJoin))) {
    throw malformed(
      'Semi join sub-selects are only allowed at the top level WHERE expressions and not in nested WHERE expressions.',
    );
  }
  if (all.length > mostSemiJoins) {
    throw malformed(`At most ${mostSemiJoins} semi join sub-selects are allowed.`);
  }
}

/** The objects whose records a field's values name. */
function namedBy(object: ObjectDefinition, field: FieldDefinition): readonly string[] {
  return field.type === 'id' ? [object.name] : field.referenceTo;
}

function requireIdField(path: string, field: FieldDefinition, which: string): void {
  if ((field.type === 'id' || field.type === 'reference') && !path.includes('.')) return;
  throw malformed(
    `The ${which} of a semi join must be an ID or a reference field of its object, cannot use: '${path}'`,
  );
}

function requireBareSelect({
  fields,
  children,
  isCount,
  orderBy,
  limit,
  offset,
  where,
}: SoqlQuery) {
  if (fields.length !== 1 || children.length > 0 || isCount) {
    throw malformed('A semi join sub-select selects one field.');
  }
  if (orderBy.length > 0 || limit !== null || offset > 0) {
    throw malformed('A semi join sub-select takes no ORDER BY, LIMIT or OFFSET.');
  }
  if (where && semiJoinsIn(where).length > 0) {
    throw malformed('Nesting of semi join sub-selects is not supported');
  }
}

/** What an inner query finds, asked for one record at a time. */
export interface Inner {
  readonly object: ObjectDefinition;
  readonly isFound: (record: StoredRecord) => boolean;
}

/** Makes the test whether a key is among what a semi-join's inner query gives; it remembers. */
export function compileSemiJoin(
  context: SoqlContext,
  outer: ObjectDefinition,
  { path, query }: InQuery,
  prepareInner: (query: SoqlQuery) => Inner,
): (key: SortKey) => boolean {
  requireBareSelect(query);
  const { field: left } = resolvePath(context, outer, path);
  requireIdField(path, left, 'left side');
  const { object, isFound } = prepareInner(query);
  if (object === outer) {
    throw malformed('The inner and outer selects should not be on the same object type');
  }
  const innerPath = query.fields[0] ?? '';
  const { field } = resolvePath(context, object, innerPath);
  requireIdField(innerPath, field, 'selected field');
  const wanted = namedBy(outer, left);
  if (!namedBy(object, field).some((name) => wanted.includes(name))) {
    throw malformed(`${left.name} and ${field.name} name records of different objects.`);
  }

  function isAmong(key: string): boolean {
    if (field.type === 'id') {
      const record = context.records.get(key);
      return record?.sobject === object.name && isFound(record);
    }
    for (const id of context.records.childIds(object.name, field.name, key)) {
      const record = context.records.get(id);
      if (record && isFound(record)) return true;
    }
    return false;
  }

  const known = new Map<string, boolean>();
  return (key) => {
    if (typeof key !== 'string') return false;
    const answer = known.get(key) ?? isAmong(key);
    known.set(key, answer);
    return answer;
  };
}

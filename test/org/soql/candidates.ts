import { fieldOf, type ObjectDefinition } from '../metadata/definitions.ts';
import { completeId } from '../records/ids.ts';
import type { RecordOrder } from '../records/sorted-records.ts';
import type { StoredRecord } from '../records/store.ts';
import { boundsOf } from './bounds.ts';
import type { SoqlContext } from './context.ts';
import type { Condition, Literal, SoqlQuery } from './query.ts';

/** Records that a query has to look at: all that match, and as few others as the indexes can tell. */
export interface Candidates {
  readonly records: Iterable<StoredRecord>;
  /** Whether they come in the order that the query asks for. */
  readonly areInOrder: boolean;
}

function conjuncts(where: Condition | null): readonly Condition[] {
  if (where === null) return [];
  return where.kind === 'and' ? where.parts.flatMap(conjuncts) : [where];
}

/** The field, of the object itself, and the values that a part of a WHERE clause allows it. */
function allowedValues(object: ObjectDefinition, part: Condition) {
  const field = 'path' in part ? fieldOf(object, part.path) : undefined;
  if (!field) return null;
  const literals: readonly Literal[] | null =
    part.kind === 'in' && !part.isNegated
      ? part.literals
      : part.kind === 'compare' && part.operator === '='
        ? [part.literal]
        : null;
  const values = literals?.map(({ value }) => value);
  return values?.every((value) => typeof value === 'string') ? { field, values } : null;
}

/** The Ids that one part of a WHERE clause leaves; null when no index tells. */
function idsByPart(
  { records, deletedSince }: SoqlContext,
  object: ObjectDefinition,
  part: Condition,
): string[] | null {
  const allowed = allowedValues(object, part);
  if (!allowed) return null;
  const { field, values } = allowed;
  if (field.type === 'id') return values.map((value) => completeId(value) ?? value);
  if (field.isUnique) {
    // Deleted records are not found by their keys.
    if (deletedSince !== null) return null;
    return values.flatMap((value) => records.idByUnique(object.name, field.name, value) ?? []);
  }
  if (field.type !== 'reference' || field.isExternalId) return null;
  return values.flatMap((value) => [
    ...records.childIds(object.name, field.name, completeId(value) ?? value),
  ]);
}

/** The index that gives records in the order of a query; null when they must be sorted. */
function orderOf({ orderBy }: SoqlQuery): RecordOrder | null {
  if (orderBy.some(({ isDescending }) => isDescending)) return null;
  const paths = orderBy.map(({ path }) => path.toLowerCase()).join();
  if (paths === 'systemmodstamp' || paths === 'systemmodstamp,id') return 'SystemModstamp';
  return paths === 'id' ? 'Id' : null;
}

function* until(
  records: Iterable<StoredRecord>,
  isPast: (record: StoredRecord) => boolean,
): Generator<StoredRecord> {
  for (const record of records) {
    if (isPast(record)) return;
    yield record;
  }
}

/** Chooses how a query finds its records: by their Ids, in a range of an index, or all of them. */
export function candidatesFor(
  context: SoqlContext,
  object: ObjectDefinition,
  query: SoqlQuery,
): Candidates {
  const { records } = context;
  const lists = conjuncts(query.where).flatMap((part) => {
    const ids = idsByPart(context, object, part);
    return ids ? [ids] : [];
  });
  const [shortest] = lists.sort((a, b) => a.length - b.length);
  if (shortest) {
    const found = [...new Set(shortest)].sort().flatMap((id) => {
      const record = records.get(id);
      return record?.sobject === object.name ? [record] : [];
    });
    return { records: found, areInOrder: orderOf(query) === 'Id' };
  }
  const stamps = boundsOf(query.where, 'SystemModstamp');
  const ids = boundsOf(query.where, 'Id');
  const wanted = orderOf(query);
  const byStamp = stamps.from !== null || stamps.to !== null;
  const order = wanted === 'Id' && ids.from !== null ? 'Id' : byStamp ? 'SystemModstamp' : wanted;
  if (order === null) return { records: records.all(object.name), areInOrder: false };
  const { from, to } = order === 'Id' ? ids : stamps;
  const inRange = until(
    records.from(object.name, order, from === null ? [] : [from]),
    ({ id, fields }) => to !== null && (order === 'Id' ? id : String(fields.SystemModstamp)) > to,
  );
  return { records: inRange, areInOrder: order === wanted };
}

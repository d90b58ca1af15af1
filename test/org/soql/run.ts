import { objectOf, type ObjectDefinition } from '../metadata/definitions.ts';
import type { StoredRecord } from '../records/store.ts';
import type { Row } from '../rows.ts';
import { SalesforceError } from '../salesforce-error.ts';
import { candidatesFor, type Candidates } from './candidates.ts';
import { sortKey, type SortKey } from './compare.ts';
import type { SoqlContext } from './context.ts';
import { compileFilter, type Filter } from './filter.ts';
import { malformed } from './malformed.ts';
import { readerOf, resolvePath, type Reading } from './path.ts';
import { compileProjection, selectsSeveralLongTexts, type ChildProjection } from './projection.ts';
import type { SoqlQuery } from './query.ts';
import { compileSemiJoin, refuseMisplacedSemiJoins, type Inner } from './semi-join.ts';

export interface QueryAnswer {
  /** Rows that match; for COUNT() their number, with no rows. */
  readonly totalSize: number;
  readonly rows: Row[];
  readonly isCount: boolean;
  /** How many rows the platform would put on one page. */
  readonly pageSize: number;
}

/** The object a query is from; one that the user may not read does not exist. */
export function readableObject(context: Reading, name: string): ObjectDefinition {
  const object = objectOf(context.metadata, name);
  if (object && context.access.object(object).read) return object;
  throw new SalesforceError(
    'INVALID_TYPE',
    `sObject type '${name}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name.`,
  );
}

type Order = (records: StoredRecord[]) => StoredRecord[];

/** Makes the function that sorts; each record's keys are read once, whatever the number of rows. */
function compileOrder(context: SoqlContext, object: ObjectDefinition, query: SoqlQuery): Order {
  const orderings = query.orderBy.map((ordering) => {
    const path = resolvePath(context, object, ordering.path);
    if (path.field.isLongText) {
      throw new SalesforceError(
        'INVALID_FIELD',
        `field '${path.field.name}' can not be sorted in a query call`,
      );
    }
    const read = readerOf(context, path);
    return { ...ordering, keyOf: (record: StoredRecord) => sortKey(path.field, read(record)) };
  });

  function compare(a: readonly SortKey[], b: readonly SortKey[]): number {
    for (const [place, { isDescending, areNullsLast }] of orderings.entries()) {
      const left = a[place] ?? null;
      const right = b[place] ?? null;
      if (left === right) continue;
      if (left === null || right === null) return (left === null) === areNullsLast ? 1 : -1;
      return left < right === isDescending ? 1 : -1;
    }
    return 0;
  }

  if (orderings.length === 0) return (records) => records;
  return (records) =>
    records
      .map((record) => ({ record, keys: orderings.map(({ keyOf }) => keyOf(record)) }))
      .sort((a, b) => compare(a.keys, b.keys))
      .map(({ record }) => record);
}

interface Prepared {
  /** Whether a record matches and the user gets to see it. */
  readonly isFound: Filter;
  readonly order: Order;
}

function prepare(context: SoqlContext, object: ObjectDefinition, query: SoqlQuery): Prepared {
  const { access, sharing, deletedSince } = context;
  const prepareInner = (inner: SoqlQuery): Inner => {
    const innerObject = readableObject(context, inner.from);
    return { object: innerObject, isFound: prepare(context, innerObject, inner).isFound };
  };
  if (query.where) refuseMisplacedSemiJoins(query.where);
  const filter: Filter = query.where
    ? compileFilter(context, object, query.where, (semiJoin) =>
        compileSemiJoin(context, object, semiJoin, prepareInner),
      )
    : () => true;
  return {
    isFound(record) {
      const { IsDeleted, SystemModstamp } = record.fields;
      const isGone = deletedSince === null || String(SystemModstamp) < deletedSince;
      if (IsDeleted === true && isGone) return false;
      return filter(record) && sharing.rightsOn(access, record).read;
    },
    order: compileOrder(context, object, query),
  };
}

/** The records a user gets: filtered, visible to them, in order, cut to size. */
function matching(
  { records, areInOrder }: Candidates,
  { isFound, order }: Prepared,
  { limit, offset }: SoqlQuery,
): StoredRecord[] {
  const end = limit === null ? undefined : offset + limit;
  const found: StoredRecord[] = [];
  for (const record of records) {
    if (areInOrder && end !== undefined && found.length >= end) break;
    if (isFound(record)) found.push(record);
  }
  return (areInOrder ? found : order(found)).slice(offset, end);
}

function compileChild(
  context: SoqlContext,
  parent: ObjectDefinition,
  query: SoqlQuery,
): ChildProjection {
  const wanted = query.from.toLowerCase();
  const relationship = parent.childRelationships.find(({ name }) => name.toLowerCase() === wanted);
  const object = relationship && context.metadata.objects.get(relationship.childObject);
  const field = relationship && object?.fields.get(relationship.field);
  if (
    !relationship ||
    !object ||
    !field ||
    !context.access.object(object).read ||
    !context.access.field(object, field).read
  ) {
    throw new SalesforceError(
      'INVALID_TYPE',
      `Didn't understand relationship '${query.from}' in FROM part of query call.`,
    );
  }
  if (query.children.length > 0) throw malformed('the stand-in org goes one level down only');
  const prepared = prepare(context, object, query);
  const project = compileProjection(context, object, query.fields, []);
  return (record) => {
    const ids = context.records.childIds(object.name, relationship.field, record.id);
    const candidates = [...ids].sort().flatMap((id) => context.records.get(id) ?? []);
    const children = { records: candidates, areInOrder: false };
    const records = matching(children, prepared, query).map(project);
    const rows = { totalSize: records.length, done: true, records };
    return { name: relationship.name, rows: records.length > 0 ? rows : null };
  };
}

/** Answers a parsed query for one user. Throws SalesforceError as the platform would answer. */
export function runQuery(context: SoqlContext, query: SoqlQuery): QueryAnswer {
  const object = readableObject(context, query.from);
  const prepared = prepare(context, object, query);
  const children = query.children.map((child) => compileChild(context, object, child));
  const project = compileProjection(context, object, query.fields, children);
  const records = matching(candidatesFor(context, object, query), prepared, query);
  return {
    totalSize: records.length,
    rows: query.isCount ? [] : records.map(project),
    isCount: query.isCount,
    pageSize: selectsSeveralLongTexts(context, object, query.fields) ? 200 : 2000,
  };
}

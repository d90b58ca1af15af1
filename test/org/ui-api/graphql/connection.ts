import type { GraphQLFieldResolver } from 'graphql';
import {
  isChildRows,
  isRow,
  type ObjectDefinition,
  type Org,
  type Row,
  type Session,
} from '../../org.ts';
import { cursorAt, pageOf, type ListArguments } from './page.ts';
import { SoqlBuilder } from './soql.ts';

/** What a query needs to run: the org, and who asks. */
export interface QueryContext {
  readonly org: Org;
  readonly session: Session;
}

/** A page of records in GraphQL's shape. */
export interface Connection {
  readonly edges: readonly { readonly node: Row; readonly cursor: string }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly pageResultCount: number;
  /** Asked of the org only when the query chooses it. */
  readonly totalCount: () => number | Promise<number>;
}

/** Resolves `query { X(…) }` with one SOQL query that fetches all that is chosen below it. */
export function rootConnection(
  object: ObjectDefinition,
): GraphQLFieldResolver<unknown, QueryContext, ListArguments, Promise<Connection>> {
  return async (_source, args, { org, session }, info) => {
    const soql = new SoqlBuilder(org.metadata, info);
    const rows = await org.query(session, soql.list(object, info.fieldNodes, args));
    const count = async () => {
      const [answer] = await org.query(session, soql.count(object, args));
      return Number(answer?.['expr0'] ?? 0);
    };
    return connectionOf(rows, args, count);
  };
}

/** Resolves a child relationship from the rows that came with the parent. */
export function childConnection(
  name: string,
): GraphQLFieldResolver<Row, QueryContext, ListArguments, Connection> {
  return (row, args) => {
    const children = row[name];
    const { records, totalSize } = isChildRows(children) ? children : { records: [], totalSize: 0 };
    return connectionOf(records, args, () => totalSize);
  };
}

/** Resolves a lookup; null when it is blank or the reader may not see the record. */
export function parentRecord(name: string): (row: Row) => Row | null {
  return (row) => {
    const parent = row[name];
    return isRow(parent) ? parent : null;
  };
}

function connectionOf(
  rows: readonly Row[],
  args: ListArguments,
  totalCount: Connection['totalCount'],
): Connection {
  const { offset, first } = pageOf(args);
  const page = rows.slice(offset, offset + first);
  const edges = page.map((node, at) => ({ node, cursor: cursorAt(offset + at + 1) }));
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > offset + first,
      hasPreviousPage: offset > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    pageResultCount: edges.length,
    totalCount,
  };
}

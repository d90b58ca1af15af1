import {
  isFieldSubquery,
  isOrderByField,
  parseQuery,
  type FieldType,
  type OrderByClause,
  type Query,
  type Subquery,
} from '@jetstreamapp/soql-parser-js';
import { malformed } from './malformed.ts';
import { parseCondition } from './parse-condition.ts';
import type { Ordering, SoqlQuery } from './query.ts';

/** The platform's own limit. */
const longestQueryChars = 100_000;

function unaliaser(query: Query | Subquery, from: string): (path: string) => string {
  const prefixes = [query.sObjectAlias, from]
    .filter((name) => name !== undefined)
    .map((name) => `${name.toLowerCase()}.`);
  return (path) => {
    const prefix = prefixes.find((start) => path.toLowerCase().startsWith(start));
    return prefix === undefined ? path : path.slice(prefix.length);
  };
}

function pathOf(field: FieldType): string | null {
  if (field.type === 'Field') return 'rawValue' in field ? field.rawValue : field.field;
  if (field.type === 'FieldRelationship') return [...field.relationships, field.field].join('.');
  return null;
}

function orderingOf(clause: OrderByClause, unaliased: (path: string) => string): Ordering {
  if (!isOrderByField(clause)) throw malformed('the stand-in org orders by fields only');
  return {
    path: unaliased(clause.field),
    isDescending: clause.order === 'DESC',
    areNullsLast: clause.nulls === 'LAST',
  };
}

function refuseUnknownClauses(query: Query | Subquery): void {
  const { groupBy, having, usingScope, withDataCategory } = query;
  for (const [name, clause] of Object.entries({ groupBy, having, usingScope, withDataCategory })) {
    if (clause !== undefined) throw malformed(`the stand-in org does not know ${name}`);
  }
}

function convert(query: Query | Subquery, from: string): SoqlQuery {
  refuseUnknownClauses(query);
  const unaliased = unaliaser(query, from);
  const selected = query.fields ?? [];
  const children = selected.filter(isFieldSubquery).map(({ subquery }) => {
    return convert(subquery, subquery.relationshipName);
  });
  const [only] = selected;
  const isCount =
    selected.length === 1 &&
    only?.type === 'FieldFunctionExpression' &&
    only.functionName.toUpperCase() === 'COUNT' &&
    only.parameters.length === 0;
  const fields = isCount
    ? []
    : selected.flatMap((field) => {
        if (isFieldSubquery(field)) return [];
        const path = pathOf(field);
        if (path === null)
          throw malformed(`the stand-in org does not know ${field.type} in SELECT`);
        return [unaliased(path)];
      });
  if (new Set(fields.map((path) => path.toLowerCase())).size < fields.length) {
    throw malformed('duplicate field selected');
  }
  const orderBy = query.orderBy === undefined ? [] : [query.orderBy].flat();
  return {
    from,
    isCount,
    fields,
    children,
    where: query.where ? parseCondition(query.where, { unaliased, subquery: convertWhole }) : null,
    orderBy: orderBy.map((clause) => orderingOf(clause, unaliased)),
    limit: query.limit ?? null,
    offset: query.offset ?? 0,
  };
}

function convertWhole(query: Query): SoqlQuery {
  if (query.sObject === undefined) throw malformed('a query needs FROM');
  return convert(query, query.sObject);
}

function parsed(soql: string): Query {
  try {
    return parseQuery(soql);
  } catch (error) {
    throw malformed(error instanceof Error ? error.message : 'the query cannot be read');
  }
}

/** Parses SOQL; what is no SOQL, or more of it than the stand-in org speaks, is MALFORMED_QUERY. */
export function parseSoql(soql: string): SoqlQuery {
  if (soql.length > longestQueryChars)
    throw malformed('SOQL statements cannot be longer than 100000 characters.');
  return convertWhole(parsed(soql));
}

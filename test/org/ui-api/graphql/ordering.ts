import type { ObjectValueNode, ValueNode } from 'graphql';
import { fieldOf, type ObjectDefinition } from '../../org.ts';

/**
 * Turns a validated `orderBy` into what follows ORDER BY; '' for none. Coercion sorts the keys of
 * an input as its type lists them, so the written order is read from the query where it is there.
 */
export function orderingOf(
  object: ObjectDefinition,
  orderBy: unknown,
  written: ValueNode | undefined,
): string {
  return columnsOf(object, orderBy, written, '').join(', ');
}

function columnsOf(
  object: ObjectDefinition | undefined,
  orderBy: unknown,
  written: ValueNode | undefined,
  path: string,
): string[] {
  const literal = written?.kind === 'ObjectValue' ? written : undefined;
  return inWrittenOrder(orderBy, literal).flatMap(([name, value]) => {
    const isField = object === undefined ? isClause(value) : fieldOf(object, name) !== undefined;
    if (isField) return [path + name + clauseOf(value)];
    const below = literal?.fields.find((field) => field.name.value === name)?.value;
    return columnsOf(undefined, value, below, `${path}${name}.`);
  });
}

/** `{ order, nulls }` rather than a parent's fields. */
function isClause(value: unknown): boolean {
  return typeof value === 'object' && value !== null && ('order' in value || 'nulls' in value);
}

function clauseOf(value: unknown): string {
  const { order, nulls } = partsOf(value);
  return (order === 'DESC' ? ' DESC' : ' ASC') + (nulls ? ` NULLS ${nulls}` : '');
}

function partsOf(value: unknown): { order?: unknown; nulls?: 'FIRST' | 'LAST' | undefined } {
  if (typeof value !== 'object' || value === null) return {};
  const order = 'order' in value ? value.order : undefined;
  const wanted = 'nulls' in value ? value.nulls : undefined;
  return { order, nulls: (['FIRST', 'LAST'] as const).find((nulls) => nulls === wanted) };
}

function inWrittenOrder(value: unknown, written: ObjectValueNode | undefined): [string, unknown][] {
  if (typeof value !== 'object' || value === null) return [];
  const names = written?.fields.map((field) => field.name.value) ?? [];
  return Object.entries(value).sort(([a], [b]) => names.indexOf(a) - names.indexOf(b));
}

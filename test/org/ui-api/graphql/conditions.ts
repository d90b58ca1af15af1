import {
  fieldOf,
  objectOf,
  relationshipOf,
  type FieldDefinition,
  type ObjectDefinition,
  type OrgMetadata,
} from '../../org.ts';
import { literalFor, patternLiteral } from '../soql-literal.ts';

const comparisons = new Map([
  ['eq', '='],
  ['ne', '!='],
  ['lt', '<'],
  ['gt', '>'],
  ['lte', '<='],
  ['gte', '>='],
]);

/** Turns a validated `where` into a SOQL condition; an empty one gives ''. */
export function conditionOf(
  metadata: OrgMetadata,
  object: ObjectDefinition,
  where: unknown,
  path = '',
): string {
  const conditions: string[] = [];
  for (const [name, value] of entriesOf(where)) {
    if (name === 'and' || name === 'or') {
      const parts = listOf(value).map((part) => conditionOf(metadata, object, part, path));
      conditions.push(joined(parts, name === 'and' ? ' AND ' : ' OR '));
    } else if (name === 'not') {
      const inner = conditionOf(metadata, object, value, path);
      conditions.push(inner && `(NOT (${inner}))`);
    } else {
      conditions.push(onMember(metadata, object, name, value, path));
    }
  }
  return joined(conditions, ' AND ');
}

/** A filter on a field of the record, or on its parent's fields. */
function onMember(
  metadata: OrgMetadata,
  object: ObjectDefinition,
  name: string,
  value: unknown,
  path: string,
): string {
  const field = fieldOf(object, name);
  if (field) {
    const column = path + field.name;
    const conditions = entriesOf(value).map(([operator, operand]) =>
      comparison(field, column, operator, operand),
    );
    return joined(conditions, ' AND ');
  }
  const relationship = relationshipOf(object, name);
  const parent = objectOf(metadata, relationship?.referenceTo[0] ?? '');
  return parent ? conditionOf(metadata, parent, value, `${path}${name}.`) : '';
}

function comparison(
  field: FieldDefinition,
  column: string,
  operator: string,
  operand: unknown,
): string {
  if (operator === 'in' || operator === 'nin') {
    const values = listOf(operand).map((entry) => literalFor(field, plain(entry)));
    // SOQL knows no empty list: nothing is in it, everything is not.
    if (values.length === 0) return operator === 'in' ? 'Id = null' : '';
    return `${column} ${operator === 'in' ? 'IN' : 'NOT IN'} (${values.join(', ')})`;
  }
  if (operator === 'like' && typeof operand === 'string') {
    return `${column} LIKE ${patternLiteral(operand)}`;
  }
  return `${column} ${comparisons.get(operator) ?? '='} ${literalFor(field, plain(operand))}`;
}

/** Dates come as `{ value }`. */
function plain(operand: unknown): unknown {
  return typeof operand === 'object' && operand !== null && 'value' in operand
    ? operand.value
    : operand;
}

function joined(conditions: readonly string[], by: ' AND ' | ' OR '): string {
  const present = conditions.filter((condition) => condition !== '');
  return present.length > 1
    ? present.map((condition) => `(${condition})`).join(by)
    : (present[0] ?? '');
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

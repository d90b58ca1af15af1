import type { FieldDefinition } from '../metadata/definitions.ts';
import { completeId } from '../records/ids.ts';
import type { Value } from '../rows.ts';
import { SalesforceError } from '../salesforce-error.ts';
import type { Comparison, Literal } from './query.ts';

const literalTypes: Readonly<Record<FieldDefinition['type'], Literal['type']>> = {
  id: 'string',
  string: 'string',
  textarea: 'string',
  picklist: 'string',
  reference: 'string',
  email: 'string',
  phone: 'string',
  url: 'string',
  address: 'string',
  boolean: 'boolean',
  int: 'number',
  double: 'number',
  currency: 'number',
  date: 'date',
  datetime: 'datetime',
};

function isId(field: FieldDefinition): boolean {
  return field.type === 'id' || field.type === 'reference';
}

export type SortKey = string | number | null;

/** Makes a stored value comparable by `<` and `===`. */
export function sortKey(field: FieldDefinition, value: Value): SortKey {
  if (value === null) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  // Ids compare as they are written; other texts in any case.
  return typeof value === 'string' && !isId(field) ? value.toLowerCase() : value;
}

/** Makes a literal comparable with a field's values; one of another type is refused. */
export function literalKey(field: FieldDefinition, literal: Literal): SortKey {
  if (literal.type === 'null') return null;
  if (literal.type !== literalTypes[field.type]) {
    throw new SalesforceError(
      'INVALID_FIELD',
      `value of filter criterion for field '${field.name}' must be of type ${field.type}${literal.type === 'string' ? ' and should not be enclosed in quotes' : ''}`,
    );
  }
  if (isId(field) && literal.type === 'string') {
    const id = completeId(literal.value);
    if (id !== null) return id;
    // A cursor may start before every Id.
    if (/^[0-9A-Za-z]{15}([0-9A-Za-z]{3})?$/.test(literal.value)) return literal.value;
    throw new SalesforceError(
      'INVALID_QUERY_FILTER_OPERATOR',
      `invalid ID field: ${literal.value}`,
    );
  }
  return sortKey(field, literal.value);
}

function likePattern(like: string): RegExp {
  const source = like.replace(/\\([_%])|([_%])|[.*+?^${}()|[\]\\]/g, (char, escaped, wildcard) => {
    if (escaped) return String(escaped);
    if (wildcard) return wildcard === '%' ? '[^]*' : '[^]';
    return `\\${char}`;
  });
  return new RegExp(`^${source}$`, 'iu');
}

/** Makes the test of one comparison on a field's value. */
export function comparator(
  field: FieldDefinition,
  operator: Comparison,
  literal: Literal,
): (value: Value) => boolean {
  if (operator === 'LIKE') {
    if (literal.type !== 'string' || literalTypes[field.type] !== 'string' || isId(field)) {
      throw new SalesforceError(
        'INVALID_QUERY_FILTER_OPERATOR',
        `invalid operator on field ${field.name}`,
      );
    }
    const pattern = likePattern(literal.value);
    return (value) => typeof value === 'string' && pattern.test(value);
  }
  const wanted = literalKey(field, literal);
  if (operator === '=') return (value) => sortKey(field, value) === wanted;
  if (operator === '!=') return (value) => sortKey(field, value) !== wanted;
  return (value) => {
    const key = sortKey(field, value);
    if (key === null || wanted === null) return false;
    if (operator === '<') return key < wanted;
    if (operator === '<=') return key <= wanted;
    if (operator === '>') return key > wanted;
    return key >= wanted;
  };
}

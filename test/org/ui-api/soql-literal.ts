import { SalesforceError, type FieldDefinition } from '../org.ts';

const escapes = new Map([
  ['\\', '\\\\'],
  ["'", "\\'"],
  ['"', '\\"'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\b', '\\b'],
  ['\f', '\\f'],
]);

/** A text as a quoted SOQL literal; nothing in it can end the literal or the line. */
export function textLiteral(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what this is about
  const special = /[\\'"\u0000-\u001f\u007f\u0085\u2028\u2029]/g;
  const escaped = text.replace(special, (character) => escapes.get(character) ?? byCode(character));
  return `'${escaped}'`;
}

function byCode(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A LIKE pattern: `%` and `_` stay wildcards, and `\%` and `\_` stay the characters. */
export function patternLiteral(pattern: string): string {
  return textLiteral(pattern).replace(/\\\\(?=[%_])/g, '\\');
}

/** A value as the SOQL literal that the field's type takes. Throws INVALID_QUERY_FILTER. */
export function literalFor(field: FieldDefinition, value: unknown): string {
  if (value === null) return 'null';
  switch (field.type) {
    case 'boolean':
      if (typeof value === 'boolean') return String(value);
      break;
    case 'int':
    case 'double':
    case 'currency':
      if (typeof value === 'number' && Number.isFinite(value)) return decimal(value);
      break;
    case 'date':
      if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return value;
      break;
    case 'datetime':
      if (typeof value === 'string' && isInstant(value)) return value;
      break;
    default:
      if (typeof value === 'string') return textLiteral(value);
  }
  throw new SalesforceError(
    'INVALID_QUERY_FILTER_OPERATOR',
    `The value for ${field.name} is not a ${field.type}.`,
    { fields: [field.name] },
  );
}

/** SOQL has no exponents. */
function decimal(value: number): string {
  return value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 18 });
}

function isInstant(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?(Z|[+-]\d{2}:\d{2})$/.test(text);
}

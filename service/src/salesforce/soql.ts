/** A query whose values were all escaped. Only `soql` makes one. */
export class Soql {
  readonly text: string;

  constructor(parts: TemplateStringsArray, values: readonly SoqlValue[]) {
    this.text = parts.reduce((text, part, index) => {
      const value = values[index - 1];
      return text + (value === undefined ? '' : literal(value)) + part;
    });
  }
}

type SoqlValue = string | number | boolean | Date | readonly string[] | Soql;

/**
 * Builds a query: soql`SELECT Id FROM User WHERE Id IN ${ids}`. Text is quoted and escaped, a Date
 * becomes a UTC date-time literal, a list a parenthesised list, another `Soql` is taken as it is.
 *
 * @throws RangeError for an empty list, which SOQL cannot express
 */
export function soql(parts: TemplateStringsArray, ...values: SoqlValue[]): Soql {
  return new Soql(parts, values);
}

function literal(value: SoqlValue): string {
  if (value instanceof Soql) return value.text;
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value.length === 0) throw new RangeError('A SOQL list needs at least one value');
  return `(${value.map(quote).join(', ')})`;
}

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

function quote(value: string): string {
  return `'${value.replace(/[\\'"\n\r\t\b\f]/g, (character) => escapes.get(character) ?? '')}'`;
}

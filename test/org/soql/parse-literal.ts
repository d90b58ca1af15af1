import type { LiteralType } from '@jetstreamapp/soql-parser-js';
import { malformed } from './malformed.ts';
import type { Literal } from './query.ts';

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  '"': '"',
  "'": "'",
  '\\': '\\',
  // In LIKE these stay escaped, so that they match themselves.
  _: '\\_',
  '%': '\\%',
};

function unquoted(quoted: string): string {
  return quoted.slice(1, -1).replace(/\\(u[0-9a-fA-F]{4}|.)/gs, (_, code: string) => {
    if (code.length === 5) return String.fromCharCode(parseInt(code.slice(1), 16));
    const char = escapes[code];
    if (char === undefined) throw malformed(`invalid string escape: \\${code}`);
    return char;
  });
}

/** Reads one literal as the parser library names it. */
export function parseLiteral(value: string, type: LiteralType | undefined): Literal {
  switch (type) {
    case 'STRING':
      return { type: 'string', value: unquoted(value) };
    case 'INTEGER':
    case 'DECIMAL':
      return { type: 'number', value: Number(value) };
    case 'BOOLEAN':
      return { type: 'boolean', value: value.toUpperCase() === 'TRUE' };
    case 'NULL':
      return { type: 'null', value: null };
    case 'DATE':
      return { type: 'date', value };
    case 'DATETIME': {
      const moment = new Date(value);
      if (Number.isNaN(moment.getTime())) throw malformed(`no such moment: ${value}`);
      return { type: 'datetime', value: moment.toISOString() };
    }
    default:
      throw malformed(`the stand-in org does not know literals of type ${type ?? 'unknown'}`);
  }
}

import { FormulaError } from './syntax.ts';

export type Token =
  | { readonly kind: 'text'; readonly value: string; readonly at: number }
  | { readonly kind: 'number'; readonly value: number; readonly at: number }
  | { readonly kind: 'name'; readonly value: string; readonly at: number }
  | { readonly kind: 'sign'; readonly value: string; readonly at: number };

const blank = /(?:\s|\/\*[^]*?\*\/)+/y;
const text = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/sy;
const number = /\d+(?:\.\d+)?/y;
const name = /\$?[A-Za-z]\w*(?:\.[A-Za-z]\w*)*/y;
const sign = /&&|\|\||<>|!=|<=|>=|==|[=<>!(),-]/y;

function unescaped(quoted: string): string {
  return quoted.slice(1, -1).replace(/\\(.)/gs, (_, char: string) => (char === 'n' ? '\n' : char));
}

/** Cuts a formula into its words and signs; comments and blanks are left out. */
export function tokensOf(formula: string): Token[] {
  const tokens: Token[] = [];
  let position = 0;

  function take(pattern: RegExp): string | null {
    pattern.lastIndex = position;
    const found = pattern.exec(formula)?.[0];
    if (found === undefined) return null;
    position += found.length;
    return found;
  }

  for (take(blank); position < formula.length; take(blank)) {
    const at = position + 1;
    const quoted = take(text);
    if (quoted !== null) {
      tokens.push({ kind: 'text', value: unescaped(quoted), at });
      continue;
    }
    const digits = take(number);
    if (digits !== null) {
      tokens.push({ kind: 'number', value: Number(digits), at });
      continue;
    }
    const word = take(name);
    if (word !== null) {
      tokens.push({ kind: 'name', value: word, at });
      continue;
    }
    const char = take(sign);
    if (char === null) throw new FormulaError(`does not know "${formula.charAt(position)}"`, at);
    tokens.push({ kind: 'sign', value: char, at });
  }
  return tokens;
}

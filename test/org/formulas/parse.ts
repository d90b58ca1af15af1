import { FormulaError, type Comparison, type Formula } from './syntax.ts';
import { tokensOf, type Token } from './tokens.ts';

const equalities: ReadonlyMap<string, Comparison> = new Map([
  ['=', '='],
  ['==', '='],
  ['<>', '<>'],
  ['!=', '<>'],
]);
const orderings: ReadonlyMap<string, Comparison> = new Map([
  ['<', '<'],
  ['<=', '<='],
  ['>', '>'],
  ['>=', '>='],
]);

/** Reads the tokens of one formula, loosest binding first: `||`, `&&`, equality, order, `!`. */
class Reader {
  readonly #tokens: readonly Token[];
  readonly #end: number;
  #next = 0;

  constructor(formula: string) {
    this.#tokens = tokensOf(formula);
    this.#end = formula.length + 1;
  }

  whole(): Formula {
    const formula = this.#either();
    const rest = this.#tokens[this.#next];
    if (rest) throw new FormulaError(`does not expect ${rest.value}`, rest.at);
    return formula;
  }

  #takeSign(...wanted: readonly string[]): Token | undefined {
    const token = this.#tokens[this.#next];
    if (token?.kind !== 'sign' || !wanted.includes(token.value)) return undefined;
    this.#next += 1;
    return token;
  }

  #require(sign: string): void {
    if (this.#takeSign(sign)) return;
    const found = this.#tokens[this.#next];
    throw new FormulaError(
      `expects "${sign}" and finds ${found ? found.value : 'the end'}`,
      found?.at ?? this.#end,
    );
  }

  #either(): Formula {
    return this.#chain('||', 'OR', () => this.#both());
  }

  #both(): Formula {
    return this.#chain('&&', 'AND', () => this.#comparison(equalities, () => this.#ordered()));
  }

  #ordered(): Formula {
    return this.#comparison(orderings, () => this.#unary());
  }

  #chain(sign: string, name: string, part: () => Formula): Formula {
    const first = part();
    const inputs = [first];
    while (this.#takeSign(sign)) inputs.push(part());
    return inputs.length === 1 ? first : { kind: 'call', name, inputs, at: first.at };
  }

  #comparison(operators: ReadonlyMap<string, Comparison>, part: () => Formula): Formula {
    let left = part();
    for (;;) {
      const operator = operators.get(String(this.#takeSign(...operators.keys())?.value));
      if (!operator) return left;
      left = { kind: 'comparison', operator, left, right: part(), at: left.at };
    }
  }

  #unary(): Formula {
    const not = this.#takeSign('!');
    if (not) return { kind: 'call', name: 'NOT', inputs: [this.#unary()], at: not.at };
    const minus = this.#takeSign('-');
    const operand = this.#primary();
    if (!minus) return operand;
    if (operand.kind === 'literal' && typeof operand.value === 'number') {
      return { ...operand, value: -operand.value };
    }
    throw new FormulaError('knows "-" before a number only', minus.at);
  }

  #primary(): Formula {
    if (this.#takeSign('(')) {
      const inner = this.#either();
      this.#require(')');
      return inner;
    }
    const token = this.#tokens[this.#next++];
    if (!token) throw new FormulaError('ends too early', this.#end);
    if (token.kind === 'sign') throw new FormulaError(`does not expect ${token.value}`, token.at);
    if (token.kind !== 'name') return { kind: 'literal', value: token.value, at: token.at };
    if (this.#takeSign('(')) return this.#call(token.value.toUpperCase(), token.at);
    const word = token.value.toUpperCase();
    if (word === 'TRUE' || word === 'FALSE') {
      return { kind: 'literal', value: word === 'TRUE', at: token.at };
    }
    return { kind: 'reference', path: token.value.split('.'), at: token.at };
  }

  #call(name: string, at: number): Formula {
    const inputs: Formula[] = [];
    if (!this.#takeSign(')')) {
      do inputs.push(this.#either());
      while (this.#takeSign(','));
      this.#require(')');
    }
    return { kind: 'call', name, inputs, at };
  }
}

/** Parses a formula; throws FormulaError on what is no formula. Knows no function by name. */
export function parseFormula(formula: string): Formula {
  return new Reader(formula).whole();
}

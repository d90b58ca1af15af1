import {
  isNegationCondition,
  isValueCondition,
  isValueQueryCondition,
  isWhereClauseWithRightCondition,
  type Operator,
  type Query,
  type WhereClause,
} from '@jetstreamapp/soql-parser-js';
import { malformed } from './malformed.ts';
import { parseLiteral } from './parse-literal.ts';
import type { Comparison, Condition, SoqlQuery } from './query.ts';

type Token = '(' | ')' | 'AND' | 'OR' | 'NOT' | { readonly condition: Condition };

const comparisons: readonly Comparison[] = ['=', '!=', '<', '<=', '>', '>=', 'LIKE'];

export interface Names {
  /** Takes an alias or the object's own name off a path. */
  readonly unaliased: (path: string) => string;
  readonly subquery: (query: Query) => SoqlQuery;
}

function comparisonOf(operator: Operator): Comparison {
  const known = comparisons.find((comparison) => comparison === operator.toUpperCase());
  if (known) return known;
  throw malformed(`the stand-in org does not know the operator ${operator}`);
}

/** One comparison; its parentheses are not looked at. */
function leafOf(left: WhereClause['left'], names: Names): Condition {
  if (isValueQueryCondition(left)) {
    const isNegated = left.operator.toUpperCase() === 'NOT IN';
    const query = names.subquery(left.valueQuery);
    return { kind: 'in-query', path: names.unaliased(left.field), isNegated, query };
  }
  if (!isValueCondition(left)) throw malformed('the stand-in org does not know functions in WHERE');
  const path = names.unaliased(left.field);
  const types = left.literalType;
  const typeAt = (index: number) => (Array.isArray(types) ? types[index] : types);
  const operator = left.operator.toUpperCase();
  if (operator === 'IN' || operator === 'NOT IN') {
    const values = Array.isArray(left.value) ? left.value : [left.value];
    const literals = values.map((value, index) => parseLiteral(value, typeAt(index)));
    return { kind: 'in', path, isNegated: operator === 'NOT IN', literals };
  }
  if (Array.isArray(left.value)) throw malformed(`unexpected list after ${left.operator}`);
  const literal = parseLiteral(left.value, typeAt(0));
  return { kind: 'compare', path, operator: comparisonOf(left.operator), literal };
}

function repeat(token: Token, times: number | undefined): Token[] {
  return Array.from({ length: times ?? 0 }, () => token);
}

/** The parser library gives a chain whose parentheses are counts; this writes it out again. */
function tokensOf(clause: WhereClause, names: Names): Token[] {
  const tokens: Token[] = [];
  let rest: WhereClause | null = clause;
  while (rest) {
    const isNot: boolean = 'operator' in rest && rest.operator === 'NOT';
    if (isNot) {
      const parens = rest.left && isNegationCondition(rest.left) ? rest.left.openParen : 0;
      tokens.push(...repeat('(', parens), 'NOT');
    } else if (rest.left) {
      const { openParen, closeParen } = parenthesesOf(rest.left);
      tokens.push(...repeat('(', openParen), { condition: leafOf(rest.left, names) });
      tokens.push(...repeat(')', closeParen));
    }
    if (!isWhereClauseWithRightCondition(rest)) break;
    if (!isNot) tokens.push(rest.operator);
    rest = rest.right;
  }
  return tokens;
}

function parenthesesOf(left: object): { openParen: number; closeParen: number } {
  const count = (value: unknown) => (typeof value === 'number' ? value : 0);
  return {
    openParen: 'openParen' in left ? count(left.openParen) : 0,
    closeParen: 'closeParen' in left ? count(left.closeParen) : 0,
  };
}

/** Builds the tree; AND and OR side by side without parentheses are refused, as the platform does. */
export function parseCondition(clause: WhereClause, names: Names): Condition {
  const tokens = tokensOf(clause, names);
  let position = 0;

  function term(): Condition {
    const token = tokens[position++];
    if (token === 'NOT') return { kind: 'not', part: term() };
    if (token === '(') {
      const inner = expression();
      if (tokens[position++] !== ')') throw malformed("expecting a right parentheses, found 'end'");
      return inner;
    }
    if (typeof token === 'object') return token.condition;
    throw malformed(`unexpected token: ${token ?? 'end of query'}`);
  }

  function expression(): Condition {
    const first = term();
    const operator = tokens[position];
    if (operator !== 'AND' && operator !== 'OR') return first;
    const parts = [first];
    while (tokens[position] === operator) {
      position += 1;
      parts.push(term());
    }
    const next = tokens[position];
    if (next === 'AND' || next === 'OR') throw malformed(`unexpected token: ${next}`);
    return { kind: operator === 'AND' ? 'and' : 'or', parts };
  }

  const whole = expression();
  if (position < tokens.length) throw malformed(`unexpected token: ${String(tokens[position])}`);
  return whole;
}

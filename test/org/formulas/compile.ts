import type { ObjectDefinition } from '../metadata/definitions.ts';
import type { Value } from '../rows.ts';
import { compileCall } from './functions.ts';
import { parseFormula } from './parse.ts';
import { compileReference } from './references.ts';
import type { Compiled, Ground, Scope } from './scope.ts';
import { FormulaError, type Comparison, type Formula } from './syntax.ts';

/** Whether a comparison holds; nothing is before or after a blank. */
function holds(operator: Comparison, left: Value, right: Value): boolean {
  if (operator === '=') return left === right;
  if (operator === '<>') return left !== right;
  if (left === null || right === null) return false;
  if (operator === '<') return left < right;
  if (operator === '<=') return left <= right;
  if (operator === '>') return left > right;
  return left >= right;
}

/** Makes a parsed formula on an object ready to be evaluated; throws FormulaError. */
function compile(ground: Ground, object: ObjectDefinition, formula: Formula): Compiled {
  switch (formula.kind) {
    case 'literal': {
      const { value } = formula;
      const type =
        typeof value === 'string' ? 'text' : typeof value === 'number' ? 'number' : 'boolean';
      return { type, evaluate: () => value };
    }
    case 'reference':
      return compileReference(ground, object, formula);
    case 'call':
      return compileCall({
        object,
        call: formula,
        compile: (part) => compile(ground, object, part),
      });
    case 'comparison': {
      const { operator, at } = formula;
      const left = compile(ground, object, formula.left);
      const right = compile(ground, object, formula.right);
      if (left.type === 'picklist' || right.type === 'picklist') {
        throw new FormulaError('cannot compare a picklist: put it into TEXT or ISPICKVAL', at);
      }
      if (left.type !== right.type) {
        throw new FormulaError(`cannot compare a ${left.type} with a ${right.type}`, at);
      }
      return {
        type: 'boolean',
        evaluate: (scope) => holds(operator, left.evaluate(scope), right.evaluate(scope)),
      };
    }
  }
}

/** Makes the test that a condition on an object's records describes; throws FormulaError. */
export function compileCondition(
  ground: Ground,
  object: ObjectDefinition,
  text: string,
): (scope: Scope) => boolean {
  const formula = parseFormula(text);
  const { type, evaluate } = compile(ground, object, formula);
  if (type !== 'boolean') {
    throw new FormulaError(`is a ${type}, and a condition is wanted`, formula.at);
  }
  return (scope) => evaluate(scope) === true;
}

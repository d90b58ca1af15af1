import { join } from 'node:path';
import { z } from 'zod';
import { compileCondition } from '../formulas/compile.ts';
import type { Ground } from '../formulas/scope.ts';
import { FormulaError } from '../formulas/syntax.ts';
import type { ObjectDefinition, ValidationRule } from './definitions.ts';
import { filesOf, readXml } from './xml.ts';

const ruleFile = z.object({
  ValidationRule: z.object({
    fullName: z.string(),
    active: z.stringbool({ truthy: ['true'], falsy: ['false'] }),
    errorConditionFormula: z.string(),
    errorDisplayField: z.string().optional(),
    errorMessage: z.string().max(255),
  }),
});

function compiled(path: string, ground: Ground, object: ObjectDefinition, formula: string) {
  try {
    return compileCondition(ground, object, formula);
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    throw new Error(`${path}: the stand-in org ${error.message}.`, { cause: error });
  }
}

/**
 * Reads the rules of `objects/<name>/validationRules`. One that cannot be evaluated, active or not,
 * throws with its path and what it asks for; inactive ones are left out.
 */
export function readValidationRules(
  folder: string,
  object: ObjectDefinition,
  ground: Ground,
): ValidationRule[] {
  const paths = filesOf(join(folder, 'validationRules'), '.validationRule-meta.xml');
  return paths.flatMap((path) => {
    const rule = readXml(path, ruleFile).ValidationRule;
    const field = rule.errorDisplayField ?? null;
    if (field !== null && !object.fields.has(field)) {
      throw new Error(`${path}: shows its message at ${field}, which ${object.name} has not.`);
    }
    const isBroken = compiled(path, ground, object, rule.errorConditionFormula);
    return rule.active
      ? [{ name: rule.fullName, message: rule.errorMessage, field, isBroken }]
      : [];
  });
}

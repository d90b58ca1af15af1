import { knownFunctions } from '../../../test/org/formulas/functions.ts';
import { parseFormula } from '../../../test/org/formulas/parse.ts';
import { FormulaError, type Formula } from '../../../test/org/formulas/syntax.ts';
import type { Finding } from '../finding.ts';
import { hasField } from '../source/field-path.ts';
import { metadataOf, objectOf } from '../source/metadata-of.ts';
import type { PackageSource } from '../source/package-source.ts';
import { text } from '../source/xml.ts';

/** Validation rules parse, and name functions, fields and permissions that exist. */
export function checkValidationRules({ metadata, schema }: PackageSource): Finding[] {
  const permissions = new Set(metadataOf(metadata, 'customPermission').map(({ name }) => name));
  return metadataOf(metadata, 'validationRule').flatMap(({ file, root }) => {
    const object = objectOf(file);
    const shownAt = text(root, 'errorDisplayField');
    const noField =
      shownAt === undefined || hasField(schema, object, shownAt)
        ? []
        : [`shows its message at ${object}.${shownAt}, which does not exist`];
    const formula = parsed(text(root, 'errorConditionFormula') ?? '');
    const problems =
      typeof formula === 'string'
        ? [`has a formula that ${formula}`]
        : partsOf(formula).flatMap((part) => {
            if (part.kind === 'call' && !knownFunctions.includes(part.name)) {
              return [`uses the function ${part.name}, which the stand-in org does not know`];
            }
            if (part.kind !== 'reference') return [];
            const [first = '', second = ''] = part.path;
            const isKnown =
              first.toLowerCase() === '$permission'
                ? permissions.has(second)
                : hasField(schema, object, part.path.join('.'));
            return isKnown ? [] : [`names ${part.path.join('.')}, which does not exist`];
          });
    return [...noField, ...problems].map((problem) => ({
      file,
      problem,
      remedy: 'correct the rule',
    }));
  });
}

function parsed(formula: string): Formula | string {
  try {
    return parseFormula(formula);
  } catch (error) {
    if (error instanceof FormulaError) return error.message;
    throw error;
  }
}

function partsOf(formula: Formula): Formula[] {
  if (formula.kind === 'call') return [formula, ...formula.inputs.flatMap(partsOf)];
  if (formula.kind === 'comparison') {
    return [formula, ...partsOf(formula.left), ...partsOf(formula.right)];
  }
  return [formula];
}

import {
  fieldOf,
  relationshipOf,
  type FieldDefinition,
  type FieldType,
  type ObjectDefinition,
} from '../metadata/definitions.ts';
import type { Value } from '../rows.ts';
import type { Compiled, FormulaType, Ground, Scope } from './scope.ts';
import { FormulaError, type Formula } from './syntax.ts';

type Reference = Extract<Formula, { kind: 'reference' }>;

const typeOf: Readonly<Record<FieldType, FormulaType | null>> = {
  id: 'text',
  reference: 'text',
  string: 'text',
  textarea: 'text',
  email: 'text',
  phone: 'text',
  url: 'text',
  boolean: 'boolean',
  int: 'number',
  double: 'number',
  currency: 'number',
  date: 'date',
  datetime: 'datetime',
  picklist: 'picklist',
  address: null,
};

/** A stored value as formulas see it: a blank text is an empty one, and Ids have 15 characters. */
function asFormulaValue(field: FieldDefinition, value: Value | undefined): Value {
  if (value === null || value === undefined) {
    const isText = typeOf[field.type] === 'text' || field.type === 'picklist';
    return isText ? '' : null;
  }
  const isId = field.type === 'id' || field.type === 'reference';
  return isId && typeof value === 'string' ? value.slice(0, 15) : value;
}

function compiledField(
  field: FieldDefinition,
  at: number,
  fieldsOf: (scope: Scope) => Readonly<Record<string, Value>> | undefined,
): Compiled {
  const type = typeOf[field.type];
  if (!type) throw new FormulaError(`cannot work with ${field.name}, an ${field.type}`, at);
  return { type, evaluate: (scope) => asFormulaValue(field, fieldsOf(scope)?.[field.name]) };
}

/** The field of the record itself that a formula names; for functions that take nothing else. */
export function ownField(object: ObjectDefinition, formula: Formula | undefined): FieldDefinition {
  const [name, ...more] = formula?.kind === 'reference' ? formula.path : [];
  const field = name === undefined || more.length > 0 ? undefined : fieldOf(object, name);
  if (field) return field;
  throw new FormulaError(`needs a field of ${object.name} itself`, formula?.at ?? 1);
}

/** The value that a field of the record had before the change; on a new record, the one it has. */
export function priorValue(field: FieldDefinition, at: number): Compiled {
  return compiledField(field, at, ({ prior, fields }) => prior ?? fields);
}

function compilePermission({ customPermissions }: Ground, { path, at }: Reference): Compiled {
  const [, name = '', ...more] = path;
  if (more.length > 0 || !customPermissions.has(name)) {
    throw new FormulaError(`does not know the custom permission ${path.slice(1).join('.')}`, at);
  }
  return { type: 'boolean', evaluate: (scope) => scope.hasCustomPermission(name) };
}

/** Compiles a field path or `$Permission.X`; parents are looked up whatever the user may see. */
export function compileReference(
  ground: Ground,
  object: ObjectDefinition,
  reference: Reference,
): Compiled {
  const { path, at } = reference;
  const [first = ''] = path;
  if (first.toLowerCase() === '$permission') return compilePermission(ground, reference);
  if (first.startsWith('$')) throw new FormulaError(`does not know ${path.join('.')}`, at);
  const steps: FieldDefinition[] = [];
  let current = object;
  for (const name of path.slice(0, -1)) {
    const step = relationshipOf(current, name);
    const parent = ground.objects.get(step?.referenceTo[0] ?? '');
    if (!step || !parent) {
      throw new FormulaError(`finds no relationship ${name} on ${current.name}`, at);
    }
    steps.push(step);
    current = parent;
  }
  const last = path.at(-1) ?? '';
  const field = fieldOf(current, last);
  if (!field) throw new FormulaError(`finds no field ${last} on ${current.name}`, at);
  return compiledField(field, at, (scope) => {
    let fields: Readonly<Record<string, Value>> | undefined = scope.fields;
    for (const { name } of steps) {
      const id: Value | undefined = fields?.[name];
      fields = typeof id === 'string' ? scope.recordOf(id) : undefined;
    }
    return fields;
  });
}

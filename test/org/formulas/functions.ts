import type { ObjectDefinition } from '../metadata/definitions.ts';
import { ownField, priorValue } from './references.ts';
import type { Compiled, FormulaType, Scope } from './scope.ts';
import { FormulaError, type Formula } from './syntax.ts';

type Call = Extract<Formula, { kind: 'call' }>;

/** What a function compiles itself from. */
export interface CallContext {
  readonly object: ObjectDefinition;
  readonly call: Call;
  readonly compile: (formula: Formula) => Compiled;
}

type Compiler = (context: CallContext) => Compiled;

function wrongInput(call: Call, input: Formula, expected: string, type: FormulaType): FormulaError {
  const hint = type === 'picklist' ? ': a picklist goes through TEXT or ISPICKVAL' : '';
  return new FormulaError(`${call.name} takes ${expected}, and finds a ${type}${hint}`, input.at);
}

function requireCount({ name, inputs, at }: Call, least: number, most: number): void {
  if (inputs.length >= least && inputs.length <= most) return;
  const wanted = least === most ? String(least) : `at least ${least}`;
  throw new FormulaError(`${name} takes ${wanted} inputs, and finds ${inputs.length}`, at);
}

function booleans({ call, compile }: CallContext): ((scope: Scope) => boolean)[] {
  return call.inputs.map((input) => {
    const { type, evaluate } = compile(input);
    if (type !== 'boolean') throw wrongInput(call, input, 'conditions', type);
    return (scope) => evaluate(scope) === true;
  });
}

/** The one input of a function, of one of the types it takes. */
function only({ call, compile }: CallContext, ...types: readonly FormulaType[]): Compiled {
  requireCount(call, 1, 1);
  const [input = call] = call.inputs;
  const compiled = compile(input);
  if (types.includes(compiled.type)) return compiled;
  throw wrongInput(call, input, types.join(' or '), compiled.type);
}

function condition(evaluate: (scope: Scope) => boolean): Compiled {
  return { type: 'boolean', evaluate };
}

function isPicklistValue(context: CallContext): Compiled {
  const { call, object, compile } = context;
  requireCount(call, 2, 2);
  const [input = call, wanted = call] = call.inputs;
  const { type, evaluate } = compile(input);
  if (type !== 'picklist') throw wrongInput(call, input, 'a picklist first', type);
  if (wanted.kind !== 'literal' || typeof wanted.value !== 'string') {
    throw new FormulaError('ISPICKVAL takes a text in quotes second', wanted.at);
  }
  const { value } = wanted;
  const field = input.kind === 'reference' && input.path.length === 1 && ownField(object, input);
  const values = field ? field.picklist?.values : undefined;
  // The platform would accept it, and the rule would never say anything.
  if (value !== '' && values && !values.some((entry) => entry.value === value)) {
    throw new FormulaError(
      `ISPICKVAL asks for ${value}, which is no value of the picklist`,
      call.at,
    );
  }
  return condition((scope) => evaluate(scope) === value);
}

const functions: Readonly<Record<string, Compiler>> = {
  AND(context) {
    requireCount(context.call, 1, Infinity);
    const parts = booleans(context);
    return condition((scope) => parts.every((part) => part(scope)));
  },
  OR(context) {
    requireCount(context.call, 1, Infinity);
    const parts = booleans(context);
    return condition((scope) => parts.some((part) => part(scope)));
  },
  NOT(context) {
    const { evaluate } = only(context, 'boolean');
    return condition((scope) => evaluate(scope) !== true);
  },
  IF({ call, compile }) {
    requireCount(call, 3, 3);
    const [test = call, yes = call, no = call] = call.inputs;
    const [isTrue, then, otherwise] = [compile(test), compile(yes), compile(no)];
    if (isTrue.type !== 'boolean') throw wrongInput(call, test, 'a condition first', isTrue.type);
    if (then.type !== otherwise.type) {
      throw wrongInput(call, no, `a ${then.type} as in the other case`, otherwise.type);
    }
    return {
      type: then.type,
      evaluate: (scope) => (isTrue.evaluate(scope) === true ? then : otherwise).evaluate(scope),
    };
  },
  ISBLANK(context) {
    const { evaluate } = only(context, 'text', 'number', 'date', 'datetime');
    return condition((scope) => {
      const value = evaluate(scope);
      return value === null || value === '';
    });
  },
  ISPICKVAL: isPicklistValue,
  ISCHANGED({ call, object }) {
    requireCount(call, 1, 1);
    const { name } = ownField(object, call.inputs[0]);
    return condition(
      ({ prior, fields }) => prior !== null && (prior[name] ?? null) !== (fields[name] ?? null),
    );
  },
  ISNEW({ call }) {
    requireCount(call, 0, 0);
    return condition(({ prior }) => prior === null);
  },
  PRIORVALUE({ call, object }) {
    requireCount(call, 1, 1);
    return priorValue(ownField(object, call.inputs[0]), call.at);
  },
  TEXT(context) {
    const { evaluate } = only(context, 'picklist', 'number');
    return { type: 'text', evaluate: (scope) => String(evaluate(scope) ?? '') };
  },
  LEN(context) {
    const { evaluate } = only(context, 'text');
    return { type: 'number', evaluate: (scope) => String(evaluate(scope) ?? '').length };
  },
};

/** The functions a validation rule of the package may use. */
export const knownFunctions: readonly string[] = Object.keys(functions);

/** Compiles a call; throws FormulaError for an unknown function or inputs it does not take. */
export function compileCall(context: CallContext): Compiled {
  const { name, at } = context.call;
  const compiler = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (compiler) return compiler(context);
  throw new FormulaError(`cannot evaluate ${name}; it knows ${knownFunctions.join(', ')}`, at);
}

import {
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLID,
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLList,
  GraphQLObjectType,
  GraphQLScalarType,
  GraphQLString,
  type GraphQLFieldConfigMap,
  type GraphQLInputType,
} from 'graphql';
import type { FieldDefinition, FieldType, RowValue } from '../../org.ts';

/** What a field resolves to before its parts are chosen. */
export interface FieldValue {
  readonly value: RowValue;
  readonly displayValue: string | null;
}

/** The GraphQL types that stand for one kind of Salesforce field. */
export interface ValueTypes {
  readonly output: GraphQLObjectType<FieldValue>;
  /** Null for what cannot be filtered by, such as long text. */
  readonly operators: GraphQLInputObjectType | null;
}

const textScalars: Partial<Record<FieldType, GraphQLScalarType>> = {
  id: GraphQLID,
  reference: GraphQLID,
  string: GraphQLString,
  textarea: textScalar('TextArea'),
  picklist: textScalar('Picklist'),
  email: textScalar('EmailAddress'),
  phone: textScalar('PhoneNumber'),
  url: textScalar('Url'),
};
const numberScalars: Partial<Record<FieldType, GraphQLScalarType>> = {
  int: GraphQLInt,
  double: numberScalar('Double'),
  currency: numberScalar('Currency'),
};

const made = new Map<string, ValueTypes>();

/** The value and operator types of a field, named as the platform names them. */
export function valueTypesOf(field: FieldDefinition): ValueTypes {
  const key = field.isLongText ? 'LongTextArea' : (scalarOf(field.type)?.name ?? field.type);
  const types = made.get(key) ?? typesFor(field);
  made.set(key, types);
  return types;
}

function scalarOf(type: FieldType): GraphQLScalarType | undefined {
  return textScalars[type] ?? numberScalars[type];
}

function typesFor(field: FieldDefinition): ValueTypes {
  if (field.isLongText) return valueTypes('LongTextArea', textScalar('LongTextArea'), null);
  const text = textScalars[field.type];
  if (text) {
    const operators = field.type === 'id' || field.type === 'reference' ? [] : ['like'];
    return valueTypes(text.name, text, text, operators);
  }
  const number = numberScalars[field.type];
  if (number) return valueTypes(number.name, number, number);
  if (field.type === 'boolean') return valueTypes('Boolean', GraphQLBoolean, GraphQLBoolean);
  const name = field.type === 'date' ? 'Date' : 'DateTime';
  const scalar = textScalar(name);
  // Dates are compared with an object on the platform, which also takes literals; not built here.
  const input = new GraphQLInputObjectType({
    name: `${name}Input`,
    fields: { value: { type: scalar } },
  });
  return valueTypes(name, scalar, input);
}

function valueTypes(
  name: string,
  scalar: GraphQLScalarType,
  operand: GraphQLInputType | null,
  more: readonly string[] = [],
): ValueTypes {
  const parts: GraphQLFieldConfigMap<FieldValue, unknown> = {
    value: { type: scalar },
    displayValue: displayed,
  };
  if (name === 'Picklist') parts['label'] = displayed;
  const output = new GraphQLObjectType<FieldValue>({ name: `${name}Value`, fields: parts });
  if (!operand) return { output, operators: null };
  const list = { type: new GraphQLList(operand) };
  const single = ['eq', 'ne', 'lt', 'gt', 'lte', 'gte', ...more];
  const operators = new GraphQLInputObjectType({
    name: `${name}Operators`,
    fields: {
      ...Object.fromEntries(single.map((operator) => [operator, { type: operand }])),
      in: list,
      nin: list,
    },
  });
  return { output, operators };
}

const displayed = { type: GraphQLString, resolve: (held: FieldValue) => held.displayValue };

function textScalar(name: string): GraphQLScalarType {
  return new GraphQLScalarType({
    name,
    parseValue: (value) => GraphQLString.parseValue(value),
    parseLiteral: (node, variables) => GraphQLString.parseLiteral(node, variables),
  });
}

function numberScalar(name: string): GraphQLScalarType {
  return new GraphQLScalarType({
    name,
    parseValue: (value) => GraphQLFloat.parseValue(value),
    parseLiteral: (node, variables) => GraphQLFloat.parseLiteral(node, variables),
  });
}

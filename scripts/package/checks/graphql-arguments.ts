import { Kind, type FieldNode, type ObjectFieldNode, type ValueNode } from 'graphql';
import type { Schema, SObject } from '../source/schema.ts';

/** Comparisons that a `where` offers (GraphQL API Developer Guide, "Filter Operators"). */
const comparisons = new Set(['eq', 'ne', 'lt', 'lte', 'gt', 'gte', 'in', 'nin', 'like']);

/** What an `orderBy` says of a field. */
const orders = new Set(['order', 'nulls']);

/** Unknown names inside `where`; variables are left to the platform. */
export function problemsOfFilter(
  value: ValueNode | undefined,
  object: SObject,
  schema: Schema,
): string[] {
  return partsOf(value).flatMap(({ name: { value: name }, value: inner }) => {
    if (['and', 'or', 'not'].includes(name)) return problemsOfFilter(inner, object, schema);
    return problemsOfName(name, inner, object, schema, problemsOfFilter, comparisons);
  });
}

/** Unknown names inside `orderBy`. */
export function problemsOfOrder(
  value: ValueNode | undefined,
  object: SObject,
  schema: Schema,
): string[] {
  return partsOf(value).flatMap(({ name: { value: name }, value: inner }) =>
    problemsOfName(name, inner, object, schema, problemsOfOrder, orders),
  );
}

/** Unknown fields in the `input` of a mutation: `{ Buyer_Note__c: { Body__c: $body } }`. */
export function problemsOfInput(field: FieldNode, object: SObject): string[] {
  const input = field.arguments?.find(({ name }) => name.value === 'input')?.value;
  return partsOf(input)
    .filter(({ name }) => name.value !== 'Id')
    .flatMap(({ name, value }) =>
      name.value === object.name
        ? partsOf(value)
            .filter((part) => !object.fields.has(part.name.value))
            .map((part) => `sets ${object.name}.${part.name.value}, which does not exist`)
        : [`gives ${name.value} where ${object.name} is expected`],
    );
}

function problemsOfName(
  name: string,
  value: ValueNode,
  object: SObject,
  schema: Schema,
  inParent: (value: ValueNode, object: SObject, schema: Schema) => string[],
  allowed: ReadonlySet<string>,
): string[] {
  if (object.fields.has(name)) {
    return partsOf(value)
      .filter((part) => !allowed.has(part.name.value))
      .map((part) => `uses ${part.name.value} on ${object.name}.${name}, which is not offered`);
  }
  const parent = [...object.fields.values()].find(({ relationship }) => relationship === name);
  const target = schema.get(parent?.referenceTo ?? '');
  if (target) return inParent(value, target, schema);
  return [`names ${object.name}.${name}, which does not exist`];
}

/** The parts of an object value, or of every object in a list. */
function partsOf(value: ValueNode | undefined): readonly ObjectFieldNode[] {
  if (value?.kind === Kind.LIST) return value.values.flatMap(partsOf);
  return value?.kind === Kind.OBJECT ? value.fields : [];
}

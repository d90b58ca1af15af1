import {
  Kind,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type TypeNode,
} from 'graphql';
import type { Schema, SObject } from '../source/schema.ts';
import { problemsOfFilter, problemsOfInput, problemsOfOrder } from './graphql-arguments.ts';
import { childrenOf } from '../source/schema.ts';

/** What an operation is checked against. */
export interface QueryContext {
  readonly schema: Schema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/** What the UI API wraps a field's value in. */
const valueParts = new Set(['value', 'displayValue', 'label', 'format', '__typename']);

/** What every record offers besides its fields. */
const recordParts = new Set(['ApiName', 'DisplayValue', 'WeakEtag', '__typename']);

/** Every name in the operation that does not exist, as a sentence that continues "the operation". */
export function problemsOfOperation(
  operation: OperationDefinitionNode,
  context: QueryContext,
): string[] {
  const variables = (operation.variableDefinitions ?? []).flatMap(({ type }) =>
    problemsOfVariable(type, context.schema),
  );
  const roots = fieldsOf(operation.selectionSet, context, 'uiapi').flatMap(({ field }) =>
    field.name.value === 'uiapi'
      ? problemsOfUiapi(field.selectionSet, context)
      : [`asks for ${field.name.value} beside uiapi`],
  );
  return [...variables, ...roots];
}

/** `Buyer_Note__c_Filter`, `Buyer_Note__cCreateInput!`: types that are named after an object. */
function problemsOfVariable(type: TypeNode, schema: Schema): string[] {
  if (type.kind !== Kind.NAMED_TYPE) return problemsOfVariable(type.type, schema);
  const name = type.name.value;
  const object = /^(.+?)(?:_Filter|_OrderBy|(?:Create|Update|Delete)Input)$/.exec(name)?.[1];
  const isKnown = object === undefined || object === 'Record' || schema.has(object);
  return isKnown ? [] : [`has a variable of the type ${name}, but there is no object ${object}`];
}

function problemsOfUiapi(selections: SelectionSetNode | undefined, context: QueryContext) {
  return fieldsOf(selections, context, 'uiapi').flatMap(({ field }) => {
    const name = field.name.value;
    if (name === 'query') {
      return fieldsOf(field.selectionSet, context, 'query').flatMap(({ field: records }) =>
        problemsOfConnection(records, records.name.value, context),
      );
    }
    const [, object, verb] = /^(.+)(Create|Update|Delete)$/.exec(name) ?? [];
    if (object === undefined) return [`asks uiapi for ${name}, which this check does not know`];
    const target = context.schema.get(object);
    if (!target) return [`changes ${object}, which does not exist`];
    const input = verb === 'Delete' ? [] : problemsOfInput(field, target);
    const record = fieldsOf(field.selectionSet, context, name)
      .filter(({ field: part }) => part.name.value === 'Record')
      .flatMap(({ field: part }) => problemsOfRecord(part.selectionSet, target, context));
    return [...input, ...record];
  });
}

function problemsOfConnection(field: FieldNode, object: string, context: QueryContext): string[] {
  const target = context.schema.get(object);
  if (!target) return [`asks for ${object}, which does not exist`];
  const given = new Map((field.arguments ?? []).map(({ name, value }) => [name.value, value]));
  const edges = fieldsOf(field.selectionSet, context, object).filter(
    (part) => part.field.name.value === 'edges',
  );
  const records = edges
    .flatMap((part) => fieldsOf(part.field.selectionSet, context, object))
    .filter((part) => part.field.name.value === 'node')
    .flatMap((part) => problemsOfRecord(part.field.selectionSet, target, context));
  return [
    ...(given.has('first') || edges.length === 0
      ? []
      : [`asks for ${object} without first, so it would get ten rows`]),
    ...problemsOfFilter(given.get('where'), target, context.schema),
    ...problemsOfOrder(given.get('orderBy'), target, context.schema),
    ...records,
  ];
}

function problemsOfRecord(
  selections: SelectionSetNode | undefined,
  object: SObject,
  context: QueryContext,
): string[] {
  return fieldsOf(selections, context, object.name).flatMap(({ field, type }) => {
    const target = type === object.name ? object : context.schema.get(type);
    const name = field.name.value;
    if (!target) return [`speaks of ${type}, which does not exist`];
    if (recordParts.has(name) || (name === 'Id' && !field.selectionSet)) return [];
    if (target.fields.has(name)) return problemsOfValue(field, target, context);
    const parent = [...target.fields.values()].find(({ relationship }) => relationship === name);
    const parentObject = context.schema.get(parent?.referenceTo ?? '');
    if (parentObject) return problemsOfRecord(field.selectionSet, parentObject, context);
    const child = childrenOf(context.schema, target.name).get(name);
    if (child !== undefined) return problemsOfConnection(field, child, context);
    return [`asks ${target.name} for ${name}, which does not exist`];
  });
}

function problemsOfValue(field: FieldNode, object: SObject, context: QueryContext): string[] {
  const name = `${object.name}.${field.name.value}`;
  const parts = fieldsOf(field.selectionSet, context, name);
  if (parts.length === 0) return [`asks for ${name} without { value }`];
  return parts
    .filter((part) => !valueParts.has(part.field.name.value))
    .map((part) => `asks for ${part.field.name.value} of ${name}, which values do not have`);
}

/** The fields of a selection with the type that a fragment around them names. */
function fieldsOf(
  selections: SelectionSetNode | undefined,
  context: QueryContext,
  type: string,
): { field: FieldNode; type: string }[] {
  return (selections?.selections ?? []).flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [{ field: selection, type }];
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection
        : context.fragments.get(selection.name.value);
    return fieldsOf(fragment?.selectionSet, context, fragment?.typeCondition?.name.value ?? type);
  });
}

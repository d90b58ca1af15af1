import {
  GraphQLBoolean,
  GraphQLEnumType,
  GraphQLID,
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLString,
  type GraphQLFieldConfigArgumentMap,
  type GraphQLFieldConfigMap,
  type GraphQLInputFieldConfigMap,
} from 'graphql';
import type { FieldDefinition, ObjectDefinition, Org, Session } from '../../org.ts';
import { childConnection, parentRecord, type Connection, type QueryContext } from './connection.ts';
import { fieldValue, type RecordSource } from './record-fields.ts';
import { valueTypesOf } from './value-types.ts';

const order = new GraphQLEnumType({ name: 'ResultOrder', values: { ASC: {}, DESC: {} } });
const nulls = new GraphQLEnumType({ name: 'NullsOrder', values: { FIRST: {}, LAST: {} } });
const orderByClause = new GraphQLInputObjectType({
  name: 'OrderByClause',
  fields: { order: { type: order }, nulls: { type: nulls } },
});
const pageInfo = new GraphQLObjectType({
  name: 'PageInfo',
  fields: {
    hasNextPage: { type: new GraphQLNonNull(GraphQLBoolean) },
    hasPreviousPage: { type: new GraphQLNonNull(GraphQLBoolean) },
    startCursor: { type: GraphQLString },
    endCursor: { type: GraphQLString },
  },
});

/** The GraphQL types of one object. */
export interface RecordTypes {
  readonly name: string;
  readonly object: ObjectDefinition;
  readonly record: GraphQLObjectType<RecordSource, QueryContext>;
  readonly connection: GraphQLObjectType<Connection, QueryContext>;
  readonly filter: GraphQLInputObjectType;
  readonly orderBy: GraphQLInputObjectType;
  readonly listArguments: () => GraphQLFieldConfigArgumentMap;
}

/** The types of every object this user may read, with the fields they may read; by API name. */
export function recordTypes(org: Org, session: Session): ReadonlyMap<string, RecordTypes> {
  const types = new Map<string, RecordTypes>();
  for (const object of org.metadata.objects.values()) {
    if (!org.can(session, object.name).read) continue;
    const fields = [...object.fields.values()].filter(
      (field) =>
        // An address is read by its parts here.
        field.type !== 'address' && org.canField(session, object.name, field.name).read,
    );
    types.set(object.name, typesOf(object, fields, types));
  }
  return types;
}

/** The types of one object; they refer to each other's through `all`, which fills up later. */
function typesOf(
  object: ObjectDefinition,
  fields: readonly FieldDefinition[],
  all: ReadonlyMap<string, RecordTypes>,
): RecordTypes {
  const { name } = object;
  const record = new GraphQLObjectType<RecordSource, QueryContext>({
    name,
    fields: () => ({ ...recordFields(object, fields, all), ...childFields(object, all) }),
  });
  const edge = new GraphQLObjectType({
    name: `${name}Edge`,
    fields: { node: { type: record }, cursor: { type: GraphQLString } },
  });
  const connection = new GraphQLObjectType<Connection, QueryContext>({
    name: `${name}Connection`,
    fields: {
      edges: { type: new GraphQLList(edge) },
      pageInfo: { type: new GraphQLNonNull(pageInfo) },
      totalCount: { type: new GraphQLNonNull(GraphQLInt) },
      pageResultCount: { type: new GraphQLNonNull(GraphQLInt) },
    },
  });
  const filter: GraphQLInputObjectType = new GraphQLInputObjectType({
    name: `${name}_Filter`,
    fields: () => ({
      ...eachField(fields, all, (field) => valueTypesOf(field).operators, 'filter'),
      and: { type: new GraphQLList(filter) },
      or: { type: new GraphQLList(filter) },
      not: { type: filter },
    }),
  });
  const orderBy = new GraphQLInputObjectType({
    name: `${name}_OrderBy`,
    fields: () =>
      eachField(fields, all, (field) => (field.isLongText ? null : orderByClause), 'orderBy'),
  });
  const listArguments = () => ({
    first: { type: GraphQLInt },
    after: { type: GraphQLString },
    upperBound: { type: GraphQLInt },
    where: { type: filter },
    orderBy: { type: orderBy },
  });
  return { name, object, record, connection, filter, orderBy, listArguments };
}

/** One input for each field, and one for each parent, which takes the parent's fields. */
function eachField(
  fields: readonly FieldDefinition[],
  all: ReadonlyMap<string, RecordTypes>,
  own: (field: FieldDefinition) => GraphQLInputObjectType | null,
  ofParent: 'filter' | 'orderBy',
): GraphQLInputFieldConfigMap {
  const inputs: GraphQLInputFieldConfigMap = {};
  for (const field of fields) {
    const type = own(field);
    if (type) inputs[field.name] = { type };
    const parent = parentTypes(field, all);
    if (parent && field.relationshipName) {
      inputs[field.relationshipName] = { type: parent[ofParent] };
    }
  }
  return inputs;
}

function recordFields(
  object: ObjectDefinition,
  fields: readonly FieldDefinition[],
  all: ReadonlyMap<string, RecordTypes>,
): GraphQLFieldConfigMap<RecordSource, QueryContext> {
  const outputs: GraphQLFieldConfigMap<RecordSource, QueryContext> = {
    ApiName: { type: new GraphQLNonNull(GraphQLString), resolve: () => object.name },
    DisplayValue: { type: GraphQLString, resolve: (row) => row[object.nameField] ?? null },
  };
  for (const field of fields) {
    if (field.name === 'Id') outputs['Id'] = { type: new GraphQLNonNull(GraphQLID) };
    else outputs[field.name] = { type: valueTypesOf(field).output, resolve: fieldValue(field) };
    const parent = parentTypes(field, all);
    if (parent && field.relationshipName) {
      const resolve = parentRecord(field.relationshipName);
      outputs[field.relationshipName] = { type: parent.record, resolve };
    }
  }
  return outputs;
}

function childFields(
  object: ObjectDefinition,
  all: ReadonlyMap<string, RecordTypes>,
): GraphQLFieldConfigMap<RecordSource, QueryContext> {
  const outputs: GraphQLFieldConfigMap<RecordSource, QueryContext> = {};
  for (const { name, childObject } of object.childRelationships) {
    const child = all.get(childObject);
    if (!child) continue;
    const args = child.listArguments();
    outputs[name] = { type: child.connection, args, resolve: childConnection(name) };
  }
  return outputs;
}

/** Parents of several kinds (an owner that may be a queue) have no single type; not built here. */
function parentTypes(
  field: FieldDefinition,
  all: ReadonlyMap<string, RecordTypes>,
): RecordTypes | undefined {
  const [only, ...others] = field.referenceTo;
  return only === undefined || others.length ? undefined : all.get(only);
}

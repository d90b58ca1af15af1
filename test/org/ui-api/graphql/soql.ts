import {
  getArgumentValues,
  GraphQLError,
  isObjectType,
  type FieldNode,
  type GraphQLResolveInfo,
} from 'graphql';
import {
  fieldOf,
  objectOf,
  relationshipOf,
  type ObjectDefinition,
  type OrgMetadata,
} from '../../org.ts';
import { conditionOf } from './conditions.ts';
import { orderingOf } from './ordering.ts';
import { pageOf, type ListArguments } from './page.ts';
import { chosenFields, chosenNamed } from './selection.ts';

/** Builds the one SOQL query behind a list of records and everything chosen below it. */
export class SoqlBuilder {
  readonly #metadata: OrgMetadata;
  readonly #info: GraphQLResolveInfo;

  constructor(metadata: OrgMetadata, info: GraphQLResolveInfo) {
    this.#metadata = metadata;
    this.#info = info;
  }

  /** The page the arguments ask for, and one record more, which tells whether there is a next. */
  list(object: ObjectDefinition, nodes: readonly FieldNode[], args: ListArguments): string {
    return this.#select(object, object.name, nodes, args, pageOf(args).limit);
  }

  /** How many match, for `totalCount`. */
  count(object: ObjectDefinition, args: ListArguments): string {
    const condition = conditionOf(this.#metadata, object, args.where);
    return `SELECT COUNT() FROM ${object.name}${condition && ` WHERE ${condition}`}`;
  }

  #select(
    object: ObjectDefinition,
    from: string,
    connectionNodes: readonly FieldNode[],
    args: ListArguments,
    limit: number,
  ): string {
    const nodes = this.#recordNodes(connectionNodes);
    const isTopLevel = from === object.name;
    const columns = new Set(['Id', ...this.#columns(object, nodes, '', isTopLevel)]);
    const condition = conditionOf(this.#metadata, object, args.where);
    const written = connectionNodes[0]?.arguments?.find(({ name }) => name.value === 'orderBy');
    const ordering = orderingOf(object, args.orderBy, written?.value);
    return (
      `SELECT ${[...columns].join(', ')} FROM ${from}` +
      (condition && ` WHERE ${condition}`) +
      (ordering && ` ORDER BY ${ordering}`) +
      ` LIMIT ${limit}`
    );
  }

  /** `edges { node { … } }` below a connection. */
  #recordNodes(connectionNodes: readonly FieldNode[]): FieldNode[] {
    const edges = chosenNamed('edges', connectionNodes, this.#info);
    return chosenNamed('node', edges, this.#info);
  }

  #columns(
    object: ObjectDefinition,
    nodes: readonly FieldNode[],
    path: string,
    mayHaveChildren: boolean,
  ): string[] {
    const columns: string[] = [];
    const children = new Map<string, FieldNode[]>();
    for (const node of chosenFields(nodes, this.#info)) {
      const name = node.name.value;
      const field = fieldOf(object, name);
      const parent = objectOf(this.#metadata, relationshipOf(object, name)?.referenceTo[0] ?? '');
      if (field) columns.push(path + field.name);
      else if (name === 'DisplayValue') columns.push(path + object.nameField);
      else if (parent) {
        const below = `${path}${name}.`;
        columns.push(`${below}Id`, ...this.#columns(parent, [node], below, false));
      } else if (object.childRelationships.some((child) => child.name === name)) {
        children.set(name, [...(children.get(name) ?? []), node]);
      }
    }
    for (const [name, childNodes] of children) {
      if (!mayHaveChildren) throw tooDeep(childNodes);
      columns.push(this.#childQuery(object, name, childNodes));
    }
    return columns;
  }

  #childQuery(object: ObjectDefinition, name: string, nodes: readonly FieldNode[]): string {
    const [first, ...others] = nodes;
    const relationship = object.childRelationships.find((child) => child.name === name);
    const child = objectOf(this.#metadata, relationship?.childObject ?? '');
    const type = this.#info.schema.getType(object.name);
    const definition = isObjectType(type) ? type.getFields()[name] : undefined;
    if (!first || !child || !definition) throw new GraphQLError(`${name} is unknown.`, { nodes });
    const args: ListArguments = getArgumentValues(definition, first, this.#info.variableValues);
    // SOQL takes one subquery for each relationship.
    if (others.length && nodes.some((node) => node.arguments?.length)) {
      throw new GraphQLError(`Ask for ${name} once: its arguments cannot differ.`, { nodes });
    }
    return `(${this.#select(child, name, nodes, args, pageOf(args).limit)})`;
  }
}

function tooDeep(nodes: readonly FieldNode[]): GraphQLError {
  return new GraphQLError('Only one level of child relationships can be queried.', {
    nodes,
    extensions: { ErrorType: 'OperationNotSupported' },
  });
}

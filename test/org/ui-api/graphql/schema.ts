import {
  DirectiveLocation,
  GraphQLDirective,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  specifiedDirectives,
} from 'graphql';
import { SalesforceError, type Org, type Session } from '../../org.ts';
import { rootConnection, type QueryContext } from './connection.ts';
import { recordTypes } from './record-types.ts';

/** `@optional` on a field: left out for users who may not read it, where others would get an error. */
export const optionalDirective = new GraphQLDirective({
  name: 'optional',
  locations: [DirectiveLocation.FIELD],
});

/**
 * The UI API's GraphQL schema as one user sees it: what they may not read does not exist in it, so
 * that asking for it is the same error as asking for what nobody has.
 */
export function schemaFor(org: Org, session: Session): GraphQLSchema {
  const types = recordTypes(org, session);
  if (types.size === 0) {
    throw new SalesforceError('API_DISABLED_FOR_ORG', 'This user can read no object.', {
      status: 403,
    });
  }
  const roots = [...types.values()].map(({ name, connection, listArguments, object }) => [
    name,
    { type: connection, args: listArguments(), resolve: rootConnection(object) },
  ]);
  const query = new GraphQLObjectType<unknown, QueryContext>({
    name: 'RecordQuery',
    fields: Object.fromEntries(roots),
  });
  const self = () => ({});
  const uiapi = new GraphQLObjectType<unknown, QueryContext>({
    name: 'UIAPI',
    fields: { query: { type: new GraphQLNonNull(query), resolve: self } },
  });
  return new GraphQLSchema({
    query: new GraphQLObjectType<unknown, QueryContext>({
      name: 'Query',
      fields: { uiapi: { type: new GraphQLNonNull(uiapi), resolve: self } },
    }),
    directives: [...specifiedDirectives, optionalDirective],
  });
}

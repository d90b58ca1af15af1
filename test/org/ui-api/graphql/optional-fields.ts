import { TypeInfo, visit, visitWithTypeInfo, type DocumentNode, type GraphQLSchema } from 'graphql';
import { optionalDirective } from './schema.ts';

/** Takes out the fields marked `@optional` that this user's schema does not have. */
export function withoutMissingOptionals(
  document: DocumentNode,
  schema: GraphQLSchema,
): DocumentNode {
  const types = new TypeInfo(schema);
  return visit(
    document,
    visitWithTypeInfo(types, {
      Field: ({ directives }) => {
        const isOptional = directives?.some(({ name }) => name.value === optionalDirective.name);
        return isOptional && types.getParentType() && !types.getFieldDef() ? null : undefined;
      },
    }),
  );
}

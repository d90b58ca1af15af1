import { GraphQLError, Kind, parse, type DocumentNode } from 'graphql';
import type { Finding } from '../finding.ts';
import type { SourceFile } from '../source/files.ts';
import type { PackageSource } from '../source/package-source.ts';
import type { Schema } from '../source/schema.ts';
import { problemsOfOperation } from './graphql-operation.ts';

/** Every object, field and relationship inside a `gql` template exists. */
export function checkGraphql({ scripts, schema }: PackageSource): Finding[] {
  return scripts.flatMap((script) =>
    script.queries.flatMap((query) => checkQuery(script, query, schema)),
  );
}

function checkQuery({ path: file }: SourceFile, query: string | null, schema: Schema): Finding[] {
  if (query === null) {
    return [
      {
        file,
        problem: 'a gql template interpolates',
        remedy: 'pass what changes as a variable: interpolation invites injection',
      },
    ];
  }
  const document = parsed(query);
  if (typeof document === 'string') {
    return [{ file, problem: `a gql template is no GraphQL (${document})`, remedy: 'correct it' }];
  }
  const fragments = new Map(
    document.definitions
      .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((definition) => [definition.name.value, definition]),
  );
  return document.definitions
    .filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
    .flatMap((operation) =>
      problemsOfOperation(operation, { schema, fragments }).map((problem) => ({
        file,
        problem: `the GraphQL operation ${operation.name?.value ?? '(unnamed)'} ${problem}`,
        remedy: 'correct the query, or add the field to the package',
      })),
    );
}

function parsed(query: string): DocumentNode | string {
  try {
    return parse(query);
  } catch (error) {
    if (error instanceof GraphQLError) return error.message;
    throw error;
  }
}

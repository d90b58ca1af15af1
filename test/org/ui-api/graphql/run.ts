import {
  execute,
  GraphQLError,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import { z } from 'zod';
import { SalesforceError, type Org, type Session } from '../../org.ts';
import { withoutMissingOptionals } from './optional-fields.ts';
import type { QueryContext } from './connection.ts';
import { schemaFor } from './schema.ts';

/** The body of a GraphQL request. */
export const graphqlRequest = z.object({
  query: z.string().max(100_000),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
});

/** Many times what a page asks for, and few enough that nothing nests too deep to be read. */
const mostTokens = 3_000;

/** One entry of `errors`, as the UI API writes it. */
interface AnswerError {
  readonly message: string;
  readonly locations: readonly { readonly line: number; readonly column: number }[];
  readonly paths: readonly (string | number)[];
  readonly extensions: { readonly ErrorType: string };
}

export interface GraphQLAnswer {
  readonly data: unknown;
  readonly errors: readonly AnswerError[];
}

/**
 * Answers a UI API GraphQL query as one user: parsed, validated against the schema that user has,
 * and run as SOQL in that user's session. Errors of the query are part of the answer; a fault of
 * this program is thrown.
 */
export async function runGraphQL(
  org: Org,
  session: Session,
  request: z.infer<typeof graphqlRequest>,
): Promise<GraphQLAnswer> {
  const schema = schemaFor(org, session);
  const document = parsed(request.query, schema);
  if (document instanceof GraphQLError) return refusal([document], 'InvalidSyntax');
  const invalid = validate(schema, document, specifiedRules);
  if (invalid.length) return refusal(invalid, 'ValidationError');

  const contextValue: QueryContext = { org, session };
  const { data = null, errors = [] } = await execute({
    schema,
    document,
    contextValue,
    variableValues: request.variables,
    operationName: request.operationName,
  });
  for (const { originalError } of errors) {
    if (originalError && !isAnswer(originalError)) throw originalError;
  }
  return { data, errors: errors.map((error) => answerError(error, 'DataFetchingException')) };
}

function parsed(query: string, schema: GraphQLSchema): DocumentNode | GraphQLError {
  try {
    return withoutMissingOptionals(parse(query, { maxTokens: mostTokens }), schema);
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

function isAnswer(error: Error): boolean {
  return error instanceof SalesforceError || error instanceof GraphQLError;
}

function refusal(errors: readonly GraphQLError[], type: string): GraphQLAnswer {
  return { data: null, errors: errors.map((error) => answerError(error, type)) };
}

function answerError(error: GraphQLError, type: string): AnswerError {
  const own = error.extensions['ErrorType'];
  return {
    message: platformWords(error.message),
    locations: error.locations ?? [],
    paths: error.path ?? [],
    extensions: { ErrorType: typeof own === 'string' ? own : type },
  };
}

/** The platform names the rule that a field breaks which the user does not have. */
function platformWords(message: string): string {
  const field = /^Cannot query field "(\w+)"/.exec(message)?.[1];
  return field === undefined
    ? message
    : `Validation error (FieldUndefined@[${field}]) : ${message}`;
}

import { request } from '../../lds/request.ts';
import { makeWireAdapter } from '../../lds/wire-adapter.ts';

/** What `gql` gives; opaque to components. */
export type GraphQLDocument = string;

interface Operation {
  readonly query: GraphQLDocument | undefined;
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
}

interface Answer {
  readonly data: unknown;
  readonly errors: readonly unknown[] | undefined;
}

interface WiredAnswer extends Answer {
  /** Fetches again and emits; resolves when it has. */
  readonly refresh?: () => Promise<void>;
}

/** Marks a query. Values go into variables: the platform's compiler refuses interpolation too. */
export function gql(parts: TemplateStringsArray, ...values: unknown[]): GraphQLDocument {
  if (values.length) throw new TypeError('gql takes no ${…}: pass the value as a variable.');
  return parts.join('');
}

/** The wire adapter: emits `{ data, errors, refresh }`; waits while `query` is undefined. */
export const graphql = makeWireAdapter<Operation, WiredAnswer>(
  { data: undefined, errors: undefined },
  (operation, refresh) =>
    operation.query === undefined
      ? undefined
      : run(operation).then((answer) => ({ ...answer, refresh })),
);

/** Runs a mutation at once; resolves with `{ data, errors }`, whatever went wrong. */
export async function executeMutation(operation: Operation): Promise<Answer> {
  return run(operation);
}

async function run({ query, variables, operationName }: Operation): Promise<Answer> {
  try {
    return answerOf(await request('POST', '/graphql', { query, variables, operationName }));
  } catch (error) {
    return { data: undefined, errors: [failureOf(error)] };
  }
}

function answerOf(body: unknown): Answer {
  if (typeof body !== 'object' || body === null) return { data: undefined, errors: undefined };
  const data: unknown = 'data' in body ? (body.data ?? undefined) : undefined;
  const errors = 'errors' in body && Array.isArray(body.errors) ? body.errors : [];
  return { data, errors: errors.length ? errors : undefined };
}

/**
 * A request that failed as a whole, as an entry of `errors`: the FetchResponse with which LDS
 * reports a failed request everywhere (LWC Developer Guide, "Handle Errors in Lightning Data
 * Service"), and the message that every GraphQL error has. No page says what exactly LDS puts here.
 */
function failureOf(error: unknown): object {
  const response = typeof error === 'object' ? error : null;
  return { ...response, message: messageOf(error), locations: [], paths: [] };
}

function messageOf(error: unknown): string {
  const body = typeof error === 'object' && error && 'body' in error ? error.body : error;
  const [first = body] = Array.isArray(body) ? body : [];
  return typeof first === 'object' && first && 'message' in first
    ? String(first.message)
    : 'The org could not be reached. Try again.';
}

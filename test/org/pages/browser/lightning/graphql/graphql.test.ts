import { afterEach, describe, expect, test, vi } from 'vitest';
import { faultsOf, isUnanswered, statusOf } from '#lwc/errorWords/faults.ts';
import { executeMutation, gql } from './graphql.ts';

const query = gql`
  query deal {
    uiapi {
      query {
        Opportunity {
          totalCount
        }
      }
    }
  }
`;

/** The errors that a component gets when the org answers like this. */
async function errorsAfter(answer: () => Promise<Response>): Promise<unknown> {
  vi.stubGlobal('fetch', answer);
  const { data, errors } = await executeMutation({ query });
  expect(data).toBeUndefined();
  expect(errors).toHaveLength(1);
  return errors;
}

afterEach(() => vi.unstubAllGlobals());

describe('a request that failed as a whole', () => {
  test('tells the package that there is no connection', async () => {
    const errors = await errorsAfter(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(isUnanswered(errors)).toBe(true);
  });

  test('tells the package its HTTP status, and what the org said', async () => {
    const message = 'Session expired or invalid';
    const said = [{ errorCode: 'INVALID_SESSION_ID', message }];
    const expired = await errorsAfter(async () => Response.json(said, { status: 401 }));
    expect(statusOf(expired)).toBe(401);
    expect(faultsOf(expired)).toEqual([{ code: 'INVALID_SESSION_ID', message, field: '' }]);
    expect(isUnanswered(expired)).toBe(false);

    const away = await errorsAfter(async () => new Response('<html>', { status: 503 }));
    expect(statusOf(away)).toBe(503);
  });
});

test('what GraphQL says of a query is passed on as it stands', async () => {
  const answer = {
    data: { uiapi: null },
    errors: [{ message: 'Invalid Syntax', locations: [{ line: 1, column: 2 }], paths: [] }],
  };
  vi.stubGlobal('fetch', async () => Response.json(answer));
  expect(await executeMutation({ query })).toEqual(answer);
});

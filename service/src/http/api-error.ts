import { z } from 'zod';

/** The one shape in which the API says no. */
export const errorBody = z.strictObject({
  error: z.strictObject({
    code: z.string().describe('A word for programs, such as "not-found"'),
    message: z.string().describe('What happened and what to do, for people'),
    requestId: z.string().describe('Names this request in the log of the service'),
  }),
});
export type ErrorBody = z.infer<typeof errorBody>;

/** An answer that says no. Code, status and words are ours, so they can be shown as they are. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly statusCode: number;
  readonly code: string;

  constructor(statusCode: number, code: string, message: string) {
    super(message);
    this.statusCode = statusCode;
    this.code = code;
  }
}

/** What is said for errors that others raise; their own words could repeat what was sent. */
const wordsByStatus = new Map([
  [400, ['bad-request', 'The request is not what /openapi.json describes.']],
  [404, ['not-found', 'There is nothing at this address. See /openapi.json.']],
  [408, ['too-slow', 'The request took too long to arrive. Send it again.']],
  [413, ['too-large', 'The request is larger than the service takes.']],
  [414, ['too-large', 'The address is longer than the service takes.']],
  [415, ['unsupported', 'The service does not take this kind of content.']],
]);

/** The answer for any error: its own words if they are ours, else plain ones for its status. */
export function describeForCaller(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  const status = statusOf(error);
  const known = wordsByStatus.get(status);
  const [code = 'bad-request', message = ''] =
    known ?? (status < 500 ? wordsByStatus.get(400) : undefined) ?? [];
  if (status < 500) return new ApiError(status, code, message);
  return new ApiError(
    500,
    'internal',
    'The service failed. Try again; if it stays, give an admin the request id.',
  );
}

function statusOf(error: unknown): number {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return 500;
  const { statusCode } = error;
  return typeof statusCode === 'number' && statusCode >= 400 && statusCode < 600 ? statusCode : 500;
}

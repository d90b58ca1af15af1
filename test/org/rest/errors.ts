import type { FastifyInstance } from 'fastify';
import { SalesforceError, type SalesforceFault } from '../salesforce-error.ts';

/** One entry of the array that REST answers errors with. */
export function errorBody({ message, errorCode, fields }: SalesforceFault) {
  return fields.length > 0 ? { message, errorCode, fields } : { message, errorCode };
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** What a failure looks like to a REST client. */
function asFault(error: unknown): SalesforceFault {
  if (error instanceof SalesforceError) return error;
  const code = codeOf(error);
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    return new SalesforceError('REQUEST_TOO_LARGE', 'The request is too large.', { status: 413 });
  }
  if (code.startsWith('FST_ERR_CTP') || error instanceof SyntaxError) {
    return new SalesforceError('JSON_PARSER_ERROR', 'The request body is not valid JSON.');
  }
  return new SalesforceError(
    'UNKNOWN_EXCEPTION',
    'An unexpected error occurred in the stand-in org.',
    {
      status: 500,
    },
  );
}

/** Makes a scope answer every failure as `[{ message, errorCode, fields }]`. */
export function answerErrorsAsSalesforce(app: FastifyInstance): void {
  app.setErrorHandler((error, _request, reply) => {
    const fault = asFault(error);
    const others = fault instanceof SalesforceError ? fault.others : [];
    return reply.status(fault.status).send([fault, ...others].map(errorBody));
  });
}

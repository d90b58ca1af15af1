import fp from 'fastify-plugin';
import { ApiError, describeForCaller, type ErrorBody } from '../http/api-error.ts';

/** Turns an error into the body that the caller sees. */
export function bodyOf(error: ApiError, requestId: string): ErrorBody {
  return { error: { code: error.code, message: error.message, requestId } };
}

/** Answers every error, and every address that does not exist, in one shape that repeats nothing. */
export const errors = fp(async (app) => {
  app.setErrorHandler(async (error, request, reply) => {
    const answer = describeForCaller(error);
    if (answer.statusCode >= 500) request.log.error({ err: error }, 'a request failed');
    if (answer.statusCode === 401) reply.header('www-authenticate', 'Bearer');
    return reply.code(answer.statusCode).send(bodyOf(answer, request.id));
  });
  app.setNotFoundHandler(async () => {
    throw describeForCaller({ statusCode: 404 });
  });
});
